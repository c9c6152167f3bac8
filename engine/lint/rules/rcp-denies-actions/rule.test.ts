import { expect, it } from "vitest";
import { findings } from "../check.ts";

const check = (statement: object) =>
  findings(
    "rcp-denies-actions",
    { Version: "2012-10-17", Statement: [{ Principal: "*", Resource: "*", ...statement }] },
    { kind: "resource-control-policy" },
  ).map(({ message, pointer }) => [message, pointer]);

const allow =
  "AWS refuses an Allow in a resource control policy, but for that of `RCPFullAWSAccess`; deny what it should not allow";
const notAction = "AWS refuses `NotAction` in a resource control policy; list the actions in `Action`";
const anyService = (action: string) =>
  `AWS refuses \`${action}\` in a resource control policy, where an action names its service; write \`kms:*\`, and the like for other services`;
const condition = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };

it.each([
  ["an Allow of some actions", { Effect: "Allow", Action: "kms:*" }, [[allow, "/Statement/0"]]],
  ["an Allow on a condition", { Effect: "Allow", Action: "*", Condition: condition }, [[allow, "/Statement/0"]]],
  ["NotAction", { Effect: "Deny", NotAction: "kms:Decrypt" }, [[notAction, "/Statement/0/NotAction"]]],
  ["`*`", { Effect: "Deny", Action: "*", Condition: condition }, [[anyService("*"), "/Statement/0/Action"]]],
  [
    "a wildcard for the service",
    { Effect: "Deny", Action: ["kms:Decrypt", "*:Decrypt", "k*:*"] },
    [
      [anyService("*:Decrypt"), "/Statement/0/Action/1"],
      [anyService("k*:*"), "/Statement/0/Action/2"],
    ],
  ],
])("reports %s", (_, statement, found) => {
  expect(check(statement)).toEqual(found);
});

it.each([
  ["a Deny", { Effect: "Deny", Action: "kms:*", Condition: condition }],
  ["a wildcard in the action", { Effect: "Deny", Action: ["kms:*", "kms:?ncrypt", "s3:*"] }],
  ["what RCPFullAWSAccess says", { Effect: "Allow", Action: "*" }],
])("takes %s", (_, statement) => {
  expect(check(statement)).toEqual([]);
});
