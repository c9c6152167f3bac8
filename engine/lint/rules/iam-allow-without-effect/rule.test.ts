import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const otherKeyArn = "arn:aws:kms:us-east-1:111122223333:key/8765dcba-21ab-43cd-65ef-0987654321ba";
const app = "arn:aws:iam::111122223333:role/App";
const admin = "arn:aws:iam::111122223333:role/Admin";
const outsider = "arn:aws:iam::444455556666:role/App";

const keyPolicy = (...statements: readonly object[]) => ({
  policy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: admin }, Action: "kms:*", Resource: "*" }, ...statements],
  },
});
const allow = (AWS: string, Action: unknown = "kms:Decrypt", rest: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS },
  Action,
  Resource: "*",
  ...rest,
});
const statement = (rest: object = {}) => ({ Effect: "Allow", Action: ["kms:Decrypt"], Resource: keyArn, ...rest });

const check = (keys: object, own: object = statement(), principal = app) =>
  environmentFindings("iam-allow-without-effect", {
    principals: { [principal]: { identityPolicies: [{ Version: "2012-10-17", Statement: [own] }] } },
    keys,
  });

const pointer = (principal: string) => `/principals/${principal.replaceAll("/", "~1")}/identityPolicies/0/Statement/0`;

it.each([
  ["a role of the key's account", app, "111122223333"],
  ["a role of another account", outsider, "444455556666"],
])("reports %s", async (_, principal, account) => {
  expect(await check({ [keyArn]: keyPolicy() }, statement(), principal)).toEqual([
    expect.objectContaining({
      message:
        `allows nothing on \`${keyArn}\`: its key policy neither names \`${principal}\` nor leaves \`kms:Decrypt\` ` +
        `to IAM; add there an Allow of \`kms:Decrypt\` with the principal \`arn:aws:iam::${account}:root\``,
      pointer: pointer(principal),
    }),
  ]);
});

it("reports a statement that covers several keys in vain", async () => {
  const found = await check(
    { [keyArn]: keyPolicy(), [otherKeyArn]: keyPolicy() },
    statement({ Resource: "arn:aws:kms:*:111122223333:key/*" }),
  );
  expect(found).toEqual([
    expect.objectContaining({ message: expect.stringContaining("nor on any other key that it covers") as string }),
  ]);
});

it("reports an Allow with a condition, too", async () => {
  const Condition = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
  expect(await check({ [keyArn]: keyPolicy() }, statement({ Condition }))).toHaveLength(1);
});

it.each([
  ["delegation", keyPolicy(allow("111122223333"))],
  ["delegation of one action of several", keyPolicy(allow("111122223333", "kms:Encrypt"))],
  ["delegation through a service", keyPolicy(allow("111122223333", "kms:Decrypt", viaS3()))],
  ["the principal named", keyPolicy(allow(app))],
  ["a grant", { ...keyPolicy(), grants: [{ GrantId: "g", GranteePrincipal: app, Operations: ["Decrypt"] }] }],
  ["an AWS managed key", { ...keyPolicy(), metadata: { KeyManager: "AWS" } }],
])("takes %s", async (_, key) => {
  expect(await check({ [keyArn]: key }, statement({ Action: ["kms:Decrypt", "kms:Encrypt"] }))).toEqual([]);
});

it.each([
  ["every key", { Resource: "*" }],
  ["everything", { Action: "*" }],
  ["another key", { Resource: otherKeyArn }],
  ["no key", { Action: "kms:CreateKey" }],
  ["a Deny", { Effect: "Deny" }],
])("leaves a statement alone that is about %s", async (_, rest) => {
  expect(await check({ [keyArn]: keyPolicy() }, statement(rest))).toEqual([]);
});

it("takes a statement that has effect on one of its keys", async () => {
  const Resource = [keyArn, otherKeyArn];
  const keys = { [keyArn]: keyPolicy(), [otherKeyArn]: keyPolicy(allow("111122223333")) };
  expect(await check(keys, statement({ Resource }))).toEqual([]);
});

function viaS3() {
  return { Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } };
}
