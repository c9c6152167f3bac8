/** What an explicit Deny hides: the decision that the rest of the policies would come to. */

import { type CedarRequest, evaluate, policySet } from "../cedar/evaluate.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Decision } from "../model/decision.ts";
import { compileFolded, contextFor } from "../translate/compile.ts";
import { type Program, rulesOf } from "../translate/program.ts";
import { silentDeny } from "./decision.ts";
import { ask, createProbe } from "./probe.ts";
import { questionsOf, whyDenied } from "./reason.ts";

/** Null where the rest allows, or cannot tell. */
export function withoutDenies(
  program: Program,
  uids: Omit<CedarRequest, "context">,
  context: RequestContext,
): Decision | null {
  const rest: Program = { ...program, denies: [] };
  const { policies, reads } = compileFolded(rulesOf(rest));
  const answer = evaluate(policySet(policies), { ...uids, context: contextFor(reads, context) });
  if (answer.fault !== null || answer.allowed) return null;
  const held = ask(createProbe(questionsOf(rest)), uids, context);
  if (held.fault !== null) return null;
  return silentDeny(
    rest,
    whyDenied(rest, (name) => held.names.has(name)),
  );
}
