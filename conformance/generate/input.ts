/** The input of a call, as far as authorization reads it: all of it is drawn, and an action takes what is its own. */

import fc from "fast-check";
import type { RequestDocument } from "../../engine/model/documents.ts";
import { cryptographic, grantOperations } from "./actions.ts";
import { ann, pat, reader } from "./cast.ts";
import { orders, replica } from "./keyring.ts";
import { encryptionContexts, sourceArns, tagSets, tokens } from "./pools.ts";

export type InputDocument = NonNullable<RequestDocument["input"]>;

export interface InputDraft {
  readonly pairs: Readonly<Record<string, string>> | null;
  readonly otherPairs: Readonly<Record<string, string>>;
  readonly otherKey: string;
  readonly algorithm: string | null;
  readonly signing: string;
  readonly messageType: string | null;
  readonly grantTokens: readonly string[] | null;
  readonly operations: readonly string[];
  readonly grantee: string;
  readonly retiring: string | null;
  readonly constraint: "none" | "equals" | "subset" | "source";
  readonly sourceArn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly days: number | null;
  readonly flag: boolean | null;
}

export const arbitraryInputDraft: fc.Arbitrary<InputDraft> = fc.record({
  pairs: fc.constantFrom(null, ...encryptionContexts),
  otherPairs: fc.constantFrom(...encryptionContexts),
  otherKey: fc.constantFrom(orders.arn, replica.arn),
  algorithm: fc.constantFrom(null, "SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_256"),
  signing: fc.constantFrom("RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_512"),
  messageType: fc.constantFrom(null, "RAW", "DIGEST"),
  grantTokens: fc.constantFrom(null, null, [], [tokens[0]], tokens),
  operations: fc.uniqueArray(fc.constantFrom(...grantOperations), { minLength: 1, maxLength: 2 }),
  grantee: fc.constantFrom(ann.text, reader.record ?? "", pat.text),
  retiring: fc.constantFrom(null, ann.text),
  constraint: fc.constantFrom("none", "equals", "subset", "source"),
  sourceArn: fc.constantFrom(...sourceArns),
  tags: fc.constantFrom(...tagSets),
  days: fc.constantFrom(null, 7, 30, 365),
  flag: fc.constantFrom(null, true, false),
});

/** The members that an action reads. */
export function writeInput(draft: InputDraft, action: string, keyArn: string | null): InputDocument {
  const tokens = draft.grantTokens === null ? {} : { GrantTokens: draft.grantTokens };
  const own = writers.find(([actions]) => actions.test(action))?.[1];
  return { ...(own?.(draft, keyArn ?? "") ?? {}), ...(takesTokens(action) ? tokens : {}) };
}

const writers: readonly (readonly [RegExp, (draft: InputDraft, keyArn: string) => InputDocument])[] = [
  [/^ReEncrypt/u, reEncrypt],
  [
    /crypt$|DataKey/u,
    ({ pairs, algorithm }) => ({ ...given("EncryptionContext", pairs), ...given("EncryptionAlgorithm", algorithm) }),
  ],
  [
    /^(?:Sign|Verify)$/u,
    ({ signing, messageType }) => ({ SigningAlgorithm: signing, ...given("MessageType", messageType) }),
  ],
  [/Mac$/u, () => ({ MacAlgorithm: "HMAC_SHA_256" })],
  [/^CreateGrant$/u, createGrant],
  [
    /^(?:TagResource|CreateKey)$/u,
    ({ tags, flag }) => ({ Tags: flag === null ? asList(tags) : tags, ...given("MultiRegion", flag) }),
  ],
  [/^UntagResource$/u, ({ tags }) => ({ TagKeys: Object.keys(tags) })],
  [/^PutKeyPolicy$/u, ({ flag }) => given("BypassPolicyLockoutSafetyCheck", flag)],
  [/^ScheduleKeyDeletion$/u, ({ days }) => given("PendingWindowInDays", days)],
  [/^EnableKeyRotation$/u, ({ days }) => given("RotationPeriodInDays", days)],
  [/^ReplicateKey$/u, () => ({ ReplicaRegion: "eu-west-1" })],
  [/^UpdatePrimaryRegion$/u, () => ({ PrimaryRegion: "eu-west-1" })],
  [
    /^ImportKeyMaterial$/u,
    ({ days, flag }) => ({
      ExpirationModel: days === null ? "KEY_MATERIAL_DOES_NOT_EXPIRE" : "KEY_MATERIAL_EXPIRES",
      ...given("ValidTo", flag === true ? "2026-06-01T00:00:00Z" : flag === null ? null : 1_780_272_000),
    }),
  ],
  [/^GetParametersForImport$/u, () => ({ WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_4096" })],
];

function reEncrypt({ pairs, otherPairs, otherKey, algorithm, flag }: InputDraft, keyArn: string): InputDocument {
  return {
    SourceKeyId: keyArn,
    DestinationKeyId: flag === true ? keyArn : otherKey,
    ...given("EncryptionContext", pairs),
    ...(flag === null ? {} : { SourceEncryptionContext: otherPairs, DestinationEncryptionContext: otherPairs }),
    ...given("DestinationEncryptionAlgorithm", algorithm),
  };
}

function createGrant({ operations, grantee, retiring, constraint, pairs, sourceArn }: InputDraft): InputDocument {
  const bound = pairs ?? {};
  const constraints = {
    ...(constraint === "equals" ? { EncryptionContextEquals: bound } : {}),
    ...(constraint === "subset" ? { EncryptionContextSubset: bound } : {}),
    ...(constraint === "source" ? { SourceArn: sourceArn } : {}),
  };
  return {
    GranteePrincipal: grantee,
    Operations: operations,
    ...given("RetiringPrincipal", retiring),
    ...(constraint === "none" ? {} : { Constraints: constraints }),
  };
}

/** The operations that a grant may give may be asked with its token. */
export function takesTokens(action: string): boolean {
  return action === "CreateGrant" || cryptographic.some((name) => name === action);
}

function given<Name extends string, Value>(name: Name, value: Value | null): Partial<Record<Name, Value>> {
  return value === null ? {} : ({ [name]: value } as Record<Name, Value>);
}

function asList(
  tags: Readonly<Record<string, string>>,
): readonly { readonly TagKey: string; readonly TagValue: string }[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}
