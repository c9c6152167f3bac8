/** What the page calls the layers. */

import type { LayerName } from "../../engine/index.ts";

export const layerTitles: Readonly<Record<LayerName, string>> = {
  "service-control-policy": "Service control policies",
  "resource-control-policy": "Resource control policies",
  "vpc-endpoint-policy": "VPC endpoint policy",
  "key-policy": "Key policy",
  "identity-policy": "Identity policies",
  "permissions-boundary": "Permissions boundary",
  "session-policy": "Session policies",
  grants: "Grants",
};
