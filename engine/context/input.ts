/** The members of an API call's input that authorization reads, whatever shape they were given in. */

import type { Situation } from "./situation.ts";

export type Input = Readonly<Record<string, unknown>> | undefined;

const none: ReadonlyMap<string, string> = new Map();

/** Tags of CreateKey, ReplicateKey and TagResource: AWS's list of TagKey and TagValue (or Key and Value), or a map. */
export function inputTags(input: Input): ReadonlyMap<string, string> {
  const tags = input?.["Tags"];
  if (isRecord(tags)) return pairs(tags) ?? none;
  if (!Array.isArray(tags)) return none;
  return new Map(
    tags.flatMap((tag: unknown) => {
      const { TagKey, Key, TagValue, Value } = isRecord(tag) ? tag : {};
      const key = TagKey ?? Key;
      const value = TagValue ?? Value;
      return typeof key === "string" ? [[key, typeof value === "string" ? value : ""] as const] : [];
    }),
  );
}

/** The tag keys that a request names: of its tags, or those to remove. */
export function inputTagKeys(input: Input): readonly string[] {
  return [...inputTags(input).keys(), ...strings(input?.["TagKeys"])];
}

/** The encryption context that a permission is asked with: of one side of ReEncrypt, or of a grant's constraint. */
export function encryptionContext(
  { permission, retired }: Situation,
  input: Input,
): ReadonlyMap<string, string> | null {
  switch (permission.name) {
    case "ReEncryptFrom":
      return pairs(input?.["SourceEncryptionContext"] ?? input?.["EncryptionContext"]);
    case "ReEncryptTo":
      return pairs(input?.["DestinationEncryptionContext"] ?? input?.["EncryptionContext"]);
    case "CreateGrant":
      return constraintOf(input)?.pairs ?? null;
    case "RetireGrant":
      return retired?.constraints.encryptionContextEquals ?? retired?.constraints.encryptionContextSubset ?? null;
    default:
      return pairs(input?.["EncryptionContext"]);
  }
}

export interface ContextConstraint {
  readonly type: "EncryptionContextEquals" | "EncryptionContextSubset";
  readonly pairs: ReadonlyMap<string, string>;
}

/** The encryption context constraint of the grant that CreateGrant asks for. */
export function constraintOf(input: Input): ContextConstraint | null {
  const constraints = input?.["Constraints"];
  if (!isRecord(constraints)) return null;
  for (const type of ["EncryptionContextEquals", "EncryptionContextSubset"] as const) {
    const found = pairs(constraints[type]);
    if (found !== null) return { type, pairs: found };
  }
  return null;
}

/** The source ARN constraint of the grant that CreateGrant asks for. */
export function sourceArnConstraint(input: Input): string | null {
  const constraints = input?.["Constraints"];
  const arn = isRecord(constraints) ? constraints["SourceArn"] : null;
  return typeof arn === "string" ? arn : null;
}

/** The strings of a list; none where the value is no list. */
export function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item: unknown): item is string => typeof item === "string") : [];
}

function pairs(value: unknown): ReadonlyMap<string, string> | null {
  if (!isRecord(value)) return null;
  return new Map(
    Object.entries(value).flatMap(([key, item]) => (typeof item === "string" ? [[key, item] as const] : [])),
  );
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
