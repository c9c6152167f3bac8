import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "ip-host-bits";

const check = (operator: string, value: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { [operator]: { "aws:SourceIp": value } },
      },
    ],
  });

it.each([
  ["203.0.113.7/24", "203.0.113.0/24"],
  ["2001:db8::1/32", "2001:db8:0:0:0:0:0:0/32"],
])("reports %s", (value, wanted) => {
  const pointer = "/Statement/0/Condition/NotIpAddress/aws:SourceIp/0";
  expect(check("NotIpAddress", [value])).toEqual([
    expect.objectContaining({
      message: `\`${value}\` has bits set behind its prefix, which do not count; write \`${wanted}\``,
      pointer,
      fix: { description: `write \`${wanted}\``, safe: true, edits: [{ op: "replace", pointer, value: wanted }] },
    }),
  ]);
});

it.each([
  ["IpAddress", "203.0.113.0/24"],
  ["IpAddress", "203.0.113.7"],
  ["IpAddress", "0.0.0.0/0"],
  ["IpAddress", "office"],
  ["IpAddress", symbolic("Office")],
  ["StringEquals", "203.0.113.7/24"],
])("takes %s %s", (operator, value) => {
  expect(check(operator, value)).toEqual([]);
});
