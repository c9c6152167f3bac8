import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withService = (service: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "kms:Decrypt", Resource: "*" }],
});

it.each([
  ["logs.amazon.com", "logs.amazonaws.com"],
  ["logs.us-east-1.amazonws.com", "logs.us-east-1.amazonaws.com"],
  ["s3.aws.com", "s3.amazonaws.com"],
  ["s3.amazonaws", "s3.amazonaws.com"],
])("reports %s", (name, wanted) => {
  const pointer = "/Statement/0/Principal/Service/0";
  const [finding, ...others] = findings("service-principal-name", withService([name, "sns.amazonaws.com"]));
  expect(finding).toMatchObject({
    message: `no service of AWS has the name \`${name}\`; write \`${wanted}\``,
    pointer,
    fix: { safe: false, edits: [{ op: "replace", pointer, value: wanted }] },
  });
  expect(others).toEqual([]);
});

it.each(["amazonaws.com", "example.com", "logs.example.com"])("reports %s, without a guess", (name) => {
  expect(findings("service-principal-name", withService(name))).toEqual([
    expect.objectContaining({
      message: `no service of AWS has the name \`${name}\`; write one such as \`logs.amazonaws.com\``,
      pointer: "/Statement/0/Principal/Service",
      fix: null,
    }),
  ]);
});

it.each([
  ["cloudtrial.amazonaws.com", "cloudtrail.amazonaws.com"],
  ["log.us-east-1.amazonaws.com", "logs.us-east-1.amazonaws.com"],
  ["event.amazonaws.com", "events.amazonaws.com"],
  ["log.cn-north-1.amazonaws.com.cn", "logs.cn-north-1.amazonaws.com.cn"],
])("asks whether %s is a slip", (name, wanted) => {
  const pointer = "/Statement/0/Principal/Service";
  expect(findings("service-principal-name", withService(name))).toEqual([
    expect.objectContaining({
      severity: "warning",
      message: `\`${name}\` is no service principal that is known; did you mean \`${wanted}\`?`,
      pointer,
      fix: { description: `write \`${wanted}\``, safe: false, edits: [{ op: "replace", pointer, value: wanted }] },
    }),
  ]);
});

it.each([
  "logs.amazonaws.com",
  "inspector2.amazonaws.com",
  "quicksight.amazonaws.com",
  "ecs.amazonaws.com",
  "s3.amazonaws.com",
  "event.rds.amazonaws.com",
  "delivery.logs.amazonaws.com",
  "logs.cn-north-1.amazonaws.com.cn",
  "api-service.dnssec.route53.aws.internal",
  "alexa-appkit.amazon.com",
  "logs",
  symbolic("Service"),
])("takes %s", (name) => {
  expect(findings("service-principal-name", withService(name))).toEqual([]);
});
