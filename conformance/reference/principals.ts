/** Who calls, and which entries of a policy mean that caller (E12-E16). */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import {
  type Asked,
  type Caller,
  type Form,
  listOf,
  type Principals,
  type Situation,
  type Statement,
} from "./model.ts";

/** E12-E14: the caller whom an ARN, or a service's name, means. */
export function callerOf({ principals = {} }: EnvironmentDocument, { principal: arn, session }: Asked): Caller {
  const [, partition = "", , , account = null, rest = ""] = arn.split(":");
  const [kind = "", first = "", ...more] = rest.split("/");
  // E12: a session's ARN names its role without the path; a role's own ARN stands for a session without a name.
  const roles = `arn:${partition}:iam::${account ?? ""}:role/`;
  const role =
    Object.keys(principals).find((one) => one.startsWith(roles) && one.endsWith(`/${first}`)) ?? roles + first;
  const callers: Readonly<Record<string, Pick<Caller, "type" | "source" | "name">>> = {
    root: { type: "Account", source: null, name: null },
    user: { type: "User", source: arn, name: more.at(-1) ?? first },
    role: { type: "AssumedRole", source: arn, name: null },
    "assumed-role": { type: "AssumedRole", source: role, name: more.join("/") },
    "federated-user": { type: "FederatedUser", source: session?.federatedBy ?? null, name: first },
  };
  const caller = callers[kind] ?? { type: "Service", source: null, name: null };
  return { ...caller, arn, account, record: principals[caller.source ?? ""] ?? {} };
}

/** E14: a service principal belongs to no account, and is judged where the key is. */
export const isSameAccount = ({ caller, target }: Situation): boolean =>
  caller.account === null || caller.account === target.account;

/** E23, E25: the roles that AWS services make for themselves. */
export const isServiceLinkedRole = ({ type, source }: Caller): boolean =>
  type === "AssumedRole" && source?.includes(":role/aws-service-role/") === true;

/** E4, E12, E13, E15: how a principal that is not a service means the caller. An account is its id or its root ARN. */
export function formOf(entry: string, { type, arn, account, source, record, name }: Caller): Form | null {
  if (type === "Service") return null;
  if (entry.replace(/^arn:aws[a-z-]*:iam::(\d{12}):root$/, "$1") === account) return "account";
  if (entry === source || entry === record.uniqueId) return type === "User" ? "itself" : "origin";
  if (entry === arn) return type === "FederatedUser" ? "itself" : "session";
  return type === "AssumedRole" && name !== null && entry === `${record.uniqueId ?? ""}:${name}` ? "session" : null;
}

/** E7, E14: the forms in which a Principal or NotPrincipal element means the caller. */
export function formsOf(principals: Principals, caller: Caller): readonly Form[] {
  if (typeof principals === "string") return principals === "*" ? ["everyone"] : [];
  const forms = listOf(principals["AWS"]).map((entry) => (entry === "*" ? "everyone" : formOf(entry, caller)));
  const isNamedService = caller.type === "Service" && listOf(principals["Service"]).includes(caller.arn);
  return [...forms, isNamedService ? ("service" as const) : null].filter((form) => form !== null);
}

/** E16: NotPrincipal goes with Deny alone. Statements of identity policies name nobody, and mean whoever has them. */
export function meansCaller({ Principal, NotPrincipal, Effect }: Statement, caller: Caller): boolean {
  if (NotPrincipal !== undefined) return Effect === "Deny" && !isSpared(NotPrincipal, caller);
  return Principal === undefined || formsOf(Principal, caller).length > 0;
}

/** E16: NotPrincipal spares who is listed together with the account, and never who has a permissions boundary. */
function isSpared(principals: Principals, caller: Caller): boolean {
  const forms = formsOf(principals, caller);
  if (caller.record.permissionsBoundary !== undefined) return false;
  if (forms.includes("everyone") || forms.includes("service")) return true;
  const isListed = caller.type === "Account" || forms.includes("itself") || forms.includes("origin");
  return forms.includes("account") && isListed;
}
