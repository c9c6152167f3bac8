/**
 * What a call is about: the keys that its members name, or its ciphertext, alias or grant token. The names are replaced by
 * ARNs, and tokens by those of the environment, so that the engine finds the same keys and grants.
 */

import type { Operation } from "../catalog/operations.ts";
import type { ResourceRole } from "../catalog/records.ts";
import type { Input, Subjects } from "./call.ts";
import { readCiphertext } from "./ciphertext.ts";
import { aliasUnsupported, invalidCiphertext, keyNotFound, kmsError, notPrimary } from "./errors.ts";
import { blob, text, texts } from "./input.ts";
import type { KmsError } from "./kms.ts";
import { aliasArn, type Found, findKey, isAlias, type Place } from "./names.ts";
import { relativeIn } from "./related-keys.ts";
import type { Store } from "./store/store.ts";
import type { KeyRecord } from "./store/key-record.ts";

export interface About {
  readonly subjects: Subjects;
  /** The input with every key and alias named by its ARN, and every grant by the token that the environment holds. */
  readonly input: Input;
  /** Well named and not there: the engine says whether the caller may know. */
  readonly missing: { readonly arn: string; readonly error: KmsError } | null;
  /** The key was found by its ciphertext, and the caller may not know which it is. */
  readonly byCiphertext: boolean;
}

export function findSubjects(
  operation: Operation,
  input: Input,
  place: Place,
  store: Store,
): About | { readonly error: KmsError } {
  const found: Partial<Record<keyof Subjects, KeyRecord>> = {};
  const named: Record<string, unknown> = { ...input };
  let missing: About["missing"] = null;
  let byCiphertext = false;
  const alias = text(input, "AliasName");
  for (const { role } of operation.permissions) {
    const way = ways[role];
    if (way === null) continue;
    const name = text(input, way.member);
    if (name === null && way.blob !== undefined && input[way.blob] !== undefined) {
      const key = keyOfCiphertext(blob(input, way.blob), place, store);
      if ("error" in key) return key;
      found[way.subject] = key;
      named[way.member] = key.arn;
      byCiphertext = true;
      continue;
    }
    if (role === "key" && name !== null && isAlias(name) && !takesAliases(operation))
      return { error: aliasUnsupported };
    const result = role === "key" && name === null ? keyOfGrant(input, store) : findKey(name ?? "", place, store);
    if ("key" in result) {
      found[way.subject] = result.key;
      named[way.member] = result.name;
    } else if ("missing" in result) {
      missing ??= { arn: result.missing, error: result.error };
      named[way.member] = result.missing;
    } else return { error: result.error };
  }
  const tokens = texts(input, "GrantTokens").map((token) => store.knownToken(token) ?? token);
  if (tokens.length > 0) named["GrantTokens"] = tokens;
  const token = text(input, "GrantToken");
  if (token !== null) named["GrantToken"] = store.knownToken(token) ?? token;
  if (alias !== null) named["AliasName"] = aliasArn(alias, place);
  const replica = operation.permissions.some(({ role }) => role === "replica-key") ? found.key : undefined;
  if (replica !== undefined) missing ??= missingReplica(replica, text(input, "PrimaryRegion") ?? "", store);
  const { key = null, source = null, destination = null, current = null } = found;
  return { subjects: { key, source, destination, current }, input: named, missing, byCiphertext };
}

/**
 * Cryptographic operations, DescribeKey and GetPublicKey do, for keys of whatever account; those that manage a key do not.
 * Source: KMS Developer Guide, aliases.
 */
function takesAliases({ crossAccountIdentifiers }: Operation): boolean {
  return crossAccountIdentifiers.includes("alias-arn");
}

/** The related key that is to become primary, where there is none. */
function missingReplica(key: KeyRecord, region: string, store: Store): About["missing"] {
  const arn = relativeIn(key, region);
  if (store.keys.has(arn)) return null;
  return { arn, error: key.regionType === "PRIMARY" ? keyNotFound(arn) : notPrimary(key.arn) };
}

interface Way {
  readonly subject: keyof Subjects;
  /** The member that names the key. */
  readonly member: string;
  /** The member that tells the key when no name is given. */
  readonly blob?: string;
}

/** How each role of a permission is found; null for what is no key, or one that another role finds. */
const ways: Readonly<Record<ResourceRole, Way | null>> = {
  key: { subject: "key", member: "KeyId", blob: "CiphertextBlob" },
  "target-key": { subject: "key", member: "TargetKeyId" },
  "source-key": { subject: "source", member: "SourceKeyId", blob: "CiphertextBlob" },
  "destination-key": { subject: "destination", member: "DestinationKeyId" },
  "current-key": { subject: "current", member: "AliasName" },
  alias: null,
  "replica-key": null,
  "new-key": null,
  none: null,
};

/** In the Region that is called: a related multi-Region key of the same id opens what its relatives made. */
function keyOfCiphertext(ciphertext: Uint8Array, place: Place, store: Store): KeyRecord | { readonly error: KmsError } {
  const header = readCiphertext(ciphertext);
  if (header === null) return invalidCiphertext;
  const { partition, region } = place;
  const key = store.keys.get(`arn:${partition}:kms:${region}:${header.account}:key/${header.keyId}`);
  return key ?? { error: kmsError("AccessDeniedException", unknownCiphertext) };
}

const unknownCiphertext =
  "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";

/** RetireGrant may name its grant by token alone. */
function keyOfGrant(input: Input, store: Store): Found {
  const token = store.knownToken(text(input, "GrantToken") ?? "");
  for (const key of store.keys.values()) {
    for (const grant of key.grants.values())
      if (grant.token !== null && grant.token === token) return { key, name: key.arn };
  }
  return { error: kmsError("InvalidGrantTokenException") };
}
