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
  environmentFindings("scp-voids-allow", {
    accounts: {
      "111122223333": {
        organization: { id: "o-exampleorgid" },
        serviceControlPolicies: [[{ name: "Guard", document: document(...bound) }]],
      },
    },
    principals: { [app]: { identityPolicies: [document(...own)] } },
    keys: { [keyArn]: { policy: document(root, ...more) } },
  });

const statement = `/principals/${app.replaceAll("/", "~1")}/identityPolicies/0/Statement/0`;

it("reports what a service control policy denies", async () => {
  const bound = [
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Sid: "No", Effect: "Deny", Action: "kms:Decrypt", Resource: "*" },
  ];
  const [finding, ...others] = await check(bound);
  expect(finding).toMatchObject({ pointer: statement });
  expect(finding?.message).toMatch(/^gives nothing: statement `No` of .*`Guard` denies all that it allows/u);
  expect(others).toEqual([]);
});

it("reports what a level does not allow", async () => {
  expect(await check([{ Effect: "Allow", Action: "s3:*", Resource: "*" }])).toContainEqual(
    expect.objectContaining({
      message:
        "gives nothing: the service control policies of account `111122223333` allow none of it; allow it at each " +
        "level, or remove this statement",
      pointer: statement,
    }),
  );
});

it.each([
  [
    "one that denies something else",
    [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "kms:Put*", Resource: "*" },
    ],
  ],
  [
    "one that hangs on the request",
    [
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "kms:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ],
  ],
])("takes %s", async (_, bound) => {
  expect(await check(bound)).toEqual([]);
});
