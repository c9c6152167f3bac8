import { describe, expect, it } from "vitest";
import { conditionKeys, findConditionKey } from "./condition-keys.ts";
import { grantOperations } from "./grant-operations.ts";
import { algorithmsOf, keySpecs, keyUsages, usagesOf } from "./key-specs.ts";
import { operations } from "./operations.ts";

function valuesOf(name: string): readonly string[] {
  return [...(findConditionKey(name)?.record.values ?? [])].sort();
}

describe("condition keys", () => {
  it("are 95 of KMS and 52 global ones, each once", () => {
    const names = conditionKeys.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("kms:"))).toHaveLength(95);
    expect(names.filter((name) => name.startsWith("aws:"))).toHaveLength(52);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(147);
  });

  it("have four prefixes, all single-valued strings", () => {
    const prefixes = conditionKeys.filter(({ prefix }) => prefix);
    expect(prefixes.map(({ name }) => name)).toEqual([
      "kms:EncryptionContext:",
      "aws:PrincipalTag/",
      "aws:ResourceTag/",
      "aws:RequestTag/",
    ]);
    expect(prefixes.every(({ type, multi }) => type === "String" && !multi)).toBe(true);
  });

  it("that key policies never see are those of E45", () => {
    const hidden = conditionKeys.filter(({ identityPoliciesOnly }) => identityPoliciesOnly);
    expect(hidden.map(({ name }) => name)).toEqual(["kms:ResourceAliases", "aws:ResourceTag/"]);
  });

  it("of KMS with several values are three", () => {
    const multi = conditionKeys.filter((key) => key.multi && key.name.startsWith("kms:"));
    expect(multi.map(({ name }) => name)).toEqual([
      "kms:EncryptionContextKeys",
      "kms:GrantOperations",
      "kms:ResourceAliases",
    ]);
  });

  it.each([
    ["kms:MessageType", { member: "MessageType", default: "RAW" }],
    ["kms:RotationPeriodInDays", { member: "RotationPeriodInDays", default: "365" }],
    ["kms:ScheduleKeyDeletionPendingWindowInDays", { member: "PendingWindowInDays", default: "30" }],
    ["kms:BypassPolicyLockoutSafetyCheck", { member: "BypassPolicyLockoutSafetyCheck", default: null }],
    ["kms:ExpirationModel", { member: "ExpirationModel", default: null }],
    ["kms:GrantOperations", { member: "Operations", default: null }],
    ["kms:DataKeyPairSpec", { member: "KeyPairSpec", default: null }],
    ["kms:KeySpec", null],
    ["kms:EncryptionAlgorithm", null],
  ])("%s comes from %j", (name, input) => {
    expect(findConditionKey(name)?.record.input).toEqual(input);
  });

  it("take their values from members that some operation has", () => {
    const parameters = new Set(operations.flatMap((operation) => operation.parameters));
    const members = conditionKeys.flatMap(({ input }) => (input === null ? [] : [input.member]));
    expect(members.filter((member) => !parameters.has(member))).toEqual([]);
  });

  it("agree with the other tables on their values", () => {
    const algorithms = (usage: string): readonly string[] =>
      [...new Set(keySpecs.flatMap(({ name }) => algorithmsOf(name, usage)))].sort();
    expect(valuesOf("kms:KeySpec")).toEqual(keySpecs.map(({ name }) => name).sort());
    expect(valuesOf("kms:KeyUsage")).toEqual([...keyUsages].sort());
    expect(valuesOf("kms:GrantOperations")).toEqual(grantOperations.map(({ name }) => name).sort());
    expect(valuesOf("kms:EncryptionAlgorithm")).toEqual(algorithms("ENCRYPT_DECRYPT"));
    expect(valuesOf("kms:SigningAlgorithm")).toEqual(algorithms("SIGN_VERIFY"));
    expect(valuesOf("kms:MacAlgorithm")).toEqual(algorithms("GENERATE_VERIFY_MAC"));
    expect(valuesOf("kms:DataKeyPairSpec").every((spec) => usagesOf(spec).includes("SIGN_VERIFY"))).toBe(true);
  });
});

describe("findConditionKey", () => {
  it.each([
    ["kms:ViaService", "kms:ViaService", null],
    ["KMS:viaservice", "kms:ViaService", null],
    ["aws:sourceVpce", "aws:SourceVpce", null],
    ["AWS:principalTAG/Team", "aws:PrincipalTag/team", "Team"],
    ["aws:RequestTag/a/b:C", "aws:RequestTag/a/b:c", "a/b:C"],
    ["kms:EncryptionContext:aws:s3:ARN", "kms:EncryptionContext:aws:s3:arn", "aws:s3:ARN"],
    ["kms:EncryptionContext:__proto__", "kms:EncryptionContext:__proto__", "__proto__"],
    ["kms:encryptioncontext:", "kms:EncryptionContext:", ""],
    ["kms:encryptioncontextkeys", "kms:EncryptionContextKeys", null],
    ["kms:recipientattestation:nitrotpmpcr23", "kms:RecipientAttestation:NitroTPMPCR23", null],
  ])("takes %s for %s", (written, name, suffix) => {
    const found = findConditionKey(written);
    expect(found).toMatchObject({ name, suffix });
    expect(found?.record.name).toBe(suffix === null ? name : name.slice(0, name.length - suffix.length));
  });

  it.each([
    "",
    "kms:",
    "kms:EncryptionContext",
    "aws:PrincipalTag",
    "kms:RecipientAttestation:PCR32",
    "kms:RecipientAttestation:",
    "s3:prefix",
    "toString",
    "xaws:PrincipalTag/a",
  ])("does not know `%s`", (written) => {
    expect(findConditionKey(written)).toBeNull();
  });
});
