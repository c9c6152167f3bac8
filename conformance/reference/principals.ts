/** Who calls, and which entries of a policy mean that caller (E12-E16). */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { listOf, type Principals, type Statement } from "./policies.ts";

export type PrincipalRecord = NonNullable<EnvironmentDocument["principals"]>[string];

export interface Caller {
  readonly kind: "root" | "user" | "role-session" | "federated-user" | "service";
  /** The requested ARN, or the service's name. */
  readonly arn: string;
  readonly partition: string;
  /** null for a service principal, which belongs to no account. */
  readonly account: string | null;
  /** The user or role on whose record the caller draws; for a federated user, the user who called GetFederationToken. */
  readonly source: string | null;
  readonly record: PrincipalRecord;
  /** Name of the user or the session. */
  readonly name: string | null;
}

export function callerOf(
  environment: EnvironmentDocument,
  { principal: arn, session }: Pick<RequestDocument, "principal" | "session">,
): Caller {
  const [, partition = "aws", , , account = "", rest = ""] = arn.split(":");
  const path = rest.split("/");
  const name = path.at(-1) ?? null;
  const from = (kind: Caller["kind"], source: string | null): Caller => {
    const record = source === null ? {} : (environment.principals?.[source] ?? {});
    return { kind, arn, partition, account, source, record, name };
  };
  if (!arn.startsWith("arn:")) return { ...from("service", null), partition: "aws", account: null, name: arn };
  if (rest === "root") return from("root", null);
  if (path[0] === "user") return from("user", arn);
  if (path[0] === "role") return { ...from("role-session", arn), name: null };
  if (path[0] === "federated-user") return from("federated-user", session?.federatedBy ?? null);
  return from("role-session", roleOf(environment, partition, account, path[1] ?? ""));
}

/** E12: a session's ARN names its role without the path. */
function roleOf(environment: EnvironmentDocument, partition: string, account: string, name: string): string {
  const roles = Object.keys(environment.principals ?? {}).filter((arn) => arn.includes(`::${account}:role/`));
  return roles.find((arn) => arn.split("/").at(-1) === name) ?? `arn:${partition}:iam::${account}:role/${name}`;
}

export function isServiceLinkedRole({ kind, source }: Caller): boolean {
  return kind === "role-session" && source?.includes(":role/aws-service-role/") === true;
}

/** How an entry means the caller: `issuer` is the user who made a federated user's session. */
export type Form = "everyone" | "account" | "user" | "federated-user" | "issuer" | "role" | "session" | "service";

/** E4, E12, E13, E15: how one principal that is not a service means the caller. No wildcard inside a name. */
export function formOf(entry: string, caller: Caller): Form | null {
  const { kind, arn, account, source, record, name } = caller;
  const isSource = entry === source || (record.uniqueId !== undefined && entry === record.uniqueId);
  if (account !== null && accountOf(entry) === account) return "account";
  switch (kind) {
    case "user":
      return isSource ? "user" : null;
    case "role-session":
      if (isSource) return "role";
      if (name === null) return null;
      return entry === arn || entry === `${record.uniqueId ?? ""}:${name}` ? "session" : null;
    case "federated-user":
      return entry === arn ? "federated-user" : isSource ? "issuer" : null;
    case "service":
    case "root":
      return null;
  }
}

/** E4: an account is written as its id or as its root ARN. */
function accountOf(entry: string): string | null {
  const [, byArn, bare] = /^(?:arn:aws[a-z-]*:iam::(\d{12}):root|(\d{12}))$/.exec(entry) ?? [];
  return byArn ?? bare ?? null;
}

/** E7, E14: the forms in which a Principal or NotPrincipal element means the caller. */
export function formsOf(principals: Principals, caller: Caller): readonly Form[] {
  if (principals === "*") return ["everyone"];
  if (typeof principals === "string") return [];
  const forms = listOf(principals["AWS"]).map((entry) => (entry === "*" ? "everyone" : formOf(entry, caller)));
  const isNamedService = caller.kind === "service" && listOf(principals["Service"]).includes(caller.arn);
  return [...forms.filter((form) => form !== null), ...(isNamedService ? (["service"] as const) : [])];
}

/** Whether the statement of a resource policy means the caller. */
export function meansCaller(statement: Statement, caller: Caller): boolean {
  if (statement.Principal !== undefined) return formsOf(statement.Principal, caller).length > 0;
  if (statement.NotPrincipal === undefined || statement.Effect !== "Deny") return false;
  return !isSpared(statement.NotPrincipal, caller);
}

/** E16: NotPrincipal spares who is listed together with the account, and never who has a permissions boundary. */
function isSpared(principals: Principals, caller: Caller): boolean {
  if (caller.record.permissionsBoundary !== undefined) return false;
  const forms = formsOf(principals, caller);
  if (forms.includes("everyone") || forms.includes("service")) return true;
  const isListed = caller.kind === "root" || forms.some((form) => /^(?:user|role|federated-user)$/.test(form));
  return forms.includes("account") && isListed;
}

/**
 * E18, E19, E21: whether boundary and session policy limit what is given in this form. In the account of the key, what is
 * given to the very caller is not limited; what is given to the role, or to the account, is.
 */
export function isLimited(form: Form, isSameAccount: boolean): boolean {
  return !isSameAccount || form === "role" || form === "issuer" || form === "account";
}
