/**
 * The text of AWS KMS's AccessDeniedException. AWS names the kind of policy, never the policy; to a caller of another
 * account it does not tell whether the key exists. Source: denials seen in public reports, 2022-2026.
 */

import { isCrossAccount, type Situation } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import type { Layer } from "../layers/layer.ts";
import type { DenyReason } from "../model/decision.ts";

/**
 * `layer` is the layer that denies or is silent, where the reason has one. What is undecidable has the form without a cause, as
 * AWS worded denials before 2022: which cause AWS would find is not known.
 */
export function awsMessage(situation: Situation, reason: DenyReason, layer: Layer | null): string {
  const { caller, permission, target } = situation;
  const foreign = isCrossAccount(situation);
  const where = foreign ? "on this resource" : `on resource: ${target.arn}`;
  const head = `User: ${caller.text} is not authorized to perform: ${permission.action} ${where}`;
  if (reason === "undecidable") return head;
  const { awsTitle: kind, awsHides } = (layer ?? lacking(situation, reason)).words;
  if (foreign && awsHides) {
    return `${head} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
  }
  if (reason === "explicit-deny")
    return `${head} with an explicit deny in ${/^[aeiou]/u.test(kind) ? "an" : "a"} ${kind}`;
  return `${head} because no ${kind} allows the ${permission.action} action`;
}

/** What AWS says is lacking. A service principal has no identity policies. */
function lacking({ caller }: Situation, reason: DenyReason): Layer {
  return caller.kind === "service" || ofTheKey.has(reason) ? keyPolicy : identityPolicy;
}

const ofTheKey: ReadonlySet<DenyReason> = new Set<DenyReason>([
  "not-a-cross-account-operation",
  "key-policy-does-not-delegate",
  "key-policy-does-not-allow",
]);
