/** GetFederationToken: a session of a federated user, within what the calling user may do. Source: AWS STS API reference. */

import type { StsAction } from "./action.ts";
import { stsError } from "./answer.ts";
import { makeKey } from "./make-key.ts";
import { principalName } from "./principal-name.ts";
import { readSession, sessionDocument } from "./session.ts";

export const getFederationToken: StsAction = {
  name: "GetFederationToken",
  parameters: ["Name", "Policy", "PolicyArns", "DurationSeconds", "Tags"],
  answer: ({ parameters, caller }, sts) => {
    const by = principalName(caller.principal);
    if (by === null || (by.kind !== "user" && by.kind !== "root")) {
      return stsError("AccessDenied", "Cannot call GetFederationToken with session credentials");
    }
    const name = parameters.text("Name") ?? "";
    if (!/^[\w+=,.@-]{2,32}$/u.test(name)) return stsError("ValidationError", invalidName);
    // Sessions of a root user last an hour at most.
    const root = by.kind === "root";
    const asked = readSession(parameters, { least: 900, most: root ? 3600 : 129_600, usual: root ? 3600 : 43_200 });
    if ("error" in asked) return asked;
    const principal = `arn:${by.partition}:sts::${by.account}:federated-user/${name}`;
    const session = sessionDocument(asked, caller.principal);
    return {
      result: {
        Credentials: makeKey(sts, { caller: { principal, session }, transitiveTags: [] }, asked.duration),
        FederatedUser: { FederatedUserId: `${by.account}:${name}`, Arn: principal },
      },
    };
  },
};

const invalidName =
  "1 validation error detected: Value at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]{2,32}";
