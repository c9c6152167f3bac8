/**
 * What DescribeKey tells about a key, with the defaults of a plain symmetric key for what is not given.
 * Source: KMS API reference, KeyMetadata.
 */

import { keySpecs, keyTypeOf, usagesOf } from "../catalog/key-specs.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { KeyMetadata } from "../model/environment.ts";
import { type Element, memberOf, membersOf, report, textOf } from "./element.ts";
import { nearestName } from "./nearest-name.ts";

export function keyMetadataFrom(
  element: Element | null,
  key: { readonly arn: string; readonly id: string },
  diagnostics: Diagnostic[],
): KeyMetadata {
  const metadata = memberOf(element, "KeyMetadata") ?? element;
  const text = (name: string): string | null => textOf(memberOf(metadata, name));
  const arn = memberOf(metadata, "Arn");
  if (arn !== null && typeof arn.value === "string" && arn.value !== key.arn) {
    report(diagnostics, arn, "wrong-key", `metadata of another key, \`${arn.value}\``);
  }
  const id = memberOf(metadata, "KeyId");
  if (key.id !== "" && id !== null && typeof id.value === "string" && id.value !== key.id && id.value !== key.arn) {
    report(diagnostics, id, "wrong-key", `metadata of another key, \`${id.value}\``);
  }
  checkMembers(metadata, diagnostics);
  const keySpec = text("KeySpec") ?? text("CustomerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  const spec = memberOf(metadata, "KeySpec") ?? memberOf(metadata, "CustomerMasterKeySpec");
  const meant = meantSpec(keySpec);
  if (spec !== null && meant !== null)
    report(diagnostics, spec, "invalid-value", `KMS has no key spec \`${keySpec}\`; did you mean \`${meant}\`?`);
  const usage = memberOf(metadata, "KeyUsage");
  const keyUsage = textOf(usage) ?? defaultUsage(keySpec);
  if (usage !== null && usagesOf(keySpec).length > 0 && keyTypeOf(keySpec, keyUsage) === null) {
    const message = `a key of spec ${keySpec} cannot have the usage ${keyUsage}; it has ${usagesOf(keySpec).join(" or ")}`;
    report(diagnostics, usage, "invalid-value", message);
  }
  const multiRegion = memberOf(metadata, "MultiRegion")?.value ?? key.id.startsWith("mrk-");
  const regionType = textOf(memberOf(memberOf(metadata, "MultiRegionConfiguration"), "MultiRegionKeyType"));
  return {
    keySpec,
    keyUsage,
    origin: text("Origin") ?? "AWS_KMS",
    keyState: text("KeyState") ?? "Enabled",
    keyManager: text("KeyManager") === "AWS" ? "AWS" : "CUSTOMER",
    multiRegion: multiRegion === true,
    multiRegionKeyType: multiRegion !== true ? null : regionType === "REPLICA" ? "REPLICA" : "PRIMARY",
  };
}

/** AWS adds specs, mostly with other numbers; null for what may be one. */
function meantSpec(written: string): string | null {
  const names = keySpecs.map(({ name }) => name);
  if (names.some((name) => name === written)) return null;
  if (/^AES/u.test(written)) return "SYMMETRIC_DEFAULT";
  const near = nearestName(written, names);
  const letters = (name: string): string => name.replace(/\d/gu, "");
  return near === null || letters(near) === letters(written) ? null : near;
}

/** What has no member of DescribeKey's is the output of another command. */
function checkMembers(metadata: Element | null, diagnostics: Diagnostic[]): void {
  const members = metadata === null ? [] : membersOf(metadata);
  if (metadata === null || members.length === 0 || members.some(({ name }) => describeKey.has(name))) return;
  const names = members.map(({ name }) => `\`${name}\``).join(", ");
  report(
    diagnostics,
    metadata,
    "unknown-member",
    `no metadata: what \`aws kms describe-key\` prints is expected, not ${names}`,
  );
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

/** Encryption where the spec can, otherwise the first usage of the spec. */
function defaultUsage(keySpec: string): string {
  const usages = usagesOf(keySpec);
  return usages.find((usage) => usage === "ENCRYPT_DECRYPT") ?? usages[0] ?? "ENCRYPT_DECRYPT";
}
