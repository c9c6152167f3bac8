/**
 * Policies passed when a session was made (E19). A role session without any is a full session; a federated session
 * without any has no permissions of its own (AWS STS, GetFederationToken).
 */

import { identityLike, type Layer } from "./layer.ts";

export const sessionPolicy: Layer = {
  ...identityLike,
  name: "session-policy",
  words: { title: "session policy", awsTitle: "session policy", awsHides: false },
  several: true,
  role: "path-guard",
  silence: "limited-by-session-policy",
  levels: ({ caller, session }) =>
    session.policies.length > 0 || caller.kind === "federated-user" ? [session.policies] : null,
};
