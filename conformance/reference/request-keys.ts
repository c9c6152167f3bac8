/** The condition keys about the input of the call. */

import { inputKeys } from "./catalogue.ts";
import { constraintsOf, encryptionContextOf } from "./encryption-context.ts";
import type { Keys, Question } from "./situation.ts";
import { keysOf, tagPairs } from "./tags.ts";
import { findKey } from "./targets.ts";

export function requestKeys(question: Question): Keys {
  const { action, target, input } = question;
  const members: Keys = input;
  const pairs = encryptionContextOf(question);
  const constraints = constraintsOf(question);
  const isUntagging = action === "kms:UntagResource";
  const tags = isUntagging ? [] : tagPairs(input.Tags);
  return {
    // Members as they stand, with the default that counts when they are left out.
    ...Object.fromEntries(
      inputKeys.map(({ name, input: from }) => [name, members[from?.member ?? ""] ?? from?.default]),
    ),
    "kms:EncryptionAlgorithm": algorithmOf(question) ?? "SYMMETRIC_DEFAULT",
    "kms:EncryptionContextKeys": pairs.map(([name]) => name),
    ...keysOf("kms:EncryptionContext:", pairs),
    "kms:GrantConstraintType": (["EncryptionContextEquals", "EncryptionContextSubset"] as const).find(
      (name) => constraints?.[name] !== undefined,
    ),
    "kms:GrantConstraintSourceArn": constraints?.SourceArn,
    "kms:ReEncryptOnSameKey": isSameKey(question),
    "kms:RequestAlias": target.alias, // E41
    "kms:ValidTo": input.ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? undefined : members["ValidTo"],
    ...keysOf("aws:RequestTag/", tags),
    "aws:TagKeys": isUntagging ? input.TagKeys : tags.map(([name]) => name),
  };
}

/** E42: each side of ReEncrypt has its own algorithm; a data key is wrapped by SYMMETRIC_DEFAULT. */
function algorithmOf({ action, input }: Question): string | undefined {
  switch (action) {
    case "kms:ReEncryptFrom":
      return input.SourceEncryptionAlgorithm;
    case "kms:ReEncryptTo":
      return input.DestinationEncryptionAlgorithm;
    case "kms:Encrypt":
    case "kms:Decrypt":
      return input.EncryptionAlgorithm;
    default:
      return undefined;
  }
}

function isSameKey({ action, environment, caller, target, input }: Question): boolean | undefined {
  const other = action === "kms:ReEncryptFrom" ? input.DestinationKeyId : input.SourceKeyId;
  const key = other === undefined ? null : findKey(environment, caller, other, target.region);
  return key === null ? undefined : key === target.arn;
}
