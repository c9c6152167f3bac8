/**
 * The text of AWS KMS's AccessDeniedException. AWS names the kind of policy, never the policy; to a caller of another
 * account it does not tell whether the key exists. Source: denials seen in public reports, 2022-2026.
 */

import { isCrossAccount, type Situation } from "../context/situation.ts";
import type { DenyReason, LayerName } from "../model/decision.ts";

const kinds: Readonly<Record<LayerName, string>> = {
  "service-control-policy": "service control policy",
  "resource-control-policy": "resource control policy",
  "vpc-endpoint-policy": "VPC endpoint policy",
  "key-policy": "resource-based policy",
  grants: "resource-based policy",
  "identity-policy": "identity-based policy",
  "permissions-boundary": "permissions boundary",
  "session-policy": "session policy",
};

/** `layer` is the layer that denies or is silent, where the reason has one. */
export function awsMessage(situation: Situation, reason: DenyReason, layer: LayerName | null): string {
  const { caller, permission, target } = situation;
  const foreign = isCrossAccount(situation);
  const where = foreign ? "on this resource" : `on resource: ${target.arn}`;
  const head = `User: ${caller.text} is not authorized to perform: ${permission.action} ${where}`;
  if (foreign && (layer ?? lacking[reason]) === "key-policy") {
    return `${head} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
  }
  if (reason === "explicit-deny") {
    const kind = kinds[layer ?? "key-policy"];
    return `${head} with an explicit deny in ${/^[aeiou]/u.test(kind) ? "an" : "a"} ${kind}`;
  }
  const missing = layer ?? (caller.kind === "service" ? "key-policy" : lacking[reason]);
  return `${head} because no ${kinds[missing]} allows the ${permission.action} action`;
}

/** What AWS says is lacking. */
const lacking: Readonly<Record<DenyReason, LayerName>> = {
  "explicit-deny": "key-policy",
  "limited-by-service-control-policy": "service-control-policy",
  "limited-by-resource-control-policy": "resource-control-policy",
  "limited-by-vpc-endpoint-policy": "vpc-endpoint-policy",
  "limited-by-permissions-boundary": "permissions-boundary",
  "limited-by-session-policy": "session-policy",
  "not-a-cross-account-operation": "key-policy",
  "key-policy-does-not-delegate": "key-policy",
  "no-identity-policy-allows": "identity-policy",
  "key-policy-does-not-allow": "key-policy",
  "grant-constraint-not-met": "identity-policy",
  "grant-cannot-delegate": "identity-policy",
  "not-a-retiring-principal": "identity-policy",
  "nothing-allows": "identity-policy",
  undecidable: "identity-policy",
};
