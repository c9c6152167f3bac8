/** Broken rules of boundaries, session policies, SCPs, RCPs and endpoint policies (E18-E26). */

import { type Break, broken } from "./break.ts";

const paths = "translate/paths.ts";

export const brokenLimits: readonly Break[] = [
  broken("E18", "a boundary limits what a user ARN is given", paths, `user: direct,`, `user: limited,`),
  broken("E18", "a boundary does not limit what a role ARN is given", paths, `role: limited,`, `role: direct,`),
  broken(
    "E19",
    "a session policy limits what a session ARN is given",
    paths,
    `"role-session": direct,`,
    `"role-session": limited,`,
  ),
  broken(
    "E19",
    "a federated user without a session policy has its user's permissions",
    "layers/session-policy.ts",
    `session.policies.length > 0 || caller.kind === "federated-user"`,
    `session.policies.length > 0`,
  ),
  broken(
    "E22",
    "one level of service control policies suffices",
    "layers/service-control-policy.ts",
    `return account.serviceControlPolicies;`,
    `return account.serviceControlPolicies === null ? null : [account.serviceControlPolicies.flat()];`,
  ),
  broken(
    "E23",
    "service control policies bind the management account",
    "layers/service-control-policy.ts",
    ` || account.organization?.managementAccount === true`,
    ``,
  ),
  broken(
    "E23",
    "service control policies bind service-linked roles",
    "layers/service-control-policy.ts",
    ` || caller.serviceLinked`,
    ``,
  ),
  broken(
    "E24",
    "resource control policies of the caller's account bind",
    "layers/resource-control-policy.ts",
    `target.account ?? caller.account`,
    `caller.account`,
  ),
  broken(
    "E25",
    "RetireGrant obeys resource control policies",
    "layers/resource-control-policy.ts",
    ` || permission.name === "RetireGrant"`,
    ``,
  ),
  broken(
    "E25",
    "AWS managed keys obey resource control policies",
    "layers/resource-control-policy.ts",
    `managed || `,
    ``,
  ),
  broken(
    "E26",
    "an endpoint policy never limits",
    "layers/vpc-endpoint-policy.ts",
    `vpcEndpoint?.policy ? [[vpcEndpoint.policy]] : null`,
    `null`,
  ),
];
