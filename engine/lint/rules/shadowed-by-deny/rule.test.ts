import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";

const allow = (AWS: unknown, Action: unknown, rest: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS },
  Action,
  Resource: "*",
  ...rest,
});
const deny = (AWS: unknown, Action: unknown, rest: object = {}) => ({
  ...allow(AWS, Action, rest),
  Sid: "Never",
  Effect: "Deny",
});
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const identity = (Effect: string, Action: string, Resource = keyArn) => ({ Effect, Action, Resource });

const check = (statements: readonly object[], own: readonly object[] = [], more: object = {}) =>
  environmentFindings("shadowed-by-deny", {
    principals: { [app]: { identityPolicies: own.length === 0 ? [] : [document(...own)] } },
    keys: { [keyArn]: { policy: document(...statements) } },
    ...more,
  });

const inKeyPolicy = `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement`;
const inIdentityPolicy = `/principals/${app.replaceAll("/", "~1")}/identityPolicies/0/Statement`;
const decrypt = ["kms:Decrypt", "kms:DescribeKey"];

it.each([
  ["a role", [allow(app, decrypt), deny("*", "kms:De*")]],
  ["a role by the ARN of its account", [allow(app, decrypt), deny("111122223333", "kms:*")]],
  ["an account", [allow("111122223333", decrypt), deny("*", "kms:De*")]],
  ["everybody", [allow("*", decrypt), deny("*", "kms:*")]],
  ["an Allow with a condition", [allow(app, decrypt, mfa()), deny(app, "kms:*")]],
])("reports, in a key policy, %s", async (_, statements) => {
  expect(await check(statements)).toEqual([
    expect.objectContaining({
      message:
        "gives nothing: statement `Never` of the key policy denies all that it allows; narrow that Deny, or remove " +
        "this statement",
      pointer: `${inKeyPolicy}/0`,
    }),
  ]);
});

it("reports a statement of an identity policy", async () => {
  const found = await check([], [identity("Allow", "kms:Decrypt"), identity("Deny", "kms:*", "*")]);
  expect(found).toEqual([expect.objectContaining({ pointer: `${inIdentityPolicy}/0` })]);
});

it("leaves what an organization denies to a rule of its own", async () => {
  const accounts = {
    "111122223333": {
      organization: { id: "o-exampleorgid" },
      serviceControlPolicies: [
        [{ name: "NoKeys", document: document(identity("Allow", "*", "*"), identity("Deny", "kms:*", "*")) }],
      ],
    },
  };
  expect(await check([allow(app, decrypt)], [], { accounts })).toEqual([]);
});

it.each([
  ["an action that passes", [allow(app, ["kms:Decrypt", "kms:Encrypt"]), deny("*", "kms:Decrypt")]],
  ["a principal that passes", [allow([app, "arn:aws:iam::111122223333:role/B"], decrypt), deny(app, "kms:*")]],
  ["an account of which a role is denied", [allow("111122223333", decrypt), deny(app, "kms:*")]],
  ["everybody, where one account is denied", [allow("*", decrypt), deny("111122223333", "kms:*")]],
  ["a Deny that hangs on the request", [allow(app, decrypt), deny("*", "kms:*", mfa())]],
  ["an id that may be anybody's", [allow(["AROAEXAMPLEID", app], decrypt), deny(app, "kms:*")]],
  ["an Allow of what no key policy gives", [allow(app, "kms:ListKeys"), deny("*", "kms:*")]],
])("takes %s", async (_, statements) => {
  expect(await check(statements)).toEqual([]);
});

it("leaves a statement alone that is about keys beyond the environment", async () => {
  expect(await check([deny("*", "kms:*")], [identity("Allow", "kms:Decrypt", "*")])).toEqual([]);
});

function mfa() {
  return { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
}
