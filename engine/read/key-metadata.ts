/**
 * What DescribeKey tells about a key, with the defaults of a plain symmetric key for what is not given.
 * Source: KMS API reference, KeyMetadata.
 */

import { keyTypeOf, usagesOf } from "../catalog/key-specs.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { KeyMetadata } from "../model/environment.ts";
import { type Element, memberOf, report, textOf } from "./element.ts";

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
  const keySpec = text("KeySpec") ?? text("CustomerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
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

/** Encryption where the spec can, otherwise the first usage of the spec. */
function defaultUsage(keySpec: string): string {
  const usages = usagesOf(keySpec);
  return usages.find((usage) => usage === "ENCRYPT_DECRYPT") ?? usages[0] ?? "ENCRYPT_DECRYPT";
}
