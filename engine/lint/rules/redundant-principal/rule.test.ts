import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withPrincipal = (principal: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: principal, Action: "kms:Decrypt", Resource: "*" }],
});

const account = "arn:aws:iam::111122223333";

it.each([
  [
    [`${account}:role/A`, `${account}:role/A`],
    `\`${account}:role/A\` is named by \`${account}:role/A\` already; remove it`,
  ],
  [["111122223333", `${account}:root`], `\`${account}:root\` is named by \`111122223333\` already; remove it`],
])("reports the second of %j", (principals, message) => {
  const pointer = "/Statement/0/Principal/AWS/1";
  expect(findings("redundant-principal", withPrincipal({ AWS: principals }))).toEqual([
    expect.objectContaining({
      message,
      pointer,
      fix: expect.objectContaining({ safe: true, edits: [{ op: "remove", pointer }] }) as unknown,
    }),
  ]);
});

it.each([
  "*",
  { AWS: [`${account}:role/A`, `${account}:role/a`] },
  // The role gets the permission itself, not by the policies of its account.
  { AWS: [`${account}:root`, `${account}:role/A`] },
  { AWS: ["*", "111122223333"], Service: "logs.amazonaws.com" },
  { AWS: [symbolic("Role"), symbolic("Role")] },
])("takes %j", (principal) => {
  expect(findings("redundant-principal", withPrincipal(principal))).toEqual([]);
});
