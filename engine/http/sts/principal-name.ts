/** Parts of the ARNs of principals. Source: IAM User Guide, identifiers. */

import { parseArn } from "../../model/arn.ts";

export interface PrincipalName {
  readonly partition: string;
  readonly account: string;
  /** `user`, `role`, `assumed-role`, `federated-user` or `root`. */
  readonly kind: string;
  /** Of a role or user without its path; of an assumed role, the role's. */
  readonly name: string;
  /** Of an assumed role. */
  readonly session: string | null;
}

/** Null for a service's host name and for what is no ARN. */
export function principalName(arn: string): PrincipalName | null {
  const parsed = parseArn(arn);
  if (parsed === null) return null;
  const [kind = "", ...path] = parsed.resource.split("/");
  const assumed = kind === "assumed-role";
  const name = (assumed ? path[0] : path.at(-1)) ?? "";
  return {
    partition: parsed.partition,
    account: parsed.account,
    kind,
    name,
    session: assumed ? (path[1] ?? null) : null,
  };
}
