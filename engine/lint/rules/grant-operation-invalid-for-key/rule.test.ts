import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const at = `/keys/${keyArn.replaceAll("/", "~1")}/grants`;

const check = (metadata: object | undefined, Operations: readonly string[], wrap = (grants: unknown) => grants) =>
  environmentFindings("grant-operation-invalid-for-key", {
    keys: {
      [keyArn]: {
        metadata,
        grants: wrap([{ GrantId: "g", GranteePrincipal: "arn:aws:iam::111122223333:role/App", Operations }]),
      },
    },
  });

const signing = { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" };

it.each([
  [signing, "Decrypt"],
  [{ KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" }, "Sign"],
  [{ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }, "GetPublicKey"],
])("reports, on a key of %o, %s", async (metadata, operation) => {
  const [finding, ...others] = await check(metadata, ["DescribeKey", operation]);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    message:
      `a key of spec \`${metadata.KeySpec}\` and usage \`${metadata.KeyUsage}\` has no \`${operation}\`; ` +
      "leave it out of the grant",
    pointer: `${at}/0/Operations/1`,
    fix: { safe: false, edits: [{ op: "remove", pointer: `${at}/0/Operations/1` }] },
  });
});

it("finds the grants of an output of ListGrants", async () => {
  const [finding] = await check({ KeyMetadata: signing }, ["Decrypt"], (Grants) => ({ Grants }));
  expect(finding).toMatchObject({ pointer: `${at}/Grants/0/Operations/0`, fix: null });
});

it.each([
  ["operations of the key", signing, ["Sign", "Verify", "GetPublicKey", "DescribeKey", "CreateGrant", "RetireGrant"]],
  ["a key whose spec nobody says", undefined, ["Sign"]],
  ["a key whose state alone is told", { KeyState: "Enabled" }, ["Sign"]],
  ["a spec that is not known", { KeySpec: "FUTURE_1" }, ["Sign"]],
])("takes %s", async (_, metadata, operations) => {
  expect(await check(metadata, operations)).toEqual([]);
});
