/** What is asked of both engines, with the answer that is right. */

import { type Authorizer, createAuthorizer } from "../../engine/index.ts";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { situationsOf } from "../reference/decide.ts";
import type { Asked, Situation } from "../reference/model.ts";

/** 2026-11-24T12:00:00Z, for every question. */
const now = Date.UTC(2026, 10, 24, 12);

export type Outcome = "Allow" | "Deny";

export interface Answer {
  readonly decision: Outcome;
  /** Of the permission that settles it. */
  readonly reason: string;
}

export interface Question {
  /** Where it is from, in words that find it again. */
  readonly from: string;
  /** Numbers of AWS's rules (E4); empty for generated questions, of which only our reason is known. */
  readonly rules: readonly string[];
  readonly environment: EnvironmentDocument;
  readonly asked: Asked;
  /** The permissions that are needed; none where something that decides is not known. */
  readonly situations: readonly Situation[];
  readonly expected: Answer;
  readonly ours: Answer;
}

/** What our engine says in an environment. */
export async function answererIn(environment: EnvironmentDocument): Promise<(asked: Asked) => Answer> {
  const authorizer = await createAuthorizer(environment, { now: () => now });
  return (asked) => answerOf(authorizer, asked);
}

function answerOf(authorizer: Authorizer, asked: Asked): Answer {
  if (!("operation" in asked)) return authorizer.authorize(asked);
  const { decision, checks } = authorizer.authorizeCall(asked);
  const settling =
    checks.find(({ reason }) => reason === "undecidable") ?? checks.find((one) => one.decision === decision);
  return { decision, reason: settling?.reason ?? "nothing-allows" };
}

/** The permissions that are needed; none where something that decides is not known. */
export function situationsIn(environment: EnvironmentDocument, asked: Asked, ours: Answer): readonly Situation[] {
  return ours.reason === "undecidable" ? [] : situationsOf(environment, asked, now);
}
