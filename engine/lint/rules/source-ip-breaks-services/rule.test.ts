import { expect, it } from "vitest";
import { findings } from "../check.ts";

const withCondition = (condition: unknown, more: object = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "kms:*", Resource: "*", Condition: condition, ...more }],
});

it.each([
  ["NotIpAddress", "aws:SourceIp", "203.0.113.0/24"],
  ["NotIpAddressIfExists", "aws:SourceIp", "203.0.113.0/24"],
  ["StringNotEquals", "aws:SourceVpce", "vpce-1234abcd"],
  ["StringNotLike", "aws:sourceVpc", "vpc-1234*"],
])("reports %s %s", (operator, key, value) => {
  expect(findings("source-ip-breaks-services", withCondition({ [operator]: { [key]: value } }))).toEqual([
    expect.objectContaining({
      message: `this also denies what AWS services do with the key for their users, which has no \`${key}\` of theirs; add \`Bool\` \`aws:ViaAWSService\` \`false\`, unless that is meant`,
      pointer: `/Statement/0/Condition/${operator}/${key}`,
    }),
  ]);
});

const outside = { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } };

it.each([
  ["an Allow", withCondition(outside, { Effect: "Allow" })],
  ["actions that services do not use", withCondition(outside, { Action: ["kms:PutKeyPolicy", "kms:DisableKey"] })],
  ["an exception", withCondition({ ...outside, Bool: { "aws:ViaAWSService": "false" } })],
  ["an exception by service", withCondition({ ...outside, Null: { "kms:ViaService": "true" } })],
  ["listed addresses", withCondition({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })],
  ["ForAnyValue", withCondition({ "ForAnyValue:StringNotEquals": { "aws:SourceVpc": "vpc-1234abcd" } })],
])("takes %s", (_, policy) => {
  expect(findings("source-ip-breaks-services", policy)).toEqual([]);
});
