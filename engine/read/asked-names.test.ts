import { expect, it } from "vitest";
import { unknownAction, unknownOperation } from "./asked-names.ts";
import { readRequest } from "./request.ts";

it.each([
  ["kms:Decrpt", "; did you mean `kms:Decrypt`?"],
  ["Decrypt", "; did you mean `kms:Decrypt`?"],
  ["KMS:decrypt", "; did you mean `kms:Decrypt`?"],
  ["decrpt", "; did you mean `kms:Decrypt`?"],
  ["kms:ReEncrypt", ": ReEncrypt is an operation: use `operation`, or `kms:ReEncryptFrom`/`kms:ReEncryptTo`"],
  ["ReEncrypt", ": ReEncrypt is an operation: use `operation`, or `kms:ReEncryptFrom`/`kms:ReEncryptTo`"],
  ["s3:GetObject", ""],
  ["kms:*", ""],
])("`%s` is no action%s", (action, hint) => {
  expect(unknownAction(action)).toBe(`\`${action}\` is no action of AWS KMS${hint}`);
});

it.each([
  ["Decrpt", "; did you mean `Decrypt`?"],
  ["kms:Decrypt", "; did you mean `Decrypt`?"],
  ["decrypt", "; did you mean `Decrypt`?"],
  [
    "ReEncryptTo",
    ": ReEncryptTo is a permission of `ReEncrypt`: use that operation, or `action` with `kms:ReEncryptTo`",
  ],
  ["SynchronizeMultiRegionKey", ""],
  ["kms:tagresource", "; did you mean `TagResource`?"],
  ["xkms:Decrypt", ""],
  ["Nope", ""],
])("`%s` is no operation%s", (operation, hint) => {
  expect(unknownOperation(operation)).toBe(`\`${operation}\` is no operation of AWS KMS${hint}`);
});

it.each([
  [{ action: "Decrypt" }, ["`Decrypt` is no action of AWS KMS; did you mean `kms:Decrypt`?"]],
  [{ operation: "kms:Decrypt" }, ["`kms:Decrypt` is no operation of AWS KMS; did you mean `Decrypt`?"]],
  [
    { operation: "Decrypt", resource: "k", action: "kms:Decrypt" },
    [
      'an operation takes no `resource`: the key goes into the input, e.g. {"KeyId": …}',
      "`action` and `operation` in one request: give one of them",
    ],
  ],
])("a request with %j is told so", (asked, messages) => {
  const read = readRequest({ principal: "s3.amazonaws.com", ...asked });
  expect(read.ok ? [] : read.diagnostics.map(({ message }) => message)).toEqual(messages);
});
