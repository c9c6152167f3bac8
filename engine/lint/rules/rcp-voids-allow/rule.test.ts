import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const allow = (Action: unknown, rest: object = {}) => ({ Effect: "Allow", Action, Resource: keyArn, ...rest });
const root = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };

const check = (
  bound: readonly object[],
  own: readonly object[] = [allow("kms:Decrypt")],
  more: readonly object[] = [],
) =>
  environmentFindings("rcp-voids-allow", {
    accounts: {
      "111122223333": {
        organization: { id: "o-exampleorgid" },
        resourceControlPolicies: [{ name: "Guard", document: document(...bound) }],
      },
    },
    principals: { [app]: { identityPolicies: [document(...own)] } },
    keys: { [keyArn]: { policy: document(root, ...more) } },
  });

const statement = `/principals/${app.replaceAll("/", "~1")}/identityPolicies/0/Statement/0`;

const deny = (Action: string, rest: object = {}) => ({
  Sid: "No",
  Effect: "Deny",
  Principal: "*",
  Action,
  Resource: "*",
  ...rest,
});

it("reports what a resource control policy denies", async () => {
  const [finding, ...others] = await check([deny("kms:Decrypt")]);
  expect(finding).toMatchObject({ pointer: statement });
  expect(finding?.message).toMatch(/^gives nothing: statement `No` of .*`Guard` denies all that it allows/u);
  expect(others).toEqual([]);
});

it("reports a statement of the key policy for another account", async () => {
  const outside = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::444455556666:role/Out" },
    Action: "kms:Decrypt",
    Resource: "*",
  };
  const outsiders = deny("kms:*", { Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } } });
  const found = await check([outsiders], [allow("kms:Decrypt")], [outside]);
  expect(found.map(({ pointer }) => pointer)).toEqual([`/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement/1`]);
});

it.each([
  ["one that denies something else", [deny("kms:Put*")]],
  ["one that hangs on the request", [deny("kms:*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })]],
])("takes %s", async (_, bound) => {
  expect(await check(bound)).toEqual([]);
});
