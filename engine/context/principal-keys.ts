/** Condition keys that follow from the caller (facts: condition keys; E17). */

import type { Organization } from "../model/environment.ts";
import type { Caller } from "./caller.ts";
import { type Derivation, fromSituation, valueIgnoringCase } from "./derivation.ts";
import { findAccount, type Situation } from "./situation.ts";

export const principalKeys: Readonly<Record<string, Derivation>> = {
  "aws:PrincipalArn": fromSituation(({ caller }) =>
    caller.kind === "service" ? null : caller.kind === "role-session" ? caller.roleArn : caller.text,
  ),
  "aws:PrincipalAccount": fromSituation(({ caller }) => caller.account),
  "kms:CallerAccount": fromSituation(({ caller }) => caller.account),
  "aws:PrincipalOrgID": fromSituation((situation) => organizationOf(situation)?.id),
  "aws:PrincipalOrgPaths": fromSituation((situation) => {
    const path = organizationOf(situation)?.path ?? null;
    return path === null ? null : [path];
  }),
  "aws:PrincipalTag/": fromSituation(
    ({ caller, session }, suffix) =>
      valueIgnoringCase(session.tags, suffix) ?? valueIgnoringCase(caller.principal?.tags ?? [], suffix),
  ),
  "aws:PrincipalType": fromSituation(({ caller }) => principalTypes[caller.kind]),
  "aws:PrincipalIsAWSService": fromSituation(({ caller }) => String(caller.kind === "service")),
  "aws:PrincipalServiceName": fromSituation(({ caller }) => (caller.kind === "service" ? caller.text : null)),
  "aws:PrincipalServiceNamesList": fromSituation(({ caller }) => (caller.kind === "service" ? [caller.text] : null)),
  "aws:userid": fromSituation(({ caller }) => userId(caller)),
  "aws:username": fromSituation(({ caller }) =>
    caller.kind === "user" ? (caller.text.split("/").at(-1) ?? null) : null,
  ),
  /** Temporary credentials carry the key, false unless MFA was used; long-term keys and the root user do not. */
  "aws:MultiFactorAuthPresent": fromSituation(({ caller }) =>
    caller.kind === "role-session" || caller.kind === "federated-user" ? "false" : null,
  ),
};

const principalTypes: Readonly<Record<Caller["kind"], string | null>> = {
  root: "Account",
  user: "User",
  "federated-user": "FederatedUser",
  "role-session": "AssumedRole",
  service: null,
};

function organizationOf({ environment, caller }: Situation): Organization | null {
  return findAccount(environment, caller.account)?.organization ?? null;
}

function userId(caller: Caller): string | null {
  const id = caller.principal?.uniqueId ?? null;
  switch (caller.kind) {
    case "root":
      return caller.account;
    case "federated-user":
      return [caller.account, caller.sessionName].join(":");
    case "role-session":
      return id === null || caller.sessionName === null ? null : `${id}:${caller.sessionName}`;
    default:
      // A user's; a service has no record.
      return id;
  }
}
