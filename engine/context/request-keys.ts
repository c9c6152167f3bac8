/** Condition keys that follow from the API call's input, beyond those the catalogue takes from one member. */

import type { Derivation } from "./derivation.ts";
import { fromRequest, valueIgnoringCase } from "./derivation.ts";
import { plainNumber } from "../model/plain-number.ts";
import { parseDate } from "../conditions/date.ts";
import { findKey } from "./target.ts";
import { constraintOf, encryptionContext, inputTagKeys, inputTags, sourceArnConstraint } from "./input.ts";

export const requestKeys: Readonly<Record<string, Derivation>> = {
  "kms:EncryptionContext:": fromRequest((situation, { input }, suffix) =>
    valueIgnoringCase(encryptionContext(situation, input) ?? [], suffix),
  ),
  "kms:EncryptionContextKeys": fromRequest((situation, { input }) => [
    ...(encryptionContext(situation, input)?.keys() ?? []),
  ]),
  /** Data keys are wrapped by the symmetric key; each side of ReEncrypt has a parameter of its own. */
  "kms:EncryptionAlgorithm": fromRequest(({ permission }, { input }) => {
    const member = algorithmMember[permission.name];
    const value = member === undefined ? undefined : (input?.[member] ?? input?.["EncryptionAlgorithm"]);
    return typeof value === "string" ? value : "SYMMETRIC_DEFAULT";
  }),
  "kms:GrantConstraintType": fromRequest(({ permission, retired }, { input }) => {
    if (permission.name !== "RetireGrant") return constraintOf(input)?.type;
    if (retired?.constraints.encryptionContextEquals) return "EncryptionContextEquals";
    return retired?.constraints.encryptionContextSubset ? "EncryptionContextSubset" : null;
  }),
  "kms:GrantConstraintSourceArn": fromRequest((_situation, { input }) => sourceArnConstraint(input)),
  /** True on calls that a service makes for the user; for direct calls false, where AWS does not say (E37). */
  "kms:GrantIsForAWSResource": fromRequest((_situation, { viaService }) => String(viaService !== undefined)),
  /** The resource that is asked about is one side; the input names the other, by ARN, id or alias. */
  "kms:ReEncryptOnSameKey": fromRequest(({ permission, target, environment, caller }, { input }) => {
    const other = input?.[permission.name === "ReEncryptFrom" ? "DestinationKeyId" : "SourceKeyId"];
    if (typeof other !== "string") return null;
    const found = findKey(other, environment, caller.account, target.region);
    return String("arn" in found && found.arn === target.arn);
  }),
  /** Absent when the material does not expire. */
  "kms:ValidTo": fromRequest((_situation, { input }) =>
    input?.["ExpirationModel"] === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? null : epochSeconds(input?.["ValidTo"]),
  ),
  "aws:RequestTag/": fromRequest((_situation, { input }, suffix) => valueIgnoringCase(inputTags(input), suffix)),
  "aws:TagKeys": fromRequest((_situation, { input }) => inputTagKeys(input)),
};

const algorithmMember: Readonly<Record<string, string | undefined>> = {
  Encrypt: "EncryptionAlgorithm",
  Decrypt: "EncryptionAlgorithm",
  ReEncryptFrom: "SourceEncryptionAlgorithm",
  ReEncryptTo: "DestinationEncryptionAlgorithm",
};

function epochSeconds(value: unknown): string | null {
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000));
  if (typeof value === "number") return plainNumber(String(value));
  if (typeof value !== "string") return null;
  const time = parseDate(value);
  return time === null ? value : String(Math.floor(time / 1000));
}
