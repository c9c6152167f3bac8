/** A statement or a grant as it is shown: what it did, and what made it apply or kept it from applying. */

import {
  type Determining,
  type GrantTrace,
  type StatementTrace,
  tellingFailures,
  tellingGrantFailures,
} from "../../engine/index.ts";
import { type Clue, clueOfFailure, clueOfGrantFailure, clueOfMatch } from "./clues.ts";
import { partOf, type Place } from "./places.ts";

/** `delegates`: an Allow that counts only together with an identity policy. `silent`: it does not apply. */
export type Tone = "allows" | "denies" | "delegates" | "silent";

export interface StatementNode {
  /** The part of the workspace; null where it cannot be found. */
  readonly part: string | null;
  readonly place: Place | null;
  readonly tone: Tone;
  /** Whether the decision rests on it. */
  readonly decides: boolean;
  readonly effect: "Allow" | "Deny" | "Grant";
  readonly title: string;
  /** The policy that it stands in; empty for a grant. */
  readonly policy: string;
  readonly clues: readonly Clue[];
  /** The ids of its Cedar policies begin with one of these, behind `allow/` or `deny/`. */
  readonly cedar: string;
}

export function statementNode(
  trace: StatementTrace,
  determining: readonly Determining[],
  place: Place | null,
  cedar: string,
): StatementNode {
  const decides = determining.some((settling) => isSame(settling, trace));
  const applies = trace.verdict !== "does-not-apply";
  return {
    part: place === null ? null : partOf(place),
    place,
    tone: trace.delegates ? "delegates" : applies ? (trace.verdict === "denies" ? "denies" : "allows") : "silent",
    decides,
    effect: trace.effect,
    title: nameOf(trace),
    policy: policyOf(trace),
    clues: applies ? trace.matched.map(clueOfMatch) : tellingFailures(trace.failed).map(clueOfFailure),
    cedar,
  };
}

export function grantNode(
  { grant, verdict, failed }: GrantTrace,
  determining: readonly Determining[],
  place: Place | null,
  cedar: string,
): StatementNode {
  return {
    part: place === null ? null : partOf(place),
    place,
    tone: verdict === "allows" ? "allows" : "silent",
    decides: determining.some((settling) => settling.grant === grant),
    effect: "Grant",
    title: grant,
    policy: "",
    clues: tellingGrantFailures(failed).map(clueOfGrantFailure),
    cedar,
  };
}

function nameOf({ sid, statement }: StatementTrace): string {
  return sid === null || sid === undefined || sid === "" ? `statement ${String(statement ?? 0)}` : sid;
}

function policyOf({ policy, file }: StatementTrace): string {
  const name = policy ?? "";
  return (file ?? "").endsWith(name) ? name.replace(/\.json$/u, "") : name;
}

function isSame(place: Determining, { layer, policyIndex, statement }: StatementTrace): boolean {
  return place.layer === layer && place.policyIndex === policyIndex && place.statement === statement;
}
