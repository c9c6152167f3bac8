/** The policy layers, in the order in which AWS evaluates and explanations list them. */

import { identityPolicy } from "./identity-policy.ts";
import { keyPolicy } from "./key-policy.ts";
import type { Layer } from "./layer.ts";
import { permissionsBoundary } from "./permissions-boundary.ts";
import { resourceControlPolicy } from "./resource-control-policy.ts";
import { serviceControlPolicy } from "./service-control-policy.ts";
import { sessionPolicy } from "./session-policy.ts";
import { vpcEndpointPolicy } from "./vpc-endpoint-policy.ts";

export const layers: readonly Layer[] = [
  serviceControlPolicy,
  resourceControlPolicy,
  vpcEndpointPolicy,
  keyPolicy,
  identityPolicy,
  permissionsBoundary,
  sessionPolicy,
];
