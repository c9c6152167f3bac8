import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withValue = (value: unknown, effect = "Allow") => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: effect,
      Principal: { AWS: "111122223333" },
      Action: ["kms:CreateKey", "kms:PutKeyPolicy"],
      Resource: "*",
      Condition: { Bool: { "kms:BypassPolicyLockoutSafetyCheck": value } },
    },
  ],
});

const pointer = "/Statement/0/Condition/Bool/kms:BypassPolicyLockoutSafetyCheck";

it.each([
  ["true", "false"],
  [true, false],
])("reports %j and offers %j", (value, wanted) => {
  const [finding] = findings("bypass-lockout-check", withValue(value));
  expect(finding).toMatchObject({
    message:
      "this allows only key policies that skip the lockout safety check, so that a key can become unmanageable; write `false`",
    pointer,
  });
  expect(finding?.fix).toMatchObject({ safe: false, edits: [{ op: "replace", pointer, value: wanted }] });
});

it.each([
  ["an Allow without it", withValue("false")],
  ["a Deny of it", withValue("true", "Deny")],
  ["a value that a template leaves open", withValue(symbolic("Bypass"))],
])("takes %s", (_, policy) => {
  expect(findings("bypass-lockout-check", policy)).toEqual([]);
});
