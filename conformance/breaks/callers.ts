/** Broken rules of who is meant and who needs what (E1-E17). */

import { type Break, broken } from "./break.ts";

const paths = "translate/paths.ts";

export const brokenCallers: readonly Break[] = [
  broken(
    "E2",
    "a Deny of one policy is forgotten",
    "translate/program.ts",
    `...denies.map(`,
    `...denies.slice(1).map(`,
  ),
  broken(
    "E4",
    "an account principal needs no IAM policy",
    paths,
    `{ identity: true, limited: true, reason: "allowed-by-identity-policy" }`,
    `{ identity: false, limited: true, reason: "allowed-by-identity-policy" }`,
  ),
  broken(
    "E5",
    "the root user needs an IAM policy",
    paths,
    `{ identity: false, limited: true, reason: "allowed-to-account-root" }`,
    `{ identity: true, limited: true, reason: "allowed-to-account-root" }`,
  ),
  broken(
    "E8",
    "across accounts the key policy suffices",
    paths,
    `{ identity: true, limited: true, reason: "allowed-by-both-accounts" }`,
    `{ identity: false, limited: true, reason: "allowed-by-both-accounts" }`,
  ),
  broken(
    "E9",
    "every operation works across accounts",
    "translate/program.ts",
    `if (ways.cross && !permission.crossAccount) return [];`,
    ``,
  ),
  broken(
    "E12",
    "a role ARN does not mean its sessions",
    "context/caller.ts",
    `return entry.arn === caller.roleArn;`,
    `return entry.arn === caller.text;`,
  ),
  broken(
    "E12",
    "a session ARN means every session of the role",
    "context/caller.ts",
    `case "role-session":\n    case "federated-user":`,
    `case "role-session":\n      return entry.arn.split("/")[1] === caller.roleArn?.split("/").at(-1);\n    case "federated-user":`,
  ),
  broken(
    "E13",
    "the user part of an ARN ignores case",
    "context/caller.ts",
    `return entry.arn === caller.userArn;`,
    `return entry.arn.toLowerCase() === caller.userArn?.toLowerCase();`,
  ),
  broken(
    "E14",
    "everyone includes AWS services in a key policy",
    "layers/key-policy.ts",
    `everyoneIncludesServices: (effect) => effect === "Deny",`,
    `everyoneIncludesServices: () => true,`,
  ),
  broken(
    "E15",
    "unique ids mean nobody",
    "context/caller.ts",
    `return uniqueIdsOf(caller).includes(entry.id);`,
    `return false;`,
  ),
  broken(
    "E16",
    "NotPrincipal spares whoever's account is listed",
    "translate/principal.ts",
    `all([of("account"), itself])`,
    `of("account")`,
  ),
  broken(
    "E16",
    "NotPrincipal spares a listed caller with a boundary",
    "translate/principal.ts",
    `if ((caller.principal?.permissionsBoundary ?? null) !== null) return always;`,
    ``,
  ),
  broken(
    "E17",
    "aws:PrincipalArn of a session is the session's ARN",
    "context/principal-keys.ts",
    `caller.kind === "role-session" ? caller.roleArn : caller.text,`,
    `caller.text,`,
  ),
];
