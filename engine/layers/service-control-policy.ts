/**
 * Service control policies of the caller's account: every level must allow (E22). They leave the management account,
 * service-linked roles and service principals alone (E23).
 */

import { findAccount } from "../context/situation.ts";
import { identityLike, type Layer } from "./layer.ts";

export const serviceControlPolicy: Layer = {
  ...identityLike,
  name: "service-control-policy",
  words: { title: "service control policy", awsTitle: "service control policy", awsHides: false },
  several: true,
  role: "guard",
  silence: "limited-by-service-control-policy",
  levels: ({ caller, environment }) => {
    const account = findAccount(environment, caller.account);
    if (account === null || caller.serviceLinked || account.organization?.managementAccount === true) return null;
    return account.serviceControlPolicies;
  },
};
