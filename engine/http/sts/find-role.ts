/** The role of a session, with its path: the environment's principal of that account and name. */

import type { EnvironmentDocument } from "../../model/documents.ts";
import { type PrincipalName, principalName } from "./principal-name.ts";

export function findRole({ account, name }: PrincipalName, environment: EnvironmentDocument): string | null {
  const roles = Object.keys(environment.principals ?? {}).filter((arn) => {
    const other = principalName(arn);
    return other?.kind === "role" && other.account === account && other.name === name;
  });
  return roles[0] ?? null;
}
