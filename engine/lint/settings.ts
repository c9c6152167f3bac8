/** What an owner tells the linter about the world around the policies. The form of `schemas/lint-config.json`. */

export interface LintSettings {
  /** Account ids that may be let in without a condition. */
  readonly trustedAccounts: readonly string[];
  /** Organization ids, `o-…`, whose accounts may be let in. */
  readonly organizations: readonly string[];
  /** Service host names that need no source condition. */
  readonly trustedServices: readonly string[];
  /** ARNs of administrators; `*` and `?` are wildcards. */
  readonly admins: readonly string[];
  /** The principal that deploys the policies, which must not lock itself out; null: not said. */
  readonly caller: string | null;
  /** The least waiting period for the deletion of a key that policies should ask for, in days. */
  readonly deletionWindow: number;
}

export const defaultSettings: LintSettings = {
  trustedAccounts: [],
  organizations: [],
  trustedServices: [],
  admins: [],
  caller: null,
  deletionWindow: 30,
};
