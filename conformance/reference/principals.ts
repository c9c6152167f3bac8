/** Who calls, and which entries of a policy mean that caller (E12-E16). */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { listOf, type Principals, type Statement } from "./policies.ts";
import type { Asked } from "./situation.ts";

export interface Caller {
  readonly kind: "root" | "user" | "role-session" | "federated-user" | "service";
  /** The requested ARN, or the service's name. */
  readonly arn: string;
  readonly partition: string;
  /** null for a service principal, which belongs to no account. */
  readonly account: string | null;
  /** The user or role on whose record the caller draws; for a federated user, the user who called GetFederationToken. */
  readonly source: string | null;
  readonly record: NonNullable<EnvironmentDocument["principals"]>[string];
  /** Name of the user or the session. */
  readonly name: string | null;
}

export function callerOf(environment: EnvironmentDocument, { principal: arn, session }: Asked): Caller {
  const { principals = {} } = environment;
  const [, partition = "aws", , , account = null, rest = ""] = arn.split(":");
  const [type, first = "", ...more] = rest.split("/");
  const name = more.at(-1) ?? first;
  const from = (kind: Caller["kind"], source: string | null): Caller => {
    return { kind, arn, partition, account, source, record: principals[source ?? ""] ?? {}, name };
  };
  if (!arn.startsWith("arn:")) return from("service", null);
  if (type === "root") return from("root", null);
  if (type === "user") return from("user", arn);
  if (type === "role") return { ...from("role-session", arn), name: null };
  if (type === "federated-user") return from("federated-user", session?.federatedBy ?? null);
  // E12: a session's ARN names its role without the path.
  const roles = Object.keys(principals).filter((role) => role.includes(`::${account ?? ""}:role/`));
  const role = roles.find((one) => one.endsWith(`/${first}`)) ?? `arn:${partition}:iam::${account ?? ""}:role/${first}`;
  return from("role-session", role);
}

export const isServiceLinkedRole = ({ kind, source }: Caller): boolean =>
  kind === "role-session" && source?.includes(":role/aws-service-role/") === true;

/** How an entry means the caller: `issuer` is the user who made a federated user's session. */
export type Form = "everyone" | "account" | "user" | "federated-user" | "issuer" | "role" | "session" | "service";

/** E4, E12, E13, E15: how a principal that is not a service means the caller. An account is its id or its root ARN. */
export function formOf(entry: string, { kind, arn, account, source, record, name }: Caller): Form | null {
  const [, byArn, bare] = /^(?:arn:aws[a-z-]*:iam::(\d{12}):root|(\d{12}))$/.exec(entry) ?? [];
  if ((byArn ?? bare) === account) return "account";
  const isSource = entry === source || entry === record.uniqueId;
  if (kind === "user") return isSource ? "user" : null;
  if (kind === "federated-user") return entry === arn ? "federated-user" : isSource ? "issuer" : null;
  if (kind !== "role-session") return null;
  if (isSource) return "role";
  return name !== null && (entry === arn || entry === `${record.uniqueId ?? ""}:${name}`) ? "session" : null;
}

/** E7, E14: the forms in which a Principal or NotPrincipal element means the caller. */
export function formsOf(principals: Principals, caller: Caller): readonly Form[] {
  if (typeof principals === "string") return principals === "*" ? ["everyone"] : [];
  const forms = listOf(principals["AWS"]).map((entry) => (entry === "*" ? "everyone" : formOf(entry, caller)));
  const isNamedService = caller.kind === "service" && listOf(principals["Service"]).includes(caller.arn);
  return [...forms, isNamedService ? ("service" as const) : null].filter((form) => form !== null);
}

/** Whether a statement means the caller. Those of identity policies name nobody, and mean whoever has them. */
export function meansCaller({ Principal, NotPrincipal, Effect }: Statement, caller: Caller): boolean {
  if (NotPrincipal !== undefined) return Effect === "Deny" && !isSpared(NotPrincipal, caller);
  return Principal === undefined || formsOf(Principal, caller).length > 0;
}

/** E16: NotPrincipal spares who is listed together with the account, and never who has a permissions boundary. */
function isSpared(principals: Principals, caller: Caller): boolean {
  if (caller.record.permissionsBoundary !== undefined) return false;
  const forms = formsOf(principals, caller);
  if (forms.includes("everyone") || forms.includes("service")) return true;
  const isListed = caller.kind === "root" || forms.some((form) => /^(?:user|role|federated-user|issuer)$/.test(form));
  return forms.includes("account") && isListed;
}
