/** The policy of the VPC endpoint through which a request came: it must allow in addition to all else (E26). */

import { type Layer, resourceLike } from "./layer.ts";

export const vpcEndpointPolicy: Layer = {
  ...resourceLike,
  name: "vpc-endpoint-policy",
  words: { title: "VPC endpoint policy", awsTitle: "VPC endpoint policy", awsHides: false },
  role: "guard",
  silence: "limited-by-vpc-endpoint-policy",
  levels: ({ vpcEndpoint }) => (vpcEndpoint?.policy ? [[vpcEndpoint.policy]] : null),
};
