/** The condition keys about the caller (E17). */

import type { Caller } from "./principals.ts";
import type { Keys, Question } from "./situation.ts";
import { keysOf, tagPairs } from "./tags.ts";

export function principalKeys({ caller, environment, request }: Question): Keys {
  const { kind, account, arn, source, record, name } = caller;
  if (account === null)
    return {
      "aws:PrincipalIsAWSService": true,
      "aws:PrincipalServiceName": arn,
      "aws:PrincipalServiceNamesList": [arn],
    };
  const organization = environment.accounts?.[account]?.organization;
  const isTemporary = kind === "role-session" || kind === "federated-user";
  return {
    "aws:PrincipalArn": kind === "role-session" ? source : arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalOrgID": organization?.id,
    "aws:PrincipalOrgPaths": organization?.path,
    "aws:PrincipalType": types[kind],
    "aws:PrincipalIsAWSService": false,
    "aws:userid": userIdOf(caller),
    "aws:username": kind === "user" ? name : undefined,
    "aws:MultiFactorAuthPresent": isTemporary ? false : undefined,
    "kms:CallerAccount": account,
    // A tag of the session wins over one of the role or user.
    ...keysOf("aws:PrincipalTag/", [...tagPairs(record.tags), ...tagPairs(request.session?.tags)]),
  };
}

const types = {
  root: "Account",
  user: "User",
  "federated-user": "FederatedUser",
  "role-session": "AssumedRole",
  service: undefined,
} as const;

function userIdOf({ kind, account, name, record: { uniqueId } }: Caller): string | null | undefined {
  switch (kind) {
    case "root":
      return account;
    case "federated-user":
      return `${account ?? ""}:${name ?? ""}`;
    case "role-session":
      return uniqueId === undefined || name === null ? undefined : `${uniqueId}:${name}`;
    case "user":
    case "service":
      return uniqueId;
  }
}
