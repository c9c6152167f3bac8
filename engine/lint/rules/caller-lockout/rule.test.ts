import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const root = "arn:aws:iam::111122223333:root";
const deployer = "arn:aws:iam::111122223333:role/Deployer";
const at = `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement`;

const allow = (principal: string, rest: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: principal },
  Action: "kms:*",
  Resource: "*",
  ...rest,
});
const deny = (rest: object = {}) => ({ ...allow("*", rest), Effect: "Deny", Action: "kms:PutKeyPolicy" });
const identity = (Effect: string, Action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect, Action, Resource: "*" }],
});

const check = (statements: readonly unknown[], deployerHas: object | null = {}, caller: string = deployer) =>
  environmentFindings(
    "caller-lockout",
    {
      principals: deployerHas === null ? {} : { [deployer]: deployerHas },
      keys: { [keyArn]: { policy: { Version: "2012-10-17", Statement: statements } } },
    },
    { caller },
  );

const mayNot = `\`${deployer}\` may not call \`kms:PutKeyPolicy\` on this key`;

it.each([
  [
    "silence",
    [allow("arn:aws:iam::111122223333:role/Other")],
    `${mayNot}; name it in a statement that allows that`,
    "",
  ],
  [
    "delegation without an identity policy",
    [allow(root)],
    `${mayNot}: the key policy leaves that to IAM, and no identity policy allows it`,
    "",
  ],
  [
    "a Deny",
    [allow(deployer), deny()],
    `denies \`kms:PutKeyPolicy\` to \`${deployer}\`, which deploys this policy; leave it out of this Deny`,
    "/1",
  ],
])("reports %s", async (_, statements, message, pointer) => {
  expect(await check(statements)).toEqual([expect.objectContaining({ message, pointer: at + pointer })]);
});

it("reports a Deny of an identity policy", async () => {
  const [finding] = await check([allow(deployer)], { identityPolicies: [identity("Deny", "kms:Put*")] });
  expect(finding?.pointer).toBe(at);
  expect(finding?.message.startsWith(`${mayNot}: `)).toBe(true);
  expect(finding?.message).not.toMatch(/\.$/u);
});

it.each([
  ["the caller named", [allow(deployer)], {}],
  ["delegation with an identity policy", [allow(root)], { identityPolicies: [identity("Allow", "kms:*")] }],
  ["delegation to a caller that the environment lacks", [allow(root)], null],
  ["an Allow that hangs on the request", [allow(deployer, mfa())], {}],
  ["a Deny that hangs on the request", [allow(deployer), deny(mfa())], {}],
])("takes %s", async (_, statements, has) => {
  expect(await check(statements, has)).toEqual([]);
});

it.each(["arn:aws:iam::444455556666:role/Deployer", "not an ARN"])("leaves the caller %s alone", async (caller) => {
  expect(await check([allow("arn:aws:iam::111122223333:role/Other")], {}, caller)).toEqual([]);
});

function mfa() {
  return { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };
}
