import { describe, expect, it } from "vitest";
import { keySpecs, usagesOf } from "../catalog/key-specs.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { rootElement } from "./element.ts";
import { keyMetadataFrom } from "./key-metadata.ts";
import { noSource } from "./source.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";
const key = { arn, id: "1234abcd", account: "111122223333", region: "us-east-1", partition: "aws" };

function faultsOf(metadata: unknown): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  keyMetadataFrom(rootElement(metadata, noSource), key, diagnostics);
  return diagnostics.map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
}

describe("metadata of a key", () => {
  it.each([
    [{ Arn: "a" }, "wrong-key /Arn metadata of another key, `a`"],
    [{ KeyMetadata: { KeyId: "b" } }, "wrong-key /KeyMetadata/KeyId metadata of another key, `b`"],
    [{ KeySpec: "RSA_2O48" }, "invalid-value /KeySpec KMS has no key spec `RSA_2O48`; did you mean `RSA_2048`?"],
    [
      { CustomerMasterKeySpec: "AES_256" },
      "invalid-value /CustomerMasterKeySpec KMS has no key spec `AES_256`; did you mean `SYMMETRIC_DEFAULT`?",
    ],
    [
      { KeySpec: "SM2", KeyUsage: "GENERATE_VERIFY_MAC" },
      "invalid-value /KeyUsage a key of spec SM2 cannot have the usage GENERATE_VERIFY_MAC; it has ENCRYPT_DECRYPT or SIGN_VERIFY or KEY_AGREEMENT",
    ],
    [
      { KeyMetadata: { Grants: 1 } },
      "unknown-member /KeyMetadata no metadata: what `aws kms describe-key` prints is expected, not `Grants`",
    ],
  ])("tell what is wrong with %j", (metadata, fault) => {
    expect(faultsOf(metadata)).toEqual([fault]);
  });

  it.each([
    { Arn: arn, KeyId: "1234abcd" },
    { KeyId: arn },
    { Arn: 1, KeyId: 2, KeySpec: 3, KeyUsage: 4 },
    { KeySpec: "NEW_AES", KeyUsage: "NEW_USAGE" },
    { KeySpec: "HMAC_1024" },
    { KeySpec: "RSA_2048", NewMember: 1 },
  ])("may be %j, as far as they are no matter of the schema", (metadata) => {
    expect(faultsOf(metadata)).toEqual([]);
  });

  it("are of any key where the key is not known", () => {
    const diagnostics: Diagnostic[] = [];
    const read = keyMetadataFrom(rootElement({ Arn: "a", KeyId: "b" }, noSource), null, diagnostics);
    expect(read.multiRegion).toBe(false);
    expect(diagnostics).toEqual([]);
  });

  it.each(keySpecs.map(({ name }) => name))("of spec %s default to encryption wherever it can be", (KeySpec) => {
    const { keyUsage } = keyMetadataFrom(rootElement({ KeySpec }, noSource), null, []);
    expect(usagesOf(KeySpec)).toContain(keyUsage);
    expect(keyUsage === "ENCRYPT_DECRYPT").toBe(usagesOf(KeySpec).includes("ENCRYPT_DECRYPT"));
  });
});
