import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operations } from "../../catalog/operations.ts";
import { operationShapeTable, shapeTable } from "../../catalog/shapes.generated.ts";
import { readInput } from "./read-input.ts";

const errorOf = (operation: string, value: unknown) => {
  const read = readInput(operation, value);
  return read.ok ? null : `${read.error.code}: ${read.error.message}`;
};
const detected = (text: string) => `ValidationException: 1 validation error detected: ${text}`;
const failed = "failed to satisfy constraint: Member must";
const key = "alias/orders";

describe("the table of shapes", () => {
  it("has every operation, with the members that the catalogue names", () => {
    expect(Object.keys(operationShapeTable).toSorted()).toEqual(operations.map(({ name }) => name).toSorted());
    for (const { name, parameters } of operations) {
      const shape = shapeTable[operationShapeTable[name]?.input ?? ""];
      if (shape?.type !== "structure") throw new Error(name);
      expect(Object.keys(shape.members).toSorted(), name).toEqual(parameters.toSorted());
    }
  });

  it("names shapes that are there, and patterns that compile", () => {
    for (const shape of Object.values(shapeTable)) {
      const named =
        shape.type === "structure"
          ? Object.values(shape.members)
          : shape.type === "list"
            ? [shape.member]
            : shape.type === "map"
              ? [shape.key, shape.value]
              : [];
      expect(named.filter((name) => !Object.hasOwn(shapeTable, name))).toEqual([]);
      if (shape.type === "string" && shape.pattern !== undefined) {
        const whole = new RegExp(`^(?:${shape.pattern})$`, "u");
        expect(["\u0000", "\u00e9"].every((text) => whole.test(text))).toBe(false);
      }
    }
  });
});

describe("constraints, in the words that AWS was recorded with", () => {
  it.each([
    [
      "GenerateRandom",
      { NumberOfBytes: 0 },
      `Value '0' at 'numberOfBytes' ${failed} have value greater than or equal to 1`,
    ],
    [
      "GenerateRandom",
      { NumberOfBytes: 1025 },
      `Value '1025' at 'numberOfBytes' ${failed} have value less than or equal to 1024`,
    ],
    [
      "GenerateMac",
      { KeyId: key, Message: new Uint8Array(1), MacAlgorithm: "INVALID" },
      `Value 'INVALID' at 'macAlgorithm' ${failed} satisfy enum value set: [HMAC_SHA_384, HMAC_SHA_256, HMAC_SHA_224, HMAC_SHA_512]`,
    ],
    [
      "DeriveSharedSecret",
      { KeyId: key, PublicKey: new Uint8Array(91), KeyAgreementAlgorithm: "INVALID" },
      `Value 'INVALID' at 'keyAgreementAlgorithm' ${failed} satisfy enum value set: [ECDH]`,
    ],
    [
      "Encrypt",
      { KeyId: key, Plaintext: new Uint8Array(4097) },
      `Value at 'plaintext' ${failed} have length less than or equal to 4096`,
    ],
    [
      "CreateKey",
      { Tags: [{ TagKey: "a".repeat(129), TagValue: "" }] },
      `Value '${"a".repeat(129)}' at 'tags.1.member.tagKey' ${failed} have length less than or equal to 128`,
    ],
    [
      "CreateKey",
      { Tags: [{ TagKey: "a", TagValue: "v".repeat(257) }] },
      `Value '${"v".repeat(257)}' at 'tags.1.member.tagValue' ${failed} have length less than or equal to 256`,
    ],
  ])("%s %#", (operation, input, message) => {
    expect(errorOf(operation, input)).toBe(detected(message));
  });
});

describe("constraints of other kinds", () => {
  it.each([
    [
      "Verify",
      { KeyId: key, Message: new Uint8Array(1), Signature: new Uint8Array(1) },
      detected(`Value null at 'signingAlgorithm' ${failed} not be null`),
    ],
    [
      "Decrypt",
      { CiphertextBlob: new Uint8Array(0) },
      detected(`Value at 'ciphertextBlob' ${failed} have length greater than or equal to 1`),
    ],
    [
      "Sign",
      { KeyId: key, Message: new Uint8Array(), SigningAlgorithm: "ECDSA_SHA_256" },
      detected(`Value at 'message' ${failed} have length greater than or equal to 1`),
    ],
    ["Encrypt", { KeyId: key }, detected(`Value at 'plaintext' ${failed} not be null`)],
    [
      "DescribeKey",
      { KeyId: "\u30ad" },
      detected(`Value '\u30ad' at 'keyId' ${failed} satisfy regular expression pattern: ^\\p{ASCII}+$`),
    ],
    [
      "Encrypt",
      { KeyId: key, Plaintext: new Uint8Array(1), EncryptionAlgorithm: "FOO" },
      detected(
        `Value 'FOO' at 'encryptionAlgorithm' ${failed} satisfy enum value set: [RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_256, SM2PKE, SYMMETRIC_DEFAULT]`,
      ),
    ],
    [
      "CreateGrant",
      { KeyId: key, GranteePrincipal: "arn:aws:iam::111122223333:role/R", Operations: ["Decrypt", null] },
      detected(`Value '[Decrypt, null]' at 'operations' ${failed} satisfy constraint: [Member must not be null]`),
    ],
    [
      "UntagResource",
      { KeyId: key, TagKeys: ["a", ""] },
      detected(
        `Value '[a, ]' at 'tagKeys' ${failed} satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]`,
      ),
    ],
    [
      "CreateAlias",
      { AliasName: "alias/a b", TargetKeyId: "" },
      `ValidationException: 3 validation errors detected: Value 'alias/a b' at 'aliasName' ${failed} satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$; Value '' at 'targetKeyId' ${failed} have length greater than or equal to 1; Value '' at 'targetKeyId' ${failed} satisfy regular expression pattern: ^\\p{ASCII}+$`,
    ],
    ["Nonsense", {}, "UnknownOperationException: "],
    ["toString", {}, "UnknownOperationException: "],
  ])("%s %#", (operation, input, message) => {
    expect(errorOf(operation, input)).toBe(message);
  });

  it("list the key specs where a data key's are meant, as AWS does", () => {
    for (const KeySpec of ["FOO", "RSA_2048"]) {
      const message = errorOf("GenerateDataKey", { KeyId: key, KeySpec });
      expect(message).toContain(`Value '${KeySpec}' at 'keySpec' ${failed} satisfy enum value set: [RSA_2048, ECC_`);
    }
    expect(errorOf("GenerateDataKey", { KeyId: key, KeySpec: "AES_128" })).toBeNull();
  });

  it("say nothing of a grant token", () => {
    const message = errorOf("Decrypt", { CiphertextBlob: new Uint8Array(1), GrantTokens: ["t0ken", ""] });
    expect(message).toContain("Value at 'grantTokens'");
    expect(message).not.toContain("t0ken");
  });
});

describe("types", () => {
  it.each([
    [{ KeyId: 1 }, "NUMBER_VALUE can not be converted to a String"],
    [{ KeyId: true }, "TRUE_VALUE can not be converted to a String"],
    [{ KeyId: [] }, "Start of list found where not expected"],
    [{ KeyId: {} }, "Start of structure or map found where not expected."],
    [{ Plaintext: "text" }, "STRING_VALUE can not be converted to a Blob"],
    [{ EncryptionContext: [] }, "Start of list found where not expected"],
    [{ EncryptionContext: { a: null } }, "Map value cannot be null"],
    [{ EncryptionContext: { "\ud800": "a" } }, "The text is not valid Unicode"],
    [{ GrantTokens: "t" }, "Expected list or null"],
    [{ DryRun: "true" }, "STRING_VALUE can not be converted to a Boolean"],
    ["x", "Expected structure or null"],
  ])("%j", (input, message) => {
    expect(errorOf("Encrypt", input)).toBe(`SerializationException: ${message}`);
  });

  it.each([1.5, Number.NaN, 2 ** 31])("an integer is not %d", (NumberOfBytes) => {
    expect(errorOf("GenerateRandom", { NumberOfBytes })).toContain("NUMBER_VALUE can not be converted to an Integer");
  });

  it("a date is one that is", () => {
    expect(errorOf("ImportKeyMaterial", { KeyId: key, ValidTo: new Date(Number.NaN) })).toContain("milliseconds");
  });
});

describe("what is read", () => {
  it("is a copy of the known members that are there", () => {
    const given = {
      KeyId: key,
      Plaintext: new Uint8Array([1]),
      DryRun: null,
      Unknown: 1,
      EncryptionContext: JSON.parse('{"__proto__":"x"}') as unknown,
    };
    const read = readInput("Encrypt", given);
    given.Plaintext[0] = 2;
    if (!read.ok) throw new Error(read.error.message);
    expect(Object.keys(read.value)).toEqual(["KeyId", "Plaintext", "EncryptionContext"]);
    expect(read.value["Plaintext"]).toEqual(new Uint8Array([1]));
    expect(Object.entries(read.value["EncryptionContext"] as object)).toEqual([["__proto__", "x"]]);
  });

  it("is nothing for an input that inherits its members", () => {
    expect(errorOf("DescribeKey", Object.create({ KeyId: key }) as unknown)).toContain("Value null at 'keyId'");
  });

  it("is data or an error, whatever is given", () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(operationShapeTable)), fc.anything(), (operation, value) => {
        const read = readInput(operation, value);
        expect(read.ok || read.error.fault === "client").toBe(true);
      }),
    );
  });
});
