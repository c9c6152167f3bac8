import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const policy = (rest: Readonly<Record<string, unknown>>) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*", ...rest }],
});

it.each([
  [{ Action: [] }, "an empty list: the statement does nothing; fill `Action`, or remove the statement", "/Action"],
  [
    { Resource: [] },
    "an empty list: the statement does nothing; fill `Resource`, or remove the statement",
    "/Resource",
  ],
  [
    { Condition: {} },
    "an empty `Condition` asks nothing: the statement holds always; write what it should ask, or remove it",
    "/Condition",
  ],
  [
    { Condition: { StringEquals: {}, Bool: { "aws:SecureTransport": true } } },
    "an empty `StringEquals` asks nothing; write what it should compare, or remove it",
    "/Condition/StringEquals",
  ],
  [
    { Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": [] } } },
    "`aws:TagKeys` is compared with no value; write the values that it may have, or `Null` if it should be absent",
    "/Condition/ForAllValues:StringEquals/aws:TagKeys",
  ],
])("reports %j", (rest, message, pointer) => {
  expect(findings("empty-list", policy(rest))).toEqual([
    expect.objectContaining({ message, pointer: `/Statement/0${pointer}` }),
  ]);
});

it("removes what asks nothing", () => {
  const [finding] = findings("empty-list", policy({ Condition: {} }));
  expect(finding?.fix).toMatchObject({ safe: true, edits: [{ op: "remove", pointer: "/Statement/0/Condition" }] });
});

it.each<Readonly<Record<string, unknown>>>([
  {},
  { Action: ["kms:Decrypt"] },
  { Action: symbolic("Actions") },
  { Condition: symbolic("Condition") },
  { Condition: [] },
  { Condition: { StringEquals: { "kms:CallerAccount": "" } } },
])("takes %j", (rest) => {
  expect(findings("empty-list", policy(rest))).toEqual([]);
});

it("leaves a missing element to another rule", () => {
  expect(findings("empty-list", policy({ Action: [] }), { kind: "identity-policy" })).toEqual([]);
});
