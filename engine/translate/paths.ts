/**
 * The paths on which AWS lets a caller through, as data: which of the caller's own policies must also allow, by the way
 * in which a key policy or grant means the caller (E4-E8, E18-E21, E31, E32).
 */

import type { PrincipalMatch } from "../context/caller.ts";
import type { AllowReason } from "../model/decision.ts";

/** What a path needs beyond the statement or grant that opens it. */
export interface Path {
  /** An identity policy of the caller's account must allow. */
  readonly identity: boolean;
  /** The caller's permissions boundary and session policies must allow. */
  readonly limited: boolean;
  readonly reason: AllowReason;
}

const direct: Path = { identity: false, limited: false, reason: "allowed-by-key-policy" };
const limited: Path = { identity: false, limited: true, reason: "allowed-by-key-policy" };
const delegated: Path = { identity: true, limited: true, reason: "allowed-by-identity-policy" };
/** The root user has no boundary; a session of it that AssumeRoot made is limited by its policy. */
const toRoot: Path = { identity: false, limited: true, reason: "allowed-to-account-root" };
const bothAccounts: Path = { identity: true, limited: true, reason: "allowed-by-both-accounts" };

/** A key policy of the caller's own account. */
export const sameAccountPaths: Readonly<Record<PrincipalMatch, Path>> = {
  everyone: direct,
  user: direct,
  "role-session": direct,
  "federated-user": direct,
  service: direct,
  role: limited,
  issuer: limited,
  account: delegated,
  root: toRoot,
};

/** A key policy of another account: whoever it names needs an Allow at home, too (E8). */
export const crossAccountPaths: Readonly<Record<PrincipalMatch, Path>> = {
  everyone: bothAccounts,
  user: bothAccounts,
  "role-session": bothAccounts,
  "federated-user": bothAccounts,
  service: direct,
  role: bothAccounts,
  issuer: bothAccounts,
  account: bothAccounts,
  root: toRoot,
};

/** A grant: its grantee needs no policy, unless the grantee is a whole account (E27, E31, E32). */
export function grantPath(match: PrincipalMatch, crossAccount: boolean): Path {
  const { limited: bound } = (crossAccount ? crossAccountPaths : sameAccountPaths)[match];
  return { identity: match === "account", limited: bound, reason: "allowed-by-grant" };
}
