/** The encryption context that an action is about. */

import { carries } from "./catalogue.ts";
import type { Situation } from "./situation.ts";
import { retiredGrant } from "./targets.ts";

export type Pairs = readonly (readonly [string, string])[];

/** E42: each side of ReEncrypt has its own. E28: CreateGrant and RetireGrant show the pairs of the grant's constraint. */
export function encryptionContextOf(facts: Pick<Situation, "action" | "input" | "target">): Pairs {
  const { action, input } = facts;
  if (!carries(action, "kms:EncryptionContext:")) return [];
  const constraints = action === "kms:RetireGrant" ? retiredGrant(facts)?.Constraints : input.Constraints;
  switch (action) {
    case "kms:ReEncryptFrom":
      return Object.entries(input.SourceEncryptionContext ?? {});
    case "kms:ReEncryptTo":
      return Object.entries(input.DestinationEncryptionContext ?? {});
    case "kms:CreateGrant":
    case "kms:RetireGrant":
      return Object.entries(constraints?.EncryptionContextEquals ?? constraints?.EncryptionContextSubset ?? {});
    default:
      return Object.entries(input.EncryptionContext ?? {});
  }
}
