/** The policy of the VPC endpoint that a request passes. */

import { policiesOf } from "./policies.ts";
import { meansCaller } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { type Verdict, verdictOf } from "./statements.ts";

/** E26: must allow in addition; the default policy allows all. E47: a forwarded call does not pass it. */
export function endpointPolicy(situation: Situation): Verdict | null {
  const { environment, request, caller } = situation;
  const policy = environment.vpcEndpoints?.[request.vpcEndpoint ?? ""]?.policy;
  if (policy === undefined || request.viaService !== undefined) return null;
  return verdictOf(policiesOf([policy]), situation, (statement) => meansCaller(statement, caller));
}
