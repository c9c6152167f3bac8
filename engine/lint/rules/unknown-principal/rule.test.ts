import { expect, it } from "vitest";
import { environmentFindings } from "../check.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const listed = "arn:aws:iam::111122223333:role/app/OrdersApp";

const check = (principal: unknown) =>
  environmentFindings("unknown-principal", {
    principals: { [listed]: {}, "arn:aws:iam::111122223333:user/alice": {} },
    keys: {
      [keyArn]: {
        policy: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:Decrypt", Resource: "*" }],
        },
      },
    },
  });

const at = `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement/0/Principal/AWS`;

it.each([
  ["a misspelt name", "role/app/OrderApp", listed],
  ["a name without its path", "role/OrdersApp", listed],
  ["a user", "user/alicia", null],
  ["a name that is far from all", "role/Billing", null],
])("reports %s", async (_, name, nearest) => {
  const principal = `arn:aws:iam::111122223333:${name}`;
  const found = await check({ AWS: principal });
  if (nearest === null) {
    const message = `the environment lists principals of account \`111122223333\`, but no \`${principal}\``;
    expect(found).toEqual([expect.objectContaining({ message, pointer: at, fix: null })]);
  } else {
    const message = `the environment has no \`${principal}\`; write \`${nearest}\``;
    expect(found).toEqual([expect.objectContaining({ message, pointer: at })]);
    expect(found[0]?.fix).toMatchObject({ safe: false, edits: [{ op: "replace", pointer: at, value: nearest }] });
  }
});

it("reports a session of a role that is not there", async () => {
  const session = (role: string) => `arn:aws:sts::111122223333:assumed-role/${role}/session`;
  expect(await check({ AWS: [session("OrdersApp"), session("Billing")] })).toEqual([
    expect.objectContaining({ pointer: `${at}/1` }),
  ]);
});

it.each([
  ["a principal that is listed", { AWS: listed }],
  ["an account", { AWS: "111122223333" }],
  ["everybody", "*"],
  ["a principal of an account that the environment tells nothing of", { AWS: "arn:aws:iam::444455556666:role/X" }],
  [
    "a role that a service makes",
    { AWS: "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling" },
  ],
  ["a service", { Service: "logs.us-east-1.amazonaws.com" }],
])("takes %s", async (_, principal) => {
  expect(await check(principal)).toEqual([]);
});
