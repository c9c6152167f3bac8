import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./base64.ts";
import { decodeBody } from "./decode-body.ts";
import { encodeBody, encodeError } from "./encode-body.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("decodeBody", () => {
  it("reads base64 and seconds since 1970 into the SDK's shapes", () => {
    const body = bytes('{"KeyId":"k","EncryptedKeyMaterial":"AQID","ValidTo":1478282931.571,"ImportToken":null}');
    expect(decodeBody("ImportKeyMaterial", body)).toEqual({
      ok: true,
      value: {
        KeyId: "k",
        EncryptedKeyMaterial: new Uint8Array([1, 2, 3]),
        ValidTo: new Date("2016-11-04T18:08:51.571Z"),
      },
    });
  });

  it("takes an empty body for an empty input", () => {
    expect(decodeBody("ListKeys", new Uint8Array())).toEqual({ ok: true, value: {} });
  });

  it.each([
    ["{", ""],
    ['{"KeyId":"k"} x', ""],
    ["\ufeff{}", ""],
    ["[".repeat(200_000), ""],
    [`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`, null],
    ['{"KeyId":{"KeyId":{"KeyId":{}}}}', "Start of structure or map found where not expected."],
    ['{"Plaintext":"A=A="}', "The value of a Blob is not base64"],
    ['{"Plaintext":"AA=="}', null],
    ['{"Plaintext":"A"}', "The value of a Blob is not base64"],
    ['{"Plaintext":[1]}', "Start of list found where not expected"],
    ["[]", "Start of list found where not expected"],
    ["1", "Expected structure or null"],
    ["null", "Expected structure or null"],
  ])("%.60s", (body, message) => {
    const read = decodeBody("Encrypt", bytes(body));
    expect(read.ok ? null : read.error).toEqual(
      message === null ? null : { code: "SerializationException", message, fault: "client" },
    );
  });

  it("refuses bytes that are not UTF-8", () => {
    const read = decodeBody("DescribeKey", new Uint8Array([...bytes('{"KeyId":"'), 0xff, ...bytes('"}')]));
    expect(read.ok ? null : read.error.code).toBe("SerializationException");
  });

  it("refuses a time in a text", () => {
    const read = decodeBody("ImportKeyMaterial", bytes('{"ValidTo":"2016-11-04"}'));
    expect(read.ok ? null : read.error.message).toBe("STRING_VALUE can not be converted to milliseconds since epoch");
  });
});

describe("encodeBody", () => {
  it("writes base64 and seconds since 1970, and leaves out what is not there", () => {
    const KeyMetadata = { KeyId: "k", CreationDate: new Date(1_478_282_931_571), DeletionDate: undefined };
    expect(encodeBody("DescribeKey", { KeyMetadata })).toBe(
      '{"KeyMetadata":{"KeyId":"k","CreationDate":1478282931.571}}',
    );
    expect(encodeBody("GenerateRandom", { Plaintext: new Uint8Array([1, 2, 3]) })).toBe('{"Plaintext":"AQID"}');
  });

  it("is empty for an operation that answers with nothing", () => {
    expect(encodeBody("DisableKey", {})).toBe("");
    expect(encodeBody("DeleteCustomKeyStore", {})).toBe("{}");
  });

  it("throws for a member that AWS's output does not have", () => {
    expect(() => encodeBody("DescribeKey", { Material: new Uint8Array(1) })).toThrow("has no member `Material`");
  });
});

describe("encodeError", () => {
  it("leaves out an empty message, as AWS was recorded to do", () => {
    expect(encodeError({ code: "InvalidCiphertextException", message: "", fault: "client" })).toBe(
      '{"__type":"InvalidCiphertextException"}',
    );
    expect(encodeError({ code: "NotFoundException", message: "m", fault: "client", members: { a: 1 } })).toBe(
      '{"__type":"NotFoundException","message":"m","a":1}',
    );
  });
});

describe("base64", () => {
  it("comes back as it went, and as Buffer has it", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (value) => {
        expect(toBase64(value)).toBe(Buffer.from(value).toString("base64"));
        expect(fromBase64(toBase64(value))).toEqual(value);
      }),
    );
  });
});
