/**
 * What DescribeKey tells about a key, with the defaults of a plain symmetric key for what is not given.
 * Source: KMS API reference, KeyMetadata.
 */

import { keySpecs, keyTypeOf, usagesOf } from "../catalog/key-specs.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { KeyMetadata } from "../model/environment.ts";
import { type Element, isText, memberOf, membersOf, report, type TextElement, textOf } from "./element.ts";
import type { KeyIdentity } from "./key-arn.ts";
import { nearestName } from "./nearest-name.ts";

/** `key` is the one that they must be of; null: not known. */
export function keyMetadataFrom(
  element: Element | null,
  key: KeyIdentity | null,
  diagnostics: Diagnostic[],
): KeyMetadata {
  const metadata = memberOf(element, "KeyMetadata") ?? element;
  const text = (name: string): string | null => textOf(memberOf(metadata, name));
  if (key !== null) checkKey(metadata, key, diagnostics);
  checkMembers(metadata, diagnostics);
  const spec = memberOf(metadata, "KeySpec") ?? memberOf(metadata, "CustomerMasterKeySpec");
  checkSpec(spec, diagnostics);
  const keySpec = textOf(spec) ?? "SYMMETRIC_DEFAULT";
  const usage = memberOf(metadata, "KeyUsage");
  checkUsage(usage, keySpec, diagnostics);
  const multiRegion = memberOf(metadata, "MultiRegion")?.value ?? key?.id.startsWith("mrk-");
  const regionType = textOf(memberOf(memberOf(metadata, "MultiRegionConfiguration"), "MultiRegionKeyType"));
  return {
    keySpec,
    keyUsage: textOf(usage) ?? defaultUsage(keySpec),
    origin: text("Origin") ?? "AWS_KMS",
    keyState: text("KeyState") ?? "Enabled",
    keyManager: text("KeyManager") === "AWS" ? "AWS" : "CUSTOMER",
    multiRegion: multiRegion === true,
    multiRegionKeyType: multiRegion !== true ? null : regionType === "REPLICA" ? "REPLICA" : "PRIMARY",
  };
}

function checkKey(metadata: Element | null, key: KeyIdentity, diagnostics: Diagnostic[]): void {
  const arn = memberOf(metadata, "Arn");
  if (isText(arn) && arn.value !== key.arn) reportOtherKey(arn, diagnostics);
  const id = memberOf(metadata, "KeyId");
  if (isText(id) && id.value !== key.id && id.value !== key.arn) reportOtherKey(id, diagnostics);
}

function reportOtherKey(named: TextElement, diagnostics: Diagnostic[]): void {
  report(diagnostics, named, "wrong-key", `metadata of another key, \`${named.value}\``);
}

function checkSpec(spec: Element | null, diagnostics: Diagnostic[]): void {
  if (!isText(spec)) return;
  const meant = meantSpec(spec.value);
  if (meant === null) return;
  report(diagnostics, spec, "invalid-value", `KMS has no key spec \`${spec.value}\`; did you mean \`${meant}\`?`);
}

/** AWS adds specs, mostly with other numbers; null for what may be one. */
function meantSpec(written: string): string | null {
  if (usagesOf(written).length > 0) return null;
  if (/^AES/u.test(written)) return "SYMMETRIC_DEFAULT";
  const names = keySpecs.map(({ name }) => name);
  const near = nearestName(written, names);
  const letters = (name: string): string => name.replace(/\d/gu, "");
  return near === null || letters(near) === letters(written) ? null : near;
}

function checkUsage(usage: Element | null, keySpec: string, diagnostics: Diagnostic[]): void {
  const usages = usagesOf(keySpec);
  if (!isText(usage) || usages.length === 0 || keyTypeOf(keySpec, usage.value) !== null) return;
  const message = `a key of spec ${keySpec} cannot have the usage ${usage.value}; it has ${usages.join(" or ")}`;
  report(diagnostics, usage, "invalid-value", message);
}

/** What has no member of DescribeKey's is the output of another command. */
function checkMembers(metadata: Element | null, diagnostics: Diagnostic[]): void {
  if (metadata === null) return;
  const members = membersOf(metadata);
  if (members.length === 0 || members.some(({ name }) => describeKey.has(name))) return;
  const names = members.map(({ name }) => `\`${name}\``).join(", ");
  const message = `no metadata: what \`aws kms describe-key\` prints is expected, not ${names}`;
  report(diagnostics, metadata, "unknown-member", message);
}

/** Source: KMS API reference, KeyMetadata. */
const describeKey: ReadonlySet<string> = new Set([
  "AWSAccountId",
  "Arn",
  "CloudHsmClusterId",
  "CreationDate",
  "CurrentKeyMaterialId",
  "CustomKeyStoreId",
  "CustomerMasterKeySpec",
  "DeletionDate",
  "Description",
  "Enabled",
  "EncryptionAlgorithms",
  "ExpirationModel",
  "KeyAgreementAlgorithms",
  "KeyEncapsulationAlgorithms",
  "KeyId",
  "KeyManager",
  "KeySpec",
  "KeyState",
  "KeyUsage",
  "MacAlgorithms",
  "MultiRegion",
  "MultiRegionConfiguration",
  "Origin",
  "PendingDeletionWindowInDays",
  "SigningAlgorithms",
  "ValidTo",
  "XksKeyConfiguration",
]);

/** The first usage of the spec, which is encryption where the spec can. */
function defaultUsage(keySpec: string): string {
  return usagesOf(keySpec)[0] ?? "ENCRYPT_DECRYPT";
}
