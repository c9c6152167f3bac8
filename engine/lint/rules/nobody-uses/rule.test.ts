import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const allow = (Principal: unknown, Action: unknown = "kms:*") => ({
  Effect: "Allow",
  Principal,
  Action,
  Resource: "*",
});
const root = allow({ AWS: "111122223333" });
const own = (Action: string, Resource: unknown = keyArn) => ({ Effect: "Allow", Action, Resource });

const check = (statements: readonly object[], identity: readonly object[] | null, more: object = {}) =>
  environmentFindings("nobody-uses", {
    principals:
      identity === null ? {} : { [app]: { identityPolicies: identity.length === 0 ? [] : [document(...identity)] } },
    keys: { [keyArn]: { policy: document(...statements), ...more } },
  });

it.each([
  ["no IAM policy", []],
  ["one of another service", [own("s3:*", "*")]],
  ["one of administration", [own("kms:PutKeyPolicy")]],
  ["one of another key", [own("kms:Decrypt", `${keyArn.slice(0, -1)}0`)]],
])("reports a key that is left to IAM, and %s", async (_, identity) => {
  expect(await check([root], identity)).toEqual([
    expect.objectContaining({
      message:
        "leaves the use of the key to the IAM policies of account `111122223333`, and none that is listed allows any; " +
        "allow it in the policies of those who need the key, or name them here",
      pointer: `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement`,
    }),
  ]);
});

it.each([
  ["an IAM policy that allows a use", [root], [own("kms:De*", "*")], {}],
  ["a key policy that names somebody", [root, allow({ AWS: app }, "kms:Decrypt")], [], {}],
  ["a key policy that names a service", [root, allow({ Service: "sns.amazonaws.com" }, "kms:Decrypt")], [], {}],
  ["a key policy that gives no use to anybody", [allow({ AWS: "111122223333" }, "kms:PutKeyPolicy")], [], {}],
  ["a grant", [root], [], { grants: [{ GrantId: "g", GranteePrincipal: app, Operations: ["Decrypt"] }] }],
  ["an environment without principals", [root], null, {}],
  ["an AWS managed key", [root], [], { metadata: { KeyManager: "AWS" } }],
])("takes %s", async (_, statements, identity, more) => {
  expect(await check(statements, identity, more)).toEqual([]);
});
