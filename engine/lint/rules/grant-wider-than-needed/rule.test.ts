import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";
const grant = (Operations: readonly string[], rest: object = {}) => ({
  GrantId: "g",
  GranteePrincipal: app,
  Operations,
  ...rest,
});
const allow = (Action: unknown, rest: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: app },
  Action,
  Resource: "*",
  ...rest,
});
const root = { ...allow("kms:*"), Principal: { AWS: "111122223333" } };
const check = async (statements: readonly object[], ...grants: readonly object[]) =>
  (
    await environmentFindings("grant-wider-than-needed", {
      principals: { [app]: {} },
      keys: { [keyArn]: { policy: { Version: "2012-10-17", Statement: [root, ...statements] }, grants } },
    })
  ).map(({ pointer, message }) => [pointer.replace(/^.*\/grants/u, ""), message]);

it("reports what the key policy gives as well", async () => {
  expect(
    await check([allow(["kms:Decrypt", "kms:DescribeKey"])], grant(["Decrypt", "Encrypt", "RetireGrant"])),
  ).toEqual([
    [
      "/0/Operations",
      `\`${app}\` may call \`Decrypt\` without this grant, by the key policy; leave it out of the grant`,
    ],
  ]);
});

it("reports a grant that another one holds", async () => {
  const wide = grant(["Decrypt", "Encrypt"], { GrantId: "wide" });
  expect(await check([], wide, grant(["Decrypt"]))).toEqual([
    ["/1", `grant \`wide\` gives \`${app}\` all that this one does; retire this one`],
  ]);
  expect(await check([], wide, { ...wide, GrantId: "again" })).toHaveLength(1);
});

it("reports a grant to an account, and one that may be passed on", async () => {
  expect(await check([], grant(["Decrypt"], { GranteePrincipal: "arn:aws:iam::444455556666:root" }))).toEqual([
    ["/0", "gives every identity in account `444455556666` that its IAM policies let; name the role that needs it"],
  ]);
  const [found] = await check([], grant(["Decrypt", "CreateGrant"]));
  expect(found?.[1]).toMatch(/^with `CreateGrant`/u);
});

it.each([
  ["what only the account is given", [], [grant(["Decrypt"])]],
  [
    "what hangs on the request",
    [allow("kms:Decrypt", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
    [grant(["Decrypt"])],
  ],
  ["what a Deny takes away", [allow("kms:Decrypt"), { ...allow("kms:Decrypt"), Effect: "Deny" }], [grant(["Decrypt"])]],
  [
    "a constraint that another grant lacks",
    [],
    [
      grant(["Decrypt"], { Constraints: { EncryptionContextSubset: { app: "orders" } } }),
      grant(["Decrypt"], { GrantId: "other", Constraints: { EncryptionContextSubset: { app: "bills" } } }),
    ],
  ],
  [
    "grants that are passed on under a constraint",
    [],
    [grant(["Decrypt", "CreateGrant"], { Constraints: { EncryptionContextSubset: { app: "orders" } } })],
  ],
])("takes %s", async (_, statements, grants) => {
  expect(await check(statements, ...grants)).toEqual([]);
});
