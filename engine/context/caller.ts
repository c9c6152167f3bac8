/**
 * Who calls: the kinds of principal that sign a KMS request, and the names by which policies may mean each (E12-E17).
 * Source: IAM User Guide, reference_policies_elements_principal and reference_identifiers.
 */

import { parseArn } from "../model/arn.ts";
import type { Environment, Principal } from "../model/environment.ts";
import type { PrincipalEntry } from "../model/policy.ts";
import { isServiceName, parseAwsPrincipal } from "../read/principal-entry.ts";
import { findRole } from "./role.ts";

export type CallerKind = "root" | "user" | "role-session" | "federated-user" | "service";

/** How a Principal entry means a caller; what limits the caller then depends on it (E6, E18, E19). */
export type PrincipalMatch =
  "everyone" | "account" | "root" | "user" | "issuer" | "role" | "role-session" | "federated-user" | "service";

export interface Caller {
  readonly kind: CallerKind;
  /** As the request names the caller. */
  readonly text: string;
  /** Null for a service principal. */
  readonly account: string | null;
  /** The user, or the user who issued a federated session. */
  readonly userArn: string | null;
  /** The role with its path. */
  readonly roleArn: string | null;
  /** `arn:…:assumed-role/Role/Session`, without a path; null where the request names the role alone. */
  readonly sessionArn: string | null;
  /** Name of the session; of a federated user, the name. */
  readonly sessionName: string | null;
  /** The record whose policies and tags the caller has. */
  readonly principal: Principal | null;
  readonly serviceLinked: boolean;
}

/** Null for text that names no possible caller. */
export function readCaller(text: string, federatedBy: string | null, environment: Environment): Caller | null {
  const none = {
    userArn: null,
    roleArn: null,
    sessionArn: null,
    sessionName: null,
    principal: null,
    serviceLinked: false,
  };
  if (isServiceName(text)) return { ...none, kind: "service", text, account: null };
  const arn = parseArn(text);
  const named = parseAwsPrincipal(text);
  if (arn === null || !("kind" in named)) return null;
  const base = { ...none, text, account: arn.account };
  const [, ...path] = arn.resource.split("/");
  const name = path.at(-1) ?? "";
  switch (named.kind) {
    case "account":
      return { ...base, kind: "root" };
    case "user":
      return { ...base, kind: "user", userArn: text, principal: environment.principals.get(text) ?? null };
    case "role":
      return roleSession(base, text, null, environment);
    case "role-session": {
      const roleArn = findRole(environment, arn.partition, arn.account, path[0] ?? "");
      return roleSession({ ...base, sessionArn: text }, roleArn, name, environment);
    }
    case "federated-user": {
      const principal = federatedBy === null ? null : (environment.principals.get(federatedBy) ?? null);
      return { ...base, kind: "federated-user", sessionName: name, userArn: federatedBy, principal };
    }
    default:
      return null;
  }
}

/** The way in which an entry of this kind means a caller of this kind, whether or not it does. */
export function matchOf(entry: PrincipalEntry, caller: Caller): PrincipalMatch | null {
  switch (entry.kind) {
    case "nobody":
      return null;
    case "account":
      return caller.kind === "root" ? "root" : "account";
    case "user":
      return caller.kind === "federated-user" ? "issuer" : "user";
    case "unique-id":
      if (caller.kind === "federated-user") return "issuer";
      if (entry.id.includes(":")) return "role-session";
      return entry.id.startsWith("AROA") ? "role" : "user";
    default:
      return entry.kind;
  }
}

/** Whether the entry is the ARN of another partition, whose accounts are others even where they share their ids. */
export function isOfOtherPartition({ text }: PrincipalEntry, caller: Caller): boolean {
  const own = parseArn(caller.text)?.partition;
  const partition = parseArn(text)?.partition;
  return own !== undefined && partition !== undefined && partition !== own;
}

/** Whether the entry means the caller. Whether everyone includes service principals is for the layer to say. */
export function means(entry: PrincipalEntry, caller: Caller): boolean {
  switch (entry.kind) {
    case "everyone":
      return true;
    case "account":
      return entry.account === caller.account && !isOfOtherPartition(entry, caller);
    case "user":
      return entry.arn === caller.userArn;
    case "role":
      return entry.arn === caller.roleArn;
    case "role-session":
    case "federated-user":
      return entry.arn === caller.text;
    case "service":
      return entry.name === caller.text;
    case "unique-id":
      return uniqueIdsOf(caller).includes(entry.id);
    case "nobody":
      return false;
  }
}

/** The caller's unique ids: of the user or role, and with the session's name behind it (E15). */
export function uniqueIdsOf(caller: Caller): readonly string[] {
  const id = caller.principal?.uniqueId ?? null;
  if (id === null) return [];
  if (caller.kind === "federated-user") return [id];
  return caller.sessionName === null ? [id] : [id, `${id}:${caller.sessionName}`];
}

type Base = Omit<Caller, "kind" | "roleArn">;

function roleSession(base: Base, roleArn: string, sessionName: string | null, environment: Environment): Caller {
  const principal = environment.principals.get(roleArn) ?? null;
  // A session's ARN lacks the role's path; the name stands for it where no document tells the path.
  const byName = base.sessionArn !== null && principal === null && roleArn.includes(":role/AWSServiceRoleFor");
  const serviceLinked = byName || roleArn.includes(":role/aws-service-role/");
  return { ...base, kind: "role-session", roleArn, sessionName, principal, serviceLinked };
}
