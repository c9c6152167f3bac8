/** The condition keys about the input of the call. */

import { inputKeys, isCarried } from "./catalogue.ts";
import type { Grant, Keys, Pairs, Question } from "./situation.ts";
import { findKey, retiredGrant } from "./targets.ts";

export function requestKeys(question: Question): Keys {
  const { action, target, input } = question;
  const members: Keys = input;
  const pairs = encryptionContextOf(question);
  const constraints = constraintsOf(question);
  const isUntagging = action === "kms:UntagResource";
  const tags = isUntagging ? {} : tagsOf(input.Tags);
  return {
    ...Object.fromEntries(inputKeys.map((key) => [key.name, members[key.member] ?? key.default])),
    "kms:EncryptionAlgorithm": algorithmOf(question) ?? "SYMMETRIC_DEFAULT",
    "kms:EncryptionContextKeys": Object.keys(pairs),
    ...keysOf("kms:EncryptionContext:", pairs),
    "kms:GrantConstraintType": Object.keys(constraints).find((name) => name.startsWith("EncryptionContext")),
    "kms:GrantConstraintSourceArn": constraints.SourceArn,
    "kms:ReEncryptOnSameKey": isSameKey(question),
    "kms:RequestAlias": target.alias, // E41
    "kms:ValidTo": input.ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? null : members["ValidTo"],
    ...keysOf("aws:RequestTag/", tags),
    "aws:TagKeys": isUntagging ? input.TagKeys : Object.keys(tags),
  };
}

/** E42: each side of ReEncrypt has its own. CreateGrant and RetireGrant show the pairs of the grant's constraint. */
export function encryptionContextOf(question: Question): Pairs {
  const { action, input } = question;
  if (!isCarried(action, "kms:EncryptionContext:")) return {};
  const { EncryptionContext: both = {} } = input;
  if (action === "kms:ReEncryptFrom") return input.SourceEncryptionContext ?? both;
  if (action === "kms:ReEncryptTo") return input.DestinationEncryptionContext ?? both;
  if (action !== "kms:CreateGrant" && action !== "kms:RetireGrant") return both;
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset = {} } = constraintsOf(question);
  return equals ?? subset;
}

/** The constraints of the grant that is made or retired. */
function constraintsOf({ action, target, input }: Question): NonNullable<Grant["Constraints"]> {
  return (action === "kms:RetireGrant" ? retiredGrant(target, input) : input)?.Constraints ?? {};
}

/** E42: each side of ReEncrypt has its own algorithm; a data key is wrapped by SYMMETRIC_DEFAULT. */
function algorithmOf({ action, input }: Question): string | undefined {
  if (action === "kms:ReEncryptFrom") return input.SourceEncryptionAlgorithm;
  if (action === "kms:ReEncryptTo") return input.DestinationEncryptionAlgorithm;
  return action === "kms:Encrypt" || action === "kms:Decrypt" ? input.EncryptionAlgorithm : undefined;
}

function isSameKey({ action, environment, caller, target, input }: Question): boolean | null {
  const other = action === "kms:ReEncryptFrom" ? input.DestinationKeyId : input.SourceKeyId;
  const key = other === undefined ? null : findKey({ environment, caller, region: target.region }, other);
  return key === null ? null : key === target.arn;
}

type Tag = Readonly<Partial<Record<"TagKey" | "TagValue" | "Key" | "Value", string>>>;

/** Tags: an object of names and values, or AWS's list of TagKey and TagValue (or Key and Value). */
export function tagsOf(tags: Pairs | readonly Tag[] = {}): Pairs {
  if (!Array.isArray(tags)) return tags as Pairs;
  const list = tags as readonly Tag[];
  return Object.fromEntries(list.map((tag) => [tag.TagKey ?? tag.Key ?? "", tag.TagValue ?? tag.Value ?? ""]));
}

/** E63: one condition key a pair; the name ignores case, and the later pair wins. */
export function keysOf(prefix: string, pairs: Pairs): Pairs {
  return Object.fromEntries(Object.entries(pairs).map(([name, value]) => [prefix + name.toLowerCase(), value]));
}
