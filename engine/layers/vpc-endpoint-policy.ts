/** The policy of the VPC endpoint through which a request came: it must allow in addition to all else (E26). */

import { type Layer, resourceLike } from "./layer.ts";

export const vpcEndpointPolicy: Layer = {
  ...resourceLike,
  name: "vpc-endpoint-policy",
  role: "guard",
  levels: ({ vpcEndpoint }) => (vpcEndpoint?.policy ? [[vpcEndpoint.policy]] : null),
};
