import { expect, it } from "vitest";
import type { KeyFacts } from "../../subject.ts";
import { findings } from "../check.ts";

const id = "action-key-usage";

const check = (key: Partial<KeyFacts> | undefined, Action: unknown, Effect = "Allow") =>
  findings(
    id,
    { Version: "2012-10-17", Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action, Resource: "*" }] },
    key === undefined ? {} : { key },
  );

it.each([
  [{ keySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }, "kms:Decrypt", "`RSA_2048` and `SIGN_VERIFY`"],
  [
    { keySpec: "SYMMETRIC_DEFAULT", keyUsage: "ENCRYPT_DECRYPT" },
    "kms:Sign",
    "`SYMMETRIC_DEFAULT` and `ENCRYPT_DECRYPT`",
  ],
  [{ keySpec: "RSA_2048", keyUsage: "ENCRYPT_DECRYPT" }, "kms:GenerateDataKey", "`RSA_2048` and `ENCRYPT_DECRYPT`"],
  [{ keySpec: "HMAC_256" }, "kms:Encrypt", "`HMAC_256`"],
])("reports for %o %s", (key, action, facts) => {
  expect(check(key, ["kms:DescribeKey", action])).toEqual([
    expect.objectContaining({
      message: `a key with ${facts} never serves \`${action}\`; leave the action out`,
      pointer: "/Statement/0/Action/1",
    }),
  ]);
});

it.each([
  ["its own actions", { keySpec: "RSA_2048", keyUsage: "SIGN_VERIFY" }, ["kms:Sign", "kms:Verify", "kms:GetPublicKey"]],
  ["actions on every key", { keySpec: "HMAC_256" }, ["kms:PutKeyPolicy", "kms:CreateGrant", "kms:ListKeys"]],
  ["a spec with several usages", { keySpec: "RSA_2048" }, ["kms:Sign", "kms:Decrypt"]],
  ["wildcards", { keySpec: "HMAC_256" }, ["kms:*", "kms:Encrypt*"]],
  ["an unknown spec", { keySpec: "RSA_512", keyUsage: "SIGN_VERIFY" }, "kms:Decrypt"],
  ["a key not known", undefined, "kms:Sign"],
])("takes %s", (_, key, action) => {
  expect(check(key, action)).toEqual([]);
});

it("takes a Deny", () => {
  expect(check({ keySpec: "HMAC_256" }, "kms:Encrypt", "Deny")).toEqual([]);
});

const conditioned = (key: Partial<KeyFacts>, Condition: object, Effect = "Allow") =>
  findings(
    id,
    {
      Version: "2012-10-17",
      Statement: [{ Effect, Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*", Condition }],
    },
    { key },
  ).map(({ message }) => message);

const context = { StringEquals: { "kms:EncryptionContext:app": "orders" } };
const rsa = { keySpec: "RSA_2048", keyUsage: "ENCRYPT_DECRYPT" };

it("reports an encryption context for a key that takes none", () => {
  expect(conditioned(rsa, context)).toEqual([
    "a key with `RSA_2048` and `ENCRYPT_DECRYPT` takes no encryption context, so that `kms:EncryptionContext:app` is never there and this Allow never applies; leave the condition out",
  ]);
  expect(conditioned(rsa, { StringEqualsIfExists: context.StringEquals })).toEqual([]);
  expect(conditioned(rsa, context, "Deny")).toEqual([]);
  expect(conditioned({ keySpec: "SYMMETRIC_DEFAULT" }, context)).toEqual([]);
});

it.each([
  [false, "true"],
  [true, "false"],
])("reports, where the key is multi-Region: %s, that it shall be: %s", (multiRegion, value) => {
  const Condition = { Bool: { "kms:MultiRegion": value } };
  expect(conditioned({ multiRegion }, Condition)).toEqual([
    `\`kms:MultiRegion\` is \`${String(multiRegion)}\` for this key, so that this statement never applies; leave the condition out`,
  ]);
  expect(conditioned({ multiRegion: !multiRegion }, Condition)).toEqual([]);
  expect(conditioned({}, Condition)).toEqual([]);
});

it("hints at what a single-Region key does not serve", () => {
  expect(check({ multiRegion: false }, "kms:ReplicateKey")).toEqual([
    expect.objectContaining({
      severity: "info",
      message: "a single-Region key never serves `kms:ReplicateKey`; leave the action out",
    }),
  ]);
  expect(check({ multiRegion: true }, "kms:ReplicateKey")).toEqual([]);
  expect(check({}, "kms:ReplicateKey")).toEqual([]);
});
