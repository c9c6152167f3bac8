/** What the page calls the kinds of documents. */

import type { DocumentKind } from "../../state/documents.ts";

export const kindTitles: Readonly<Record<DocumentKind, string>> = {
  request: "Request",
  "key-policy": "Key policies",
  grants: "Grants",
  "identity-policy": "Identity policies",
  "permissions-boundary": "Permissions boundaries",
  "session-policy": "Session policies",
  "service-control-policy": "Service control policies",
  "resource-control-policy": "Resource control policies",
  "vpc-endpoint-policy": "VPC endpoint policies",
  environment: "Environment",
  unused: "Not used",
};
