/** Where the engine and the reference part: the same world asked of both, request by request and call by call. */

import type { CallDocument, RequestDocument, ScenarioDocument } from "../../engine/model/documents.ts";
import { authorizerOf, now, type World } from "../laws/world.ts";
import { decide } from "../reference/decide.ts";

export interface Disagreement {
  readonly when: RequestDocument | CallDocument;
  /** What each says, as `Allow allowed-by-grant`; a call's checks in a row. */
  readonly engine: string;
  readonly reference: string;
}

export interface Compared {
  /** Requests and calls that were asked. */
  readonly asked: number;
  readonly disagreements: readonly Disagreement[];
}

export async function compare(world: World): Promise<Compared> {
  const authorizer = await authorizerOf(world);
  const disagreements: Disagreement[] = [];
  const note = (when: Disagreement["when"], engine: string, reference: string): void => {
    if (engine !== reference) disagreements.push({ when, engine, reference });
  };
  for (const request of world.requests) {
    const own = authorizer.authorize(request);
    note(request, outcome(own), decide(world.environment, request, now).map(outcome).join());
  }
  for (const call of world.calls ?? []) {
    const { checks } = authorizer.authorizeCall(call);
    note(call, checks.map(checkText).join("; "), decide(world.environment, call, now).map(checkText).join("; "));
  }
  return { asked: world.requests.length + (world.calls ?? []).length, disagreements };
}

/** A scenario in which the reference's answer is expected, for `kms-cedar test`; its time is the laws', not the clock's. */
export function scenarioOf({ environment }: World, { when, engine, reference }: Disagreement): ScenarioDocument {
  const [decision = "", reason = ""] = reference.split(" ");
  const then = "operation" in when ? {} : { reason };
  const allowed = "operation" in when ? !reference.includes(" Deny ") : decision === "Allow";
  const time = { "aws:CurrentTime": new Date(now).toISOString(), "aws:EpochTime": Math.floor(now / 1000) };
  const timed = { ...when, context: { ...time, ...when.context } };
  return {
    title: `the engine says ${engine}, the reference ${reference}`,
    given: environment,
    cases: [{ name: "disagreement", when: timed, then: { decision: allowed ? "Allow" : "Deny", ...then } }],
  } as ScenarioDocument;
}

function outcome({ decision, reason }: { readonly decision: string; readonly reason: string }): string {
  return `${decision} ${reason}`;
}

function checkText(check: {
  readonly action: string;
  readonly resource: string;
  readonly decision: string;
  readonly reason: string;
}): string {
  return `${check.action} on ${check.resource} ${outcome(check)}`;
}
