/** Adds a part to the environment: a key, a user or role, a policy of any layer, a grant. Each begins with something to change. */

import {
  environmentOf,
  fileDocument,
  type Filed,
  itemsOf,
  type Members,
  membersOf,
  withEnvironment,
  withPart,
} from "./environment-edit.ts";
import { addGrant } from "./add-grant.ts";
import { keysOf } from "./names.ts";
import { outsiders, policy, statement } from "./new-policy.ts";
import { printJson } from "./print-json.ts";
import { accountOf, shortArn } from "./short-arn.ts";
import { environmentFile, type Files, requestFile } from "./workspace.ts";

export const addable = [
  "principal",
  "key",
  "identity-policy",
  "permissions-boundary",
  "session-policy",
  "grants",
  "service-control-policy",
  "resource-control-policy",
  "vpc-endpoint-policy",
] as const;

export type Addable = (typeof addable)[number];

/** Whose a part is: what to choose it from, or what it is called where it is new. */
export const ownerOf: Readonly<Record<Addable, "principal" | "key" | "account" | "endpoint" | "new" | "none">> = {
  principal: "new",
  key: "new",
  "identity-policy": "principal",
  "permissions-boundary": "principal",
  "session-policy": "none",
  grants: "key",
  "service-control-policy": "account",
  "resource-control-policy": "account",
  "vpc-endpoint-policy": "new",
};

/** @throws SyntaxError where the environment is no JSON. */
export function addDocument(files: Files, kind: Addable, owner: string, name: string): Filed {
  const environment = environmentOf(files);
  const put = (folder: string, title: string, document: unknown, change: (path: string) => Members): Filed => {
    const filed = fileDocument(files, null, folder, title, document);
    return { files: withEnvironment(filed.files, change(filed.file)), file: filed.file };
  };
  const short = shortArn(owner).split("/").at(-1) ?? owner;
  switch (kind) {
    case "principal": {
      const empty = { Version: "2012-10-17", Statement: [] };
      return put("identity-policies", `${short}.Policy`, empty, (document) =>
        withPart(environment, "principals", owner, (part) => ({
          ...part,
          identityPolicies: [{ name: "Policy", document }],
        })),
      );
    }
    case "key":
      return put(
        "key-policies",
        short.replace("…", ""),
        policy(statement({ Principal: { AWS: `arn:aws:iam::${accountOf(owner)}:root` } })),
        (path) => withPart(environment, "keys", owner, (part) => ({ ...part, policy: path })),
      );
    case "identity-policy":
      return put("identity-policies", `${short}.${name}`, policy(statement({ Action: "kms:Decrypt" })), (document) =>
        withPart(environment, "principals", owner, (part) => ({
          ...part,
          identityPolicies: [...itemsOf(part["identityPolicies"]), { name, document }],
        })),
      );
    case "permissions-boundary":
      return put("permissions-boundaries", name, policy(statement()), (document) =>
        withPart(environment, "principals", owner, (part) => ({ ...part, permissionsBoundary: { name, document } })),
      );
    case "grants":
      return addGrant(files, environment, owner);
    case "service-control-policy":
      return put("service-control-policies", name, policy(statement({ Action: "*" })), (document) =>
        withPart(environment, "accounts", owner, (part) => ({
          ...part,
          serviceControlPolicies: [...itemsOf(part["serviceControlPolicies"]), [{ name, document }]],
        })),
      );
    case "resource-control-policy":
      return put(
        "resource-control-policies",
        name,
        policy(statement({ Effect: "Deny", Principal: "*", Condition: outsiders })),
        (document) =>
          withPart(environment, "accounts", owner, (part) => ({
            ...part,
            resourceControlPolicies: [...itemsOf(part["resourceControlPolicies"]), { name, document }],
          })),
      );
    case "vpc-endpoint-policy":
      return put("endpoint-policies", owner, policy(statement({ Principal: "*" })), (path) =>
        withPart(environment, "vpcEndpoints", owner, (part) => ({ ...part, policy: path })),
      );
    case "session-policy": {
      const request = membersOf(JSON.parse(files[requestFile] ?? "{}"));
      const session = membersOf(request["session"]);
      const { files: filed, file } = fileDocument(
        files,
        null,
        "session-policies",
        name,
        policy(statement({ Action: "kms:Decrypt" })),
      );
      const policies = [...itemsOf(session["policies"]), file];
      return { files: { ...filed, [requestFile]: printJson({ ...request, session: { ...session, policies } }) }, file };
    }
  }
}

/** What to suggest as the name of something new. */
export function suggestedOwner(files: Files, kind: Addable): string {
  const [key] = keysOf(files);
  const account = key === undefined ? "111122223333" : accountOf(key.arn);
  if (kind === "principal") return `arn:aws:iam::${account}:role/NewRole`;
  if (kind === "key") return `arn:aws:kms:us-east-1:${account}:key/${crypto.randomUUID()}`;
  return kind === "vpc-endpoint-policy" ? "vpce-0a1b2c3d4e" : account;
}

export function accountsOf(files: Files): readonly string[] {
  const environment = membersOf(JSON.parse(files[environmentFile] ?? "{}"));
  const named = ["keys", "principals"].flatMap((part) => Object.keys(membersOf(environment[part])).map(accountOf));
  return [...new Set([...Object.keys(membersOf(environment["accounts"])), ...named])];
}
