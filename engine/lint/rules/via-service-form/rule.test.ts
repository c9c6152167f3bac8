import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "via-service-form";

const policy = (operator: string, value: unknown) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "111122223333" },
      Action: "kms:*",
      Resource: "*",
      Condition: { [operator]: { "kms:ViaService": value } },
    },
  ],
});

it.each([
  [
    "S3.us-east-1.amazonaws.com",
    "`kms:ViaService` is never `S3.us-east-1.amazonaws.com`; write `s3.us-east-1.amazonaws.com`",
  ],
  [
    "us-east-1.s3.amazonaws.com",
    "`kms:ViaService` is never `us-east-1.s3.amazonaws.com`; write `s3.us-east-1.amazonaws.com`",
  ],
  [
    "s3.amazonaws.com",
    "`kms:ViaService` is never `s3.amazonaws.com`, which lacks the Region; write `s3.region.amazonaws.com`",
  ],
  ["rds", "`kms:ViaService` is never `rds`, which lacks the Region; write `rds.region.amazonaws.com`"],
  [
    "s3.us-east-1.amazon.com",
    "`kms:ViaService` is never `s3.us-east-1.amazon.com`; write `service.region.amazonaws.com`",
  ],
  [
    "s3.cn-north-1.amazonaws.com.cn",
    "`kms:ViaService` is never `s3.cn-north-1.amazonaws.com.cn`; write `s3.cn-north-1.amazonaws.com`",
  ],
  [
    "secretmanager.us-east-1.amazonaws.com",
    "`kms:ViaService` is never `secretmanager.us-east-1.amazonaws.com`; write `secretsmanager.us-east-1.amazonaws.com`",
  ],
  ["ebs.*.amazonaws.com", "`kms:ViaService` is never `ebs.*.amazonaws.com`; write `ec2.*.amazonaws.com`"],
  [
    "s3.REGION.amazonaws.com",
    "`kms:ViaService` is never `s3.REGION.amazonaws.com`; write `service.region.amazonaws.com`",
  ],
])("reports %s", (value, message) => {
  expect(findings(id, policy("StringEquals", [value]))).toEqual([
    expect.objectContaining({ message, pointer: "/Statement/0/Condition/StringEquals/kms:ViaService/0" }),
  ]);
});

it("puts the Region of the key in", () => {
  const [finding] = findings(id, policy("StringEquals", "s3.amazonaws.com"), { key: { region: "eu-west-1" } });
  const pointer = "/Statement/0/Condition/StringEquals/kms:ViaService";
  expect(finding?.fix?.edits).toEqual([{ op: "replace", pointer, value: "s3.eu-west-1.amazonaws.com" }]);
});

it.each([
  ["StringEquals", "s3.us-gov-west-1.amazonaws.com"],
  ["StringEquals", "anotherservice.us-east-1.amazonaws.com"],
  ["StringEquals", "sms.us-east-1.amazonaws.com"],
  ["StringLike", "s3.*.amazonaws.com"],
  ["StringLike", "ec2.*"],
  ["StringLike", "*"],
  ["StringEqualsIgnoreCase", "S3.us-east-1.amazonaws.com"],
  ["StringEquals", `s3.${symbolic("AWS::Region")}.amazonaws.com`],
  ["StringEquals", "s3.${aws:RequestedRegion}.amazonaws.com"],
  ["Null", "false"],
])("takes %s %s", (operator, value) => {
  expect(findings(id, policy(operator, value))).toEqual([]);
});
