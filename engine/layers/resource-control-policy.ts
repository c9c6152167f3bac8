/**
 * Resource control policies of the account that owns the resource, for any caller (E24). They leave keys of the
 * management account, service-linked roles, AWS managed keys and RetireGrant alone (E25). For an action without a
 * resource those of the caller's account apply. An Allow of everything is always attached.
 */

import { findAccount } from "../context/situation.ts";
import { type Layer, resourceLike } from "./layer.ts";

export const resourceControlPolicy: Layer = {
  ...resourceLike,
  name: "resource-control-policy",
  words: { title: "resource control policy", awsTitle: "resource control policy", awsHides: false },
  several: true,
  role: "guard",
  silence: "limited-by-resource-control-policy",
  levels: ({ caller, target, permission, environment }) => {
    const account = findAccount(environment, target.account ?? caller.account);
    const managed = target.kind === "key" && target.key.metadata.keyManager === "AWS";
    if (account === null || managed || caller.serviceLinked || permission.name === "RetireGrant") return null;
    if (account.organization?.managementAccount === true || account.resourceControlPolicies.length === 0) return null;
    return [account.resourceControlPolicies];
  },
  allowsByDefault: true,
};
