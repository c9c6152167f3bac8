/** E29: AWS evaluates a grant's SourceArn constraint "only" for requests by AWS services; of direct calls it says no more. */

import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

export const sourceArnOfDirectCalls: UndocumentedRule = {
  rule: "E29",
  text: "a grant's source ARN constraint is read as a condition on `aws:SourceArn`, which a direct call by the grantee lacks",
  otherwise: ({ situation }) => {
    const { caller, grants, permission } = situation;
    const free = grants.map((grant) => ({ ...grant, constraints: { ...grant.constraints, sourceArn: null } }));
    const constrained = grants.some(({ constraints }) => constraints.sourceArn !== null);
    // A child grant has to keep the constraint, whoever makes it (E33).
    if (caller.kind === "service" || !constrained || permission.name === "CreateGrant") return [];
    return [buildProgram({ ...situation, grants: free })];
  },
  concerns: (context) => context.values("aws:ViaAWSService")?.includes("true") !== true,
};
