/** `schemas/kms.cedarschema`: the whole vocabulary, to read and to write policies against by hand. */

import type { PermissionRecord } from "../records.ts";
import { expandGroups, permissionRows } from "./rows.ts";
import type { Sources } from "./source.ts";

const head = `// AWS KMS in Cedar: every caller, resource, action and condition key that a request can have.
//
// Generated from schemas/kms/*.json by \`npm run generate\`; change it there. \`kms-cedar translate\` prints a narrower
// schema of the same vocabulary: only what one policy set reads. It adds typed readings of a key (\`aws:SourceIp as ip\`)
// and facts that Cedar cannot compute.
//
// Attributes bear the canonical names of the condition keys, and every one may be absent. Prefix keys cannot be listed:
// \`kms:EncryptionContext:…\`, \`aws:PrincipalTag/…\`, \`aws:ResourceTag/…\` and \`aws:RequestTag/…\` are single strings under
// their full names, the suffix in lower case. An alias carries no \`kms:\` key.
`;

const entities = `namespace AWS {
  entity Account, UniqueId, Service;
  entity Role in [Account, UniqueId];
  entity User in [Account, UniqueId];
  entity RootUser in [Account];
  entity RoleSession in [Role, Account, UniqueId];
  entity FederatedUser in [User, Account, UniqueId];
}
`;

/** Who can call; the other entities are what callers belong to. */
const callers = "[AWS::RootUser, AWS::User, AWS::RoleSession, AWS::FederatedUser, AWS::Service]";

const resourceTypes = { key: "Key", alias: "Alias", none: "Service" } as const;

export function cedarSchema(sources: Sources): string {
  const permissions = permissionRows(sources);
  const contexts = new Map(permissions.map((permission) => [contextName(permission, permissions), permission]));
  const types = [...contexts].map(([name, { conditionKeys }]) => contextType(name, conditionKeys, sources));
  const actions = permissions.map((permission) => action(permission, contextName(permission, permissions)));
  return `${head}
${entities}
namespace KMS {
  entity Key in [AWS::Account] { arn: String };
  entity Alias in [AWS::Account] { arn: String };
  // The resource of actions that have none: \`*\`.
  entity Service { arn: String };

${types.join("\n")}
${actions.join("\n")}
}
`;
}

/** Permissions with the same keys share a context, named after the first of them. */
function contextName({ conditionKeys }: PermissionRecord, permissions: readonly PermissionRecord[]): string {
  const keys = conditionKeys.join();
  if (keys === "") return "GlobalContext";
  if (keys === "...key") return "KeyContext";
  return `${permissions.find((other) => other.conditionKeys.join() === keys)?.name ?? ""}Context`;
}

/** Its own keys, then the global ones, as many on a line as fit. */
function contextType(name: string, conditionKeys: readonly string[], sources: Sources): string {
  const global = sources.conditionKeys.filter((key) => isGlobal(key.name)).map((key) => key.name);
  const listed = expandGroups(conditionKeys, sources);
  const members = (names: readonly string[]): string => fill(names.flatMap((key) => member(key, sources)));
  const own = listed.length === 0 ? "" : `${members(listed)}\n`;
  return `  type ${name} = {\n${own}${members(global)}\n  };\n`;
}

function isGlobal(name: string): boolean {
  return name.startsWith("aws:") && name !== "aws:TagKeys";
}

function member(name: string, { conditionKeys }: Sources): readonly string[] {
  const key = conditionKeys.find((candidate) => candidate.name === name);
  if (key === undefined) throw new Error(`unknown condition key ${name}`);
  return key.prefix === true ? [] : [`"${name}"?: ${key.multi ? "Set<String>" : "String"},`];
}

function fill(members: readonly string[]): string {
  const lines: string[] = [];
  for (const text of members) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length < 120) lines[lines.length - 1] = `${last} ${text}`;
    else lines.push(`    ${text}`);
  }
  return lines.join("\n");
}

function action({ name, resources }: PermissionRecord, context: string): string {
  const types = resources.map((kind) => resourceTypes[kind]).join(", ");
  return `  action "${name}" appliesTo {\n    principal: ${callers},\n    resource: [${types}],\n    context: ${context}\n  };`;
}
