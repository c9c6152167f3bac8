/** The policies attached to the calling user or role, or to the user who issued a federated session (E3, E8). */

import { identityLike, type Layer } from "./layer.ts";

export const identityPolicy: Layer = {
  ...identityLike,
  name: "identity-policy",
  words: { title: "identity policy", awsTitle: "identity-based policy", awsHides: false },
  several: true,
  role: "source",
  silence: null,
  levels: ({ caller }) => (caller.principal === null ? null : [caller.principal.identityPolicies]),
};
