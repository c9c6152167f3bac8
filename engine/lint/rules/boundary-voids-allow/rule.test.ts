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
  environmentFindings("boundary-voids-allow", {
    principals: { [app]: { identityPolicies: [document(...own)], permissionsBoundary: document(...bound) } },
    keys: { [keyArn]: { policy: document(root, ...more) } },
  });

const statement = `/principals/${app.replaceAll("/", "~1")}/identityPolicies/0/Statement/0`;

it("reports what the boundary leaves out", async () => {
  expect(await check([{ Effect: "Allow", Action: "s3:*", Resource: "*" }])).toEqual([
    expect.objectContaining({
      message:
        `gives nothing: the permissions boundary of \`${app}\` allows none of it; allow it there as well, or remove ` +
        "this statement",
      pointer: statement,
    }),
  ]);
});

it("reports what the boundary denies", async () => {
  const bound = [
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Sid: "No", Effect: "Deny", Action: "kms:*", Resource: "*" },
  ];
  const [finding] = await check(bound);
  expect(finding?.message).toMatch(/^gives nothing: statement `No` of the permissions boundary .*denies all/u);
});

it("reports a key policy that names the role, which the boundary binds", async () => {
  const own = { Effect: "Allow", Principal: { AWS: app }, Action: "kms:Encrypt", Resource: "*" };
  const found = await check([{ Effect: "Allow", Action: "s3:*", Resource: "*" }], [allow("s3:GetObject")], [own]);
  expect(found.map(({ pointer }) => pointer)).toEqual([`/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement/1`]);
});

it.each([
  [
    "a boundary that lets some of it through",
    [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }],
    ["kms:Decrypt", "kms:Encrypt"],
  ],
  [
    "a boundary that hangs on the request",
    [
      {
        Effect: "Allow",
        Action: "kms:*",
        Resource: "*",
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      },
    ],
    "kms:Decrypt",
  ],
])("takes %s", async (_, bound, action) => {
  expect(await check(bound, [allow(action)])).toEqual([]);
});
