/** A VPC endpoint of an environment. Without a policy it lets everything pass (E26). */

import type { VpcEndpoint } from "../model/environment.ts";
import { type Element, memberOf, report, textOf } from "./element.ts";
import { bareOrNamedAfterFile, type Reading } from "./policy-reference.ts";

export function vpcEndpointFrom(element: Element, reading: Reading): VpcEndpoint {
  if (!/^vpce-[0-9a-z]+$/u.test(element.name)) {
    const message = `\`${element.name}\` is no VPC endpoint: vpce-ID is expected`;
    report(reading.diagnostics, element, "invalid-id", message, "name");
  }
  return {
    id: element.name,
    vpc: textOf(memberOf(element, "vpc")),
    policy: bareOrNamedAfterFile(memberOf(element, "policy"), "vpc-endpoint-policy", reading),
  };
}
