import { expect, test } from "vitest";
import { createKms } from "./create-kms.ts";
import type { KmsAnswer, KmsCaller } from "./kms.ts";

const account = "111122223333";
const admin: KmsCaller = { principal: `arn:aws:iam::${account}:role/Admin`, region: "us-east-1" };
const nobody: KmsCaller = { principal: `arn:aws:iam::${account}:user/nobody`, region: "us-east-1" };
const environment = {
  keys: {},
  principals: {
    [admin.principal]: {
      identityPolicies: [{ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] }],
    },
  },
};

const output = (answer: KmsAnswer) => {
  if ("error" in answer) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.output;
};

test("what was encrypted is decrypted, by whoever may", async () => {
  const kms = await createKms({
    environment,
    fault: (error) => {
      console.error(error);
    },
  });
  const { KeyMetadata } = output(await kms.call("CreateKey", {}, admin)) as {
    KeyMetadata: { Arn: string; KeyId: string };
  };
  const plaintext = new TextEncoder().encode("attack at dawn");
  const { CiphertextBlob } = output(
    await kms.call("Encrypt", { KeyId: KeyMetadata.KeyId, Plaintext: plaintext, EncryptionContext: { a: "b" } }, admin),
  );
  const back = output(await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: { a: "b" } }, admin));
  expect(back["Plaintext"]).toEqual(plaintext);
  const denied = await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: { a: "b" } }, nobody);
  expect(denied).toMatchObject({
    error: {
      code: "AccessDeniedException",
      message:
        "User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because no identity-based policy allows the kms:Decrypt action",
    },
  });
  const wrong = await kms.call("Decrypt", { CiphertextBlob, EncryptionContext: { a: "B" } }, admin);
  expect(wrong).toMatchObject({ error: { code: "InvalidCiphertextException", message: "" } });
});
