/**
 * How the grammar of policies differs from kind to kind; whatever is not listed here is common to all.
 * Sources: E16, E49, E50, E54, E64.
 */

import type { PolicyKind } from "../model/policy.ts";

export interface Grammar {
  /** `everyone`: the principal is `"*"` and nothing else. */
  readonly principal: "required" | "forbidden" | "everyone";
  /** Whether a statement without Action or without Resource is stored; it has no effect. */
  readonly storesIncompleteStatements: boolean;
  /** `any`: stored as written. `arn`: an ARN, which may stop early. `whole-arn`: all six segments. */
  readonly resource: "any" | "arn" | "whole-arn";
  /** Limits of the document as a whole; null where this engine knows none. */
  readonly document: { readonly mostBytes: number; readonly refusedCharacter: RegExp } | null;
  /** Whether ForAllValues is refused on keys that a caller may leave out. */
  readonly refusesPermissiveConditions: boolean;
}

const attached: Grammar = {
  principal: "forbidden",
  storesIncompleteStatements: false,
  resource: "arn",
  document: null,
  refusesPermissiveConditions: false,
};

export const grammars: Readonly<Record<PolicyKind, Grammar>> = {
  "key-policy": {
    principal: "required",
    storesIncompleteStatements: true,
    resource: "any",
    document: { mostBytes: 32_768, refusedCharacter: /[^\t\n\r\u0020-\u00FF]/u },
    refusesPermissiveConditions: true,
  },
  "identity-policy": attached,
  "permissions-boundary": attached,
  "session-policy": { ...attached, resource: "whole-arn" },
  "service-control-policy": attached,
  "resource-control-policy": { ...attached, principal: "everyone" },
  "vpc-endpoint-policy": { ...attached, principal: "required" },
};
