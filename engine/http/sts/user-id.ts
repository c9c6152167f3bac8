/** The unique id of a principal, as GetCallerIdentity tells it: the environment's, or one of that form made from the name. */

import type { EnvironmentDocument } from "../../model/documents.ts";
import { principalName } from "./principal-name.ts";
import { findRole } from "./find-role.ts";

export function userId(arn: string, environment: EnvironmentDocument): string {
  const named = principalName(arn);
  if (named === null) return arn;
  const { account, kind, name, session } = named;
  if (kind === "root") return account;
  if (kind === "federated-user") return `${account}:${name}`;
  const of = session === null ? arn : findRole(named, environment);
  const given = of === null ? undefined : environment.principals?.[of]?.uniqueId;
  const unique = given ?? `${kind === "user" ? "AIDA" : "AROA"}${name.toUpperCase().replaceAll(/[^A-Z2-7]/gu, "")}`;
  return session === null ? unique : `${unique}:${session}`;
}
