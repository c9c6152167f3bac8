/** The encryption context that an action is about, and the grant constraint that it shows. */

import { isCarried } from "./catalogue.ts";
import type { Grant, Question } from "./situation.ts";
import { retiredGrant } from "./targets.ts";

export type Pairs = readonly (readonly [string, string])[];
type Asked = Pick<Question, "action" | "input" | "target">;

/** E42: each side of ReEncrypt has its own. CreateGrant and RetireGrant show the pairs of the grant's constraint. */
export function encryptionContextOf(asked: Asked): Pairs {
  const { action, input } = asked;
  if (!isCarried(action, false, "kms:EncryptionContext:")) return [];
  switch (action) {
    case "kms:ReEncryptFrom":
      return Object.entries(input.SourceEncryptionContext ?? {});
    case "kms:ReEncryptTo":
      return Object.entries(input.DestinationEncryptionContext ?? {});
    case "kms:CreateGrant":
    case "kms:RetireGrant": {
      const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = constraintsOf(asked) ?? {};
      return Object.entries(equals ?? subset ?? {});
    }
    default:
      return Object.entries(input.EncryptionContext ?? {});
  }
}

/** The constraint of the grant that is made or retired. */
export function constraintsOf(asked: Asked): Grant["Constraints"] {
  return asked.action === "kms:RetireGrant" ? retiredGrant(asked)?.Constraints : asked.input.Constraints;
}
