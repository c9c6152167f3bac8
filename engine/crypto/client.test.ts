import { expect, expectTypeOf, test } from "vitest";
import { operations } from "../catalog/operations.ts";
import { KmsException } from "./index.ts";
import { admin, bytes, nobody, testKms } from "./test-kms.ts";

test("a client has a method for each operation, with the SDK's shapes", async () => {
  const kms = (await testKms()).as(admin);
  expect(Object.keys(kms).map((name) => name.toLowerCase())).toEqual(operations.map(({ name }) => name.toLowerCase()));
  const { KeyMetadata } = await kms.createKey();
  const KeyId = KeyMetadata?.KeyId ?? "";
  const { CiphertextBlob } = await kms.encrypt({ KeyId, Plaintext: bytes("kept"), EncryptionContext: { a: "b" } });
  const { Plaintext } = await kms.decrypt({
    CiphertextBlob: CiphertextBlob ?? new Uint8Array(),
    EncryptionContext: { a: "b" },
  });
  expect(Plaintext).toEqual(bytes("kept"));
  expectTypeOf<{ Plaintext: Uint8Array }>().not.toExtend<Parameters<typeof kms.encrypt>[0]>();
});

test("what KMS refuses is thrown, under the error's name", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  const refused = await kms
    .as(nobody)
    .encrypt({ KeyId, Plaintext: bytes("x") })
    .catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(KmsException);
  expect(refused).toBeInstanceOf(Error);
  expect(refused).toMatchObject({
    name: "AccessDeniedException",
    code: "AccessDeniedException",
    fault: "client",
    members: {},
  });
});
