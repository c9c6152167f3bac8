import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "ip-value";

const check = (operator: string, key: string, value: unknown) =>
  findings(id, {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "111122223333" },
        Action: "kms:Decrypt",
        Resource: "*",
        Condition: { [operator]: { [key]: value } },
      },
    ],
  });

it.each([
  ["203.0.113", "`203.0.113` is neither an IP address nor a range such as `203.0.113.0/24`, and matches nothing"],
  ["203.0.113.*", "`203.0.113.*` is neither an IP address nor a range such as `203.0.113.0/24`, and matches nothing"],
  [
    "10.1.0.0/16",
    "`aws:SourceIp` is a public address, never within `10.1.0.0/16`; compare private ones with `aws:VpcSourceIp`",
  ],
  [
    "fd00::/16",
    "`aws:SourceIp` is a public address, never within `fd00::/16`; compare private ones with `aws:VpcSourceIp`",
  ],
])("reports %s", (value, message) => {
  expect(check("NotIpAddress", "aws:SourceIp", [value])).toEqual([
    expect.objectContaining({ message, pointer: "/Statement/0/Condition/NotIpAddress/aws:SourceIp/0" }),
  ]);
});

it.each([
  ["IpAddress", "aws:SourceIp", "203.0.113.0/24"],
  ["IpAddress", "aws:SourceIp", "203.0.113.7"],
  ["IpAddress", "aws:SourceIp", "203.0.113.7/24"],
  ["IpAddress", "aws:SourceIp", "2001:db8::/32"],
  ["IpAddress", "aws:SourceIp", "0.0.0.0/0"],
  ["IpAddress", "aws:VpcSourceIp", "10.0.0.0/8"],
  ["IpAddress", "aws:SourceIp", symbolic("Office")],
  ["StringEquals", "aws:SourceIp", "office"],
])("takes %s on %s: %s", (operator, key, value) => {
  expect(check(operator, key, value)).toEqual([]);
});
