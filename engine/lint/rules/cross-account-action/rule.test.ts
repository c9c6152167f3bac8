import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { environmentFindings, findings } from "../check.ts";

const id = "cross-account-action";
const account = "111122223333";

const policy = (AWS: unknown, Action: unknown, Effect = "Allow") => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Principal: { AWS }, Action, Resource: "*" }],
});

it.each(["444455556666", "arn:aws:iam::444455556666:root", "arn:aws:iam::444455556666:role/app"])(
  "reports it for %s",
  (who) => {
    const pointer = "/Statement/0/Action/1";
    expect(findings(id, policy([who], ["kms:Decrypt", "kms:PutKeyPolicy"]), { account })).toEqual([
      expect.objectContaining({
        message:
          "`kms:PutKeyPolicy` does not work on a key of another account, and this statement is for `444455556666` alone; leave it out",
        pointer,
        fix: { description: "remove `kms:PutKeyPolicy`", safe: true, edits: [{ op: "remove", pointer }] },
      }),
    ]);
  },
);

it.each([
  ["the own account", "111122223333", "kms:PutKeyPolicy"],
  ["the own account beside", ["444455556666", "arn:aws:iam::111122223333:role/a"], "kms:PutKeyPolicy"],
  ["everybody", "*", "kms:PutKeyPolicy"],
  ["somebody not known", `arn:aws:iam::${symbolic("Account")}:root`, "kms:PutKeyPolicy"],
  ["what works across accounts", "444455556666", ["kms:CreateGrant", "kms:DescribeKey", "kms:Decrypt"]],
  ["a wildcard", "444455556666", "kms:*"],
])("takes %s", (_, who, action) => {
  expect(findings(id, policy(who, action), { account })).toEqual([]);
});

it("takes a Deny, and a key of an account not known", () => {
  expect(findings(id, policy("444455556666", "kms:PutKeyPolicy", "Deny"), { account })).toEqual([]);
  expect(findings(id, policy("444455556666", "kms:PutKeyPolicy"))).toEqual([]);
});

it("reports it in an identity policy that is about keys of another account", async () => {
  const key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  const Action = ["kms:Decrypt", "kms:DisableKey"];
  const statements = [key, [key, "arn:aws:kms:*:*:key/*"], key.replace("444455556666", account), "*"].map(
    (Resource) => ({
      Effect: "Allow",
      Action,
      Resource,
    }),
  );
  const identityPolicies = [{ Version: "2012-10-17", Statement: statements }];
  const found = await environmentFindings(id, {
    keys: {},
    principals: { [`arn:aws:iam::${account}:role/App`]: { identityPolicies } },
  });
  expect(found.map(({ message, pointer }) => [message, pointer.replace(/^.*Statement/u, "")])).toEqual([
    [
      "`kms:DisableKey` does not work on a key of another account, and this statement is about keys of `444455556666` alone; leave it out",
      "/0/Action/1",
    ],
  ]);
});
