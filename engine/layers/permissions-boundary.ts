/** The permissions boundary of the calling user or role: it gives nothing and limits what IAM policies give (E18, E21). */

import { identityLike, type Layer } from "./layer.ts";

export const permissionsBoundary: Layer = {
  ...identityLike,
  name: "permissions-boundary",
  words: { title: "permissions boundary", awsTitle: "permissions boundary", awsHides: false },
  role: "path-guard",
  silence: "limited-by-permissions-boundary",
  levels: ({ caller }) => {
    const boundary = caller.principal?.permissionsBoundary ?? null;
    return boundary === null ? null : [[boundary]];
  },
};
