import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withCondition = (effect: string, condition: unknown) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: effect, Action: "kms:ScheduleKeyDeletion", Resource: "*", Condition: condition }],
});

const found = (effect: string, condition: unknown) =>
  findings("mfa-bool-if-exists", withCondition(effect, condition), { kind: "identity-policy" });

const mfa = (value: unknown) => ({ "aws:MultiFactorAuthPresent": value });

it.each([
  [
    "Allow",
    "BoolIfExists",
    "true",
    "Bool",
    "`BoolIfExists` allows callers with access keys as well, who tell nothing of MFA; write `Bool`",
  ],
  [
    "Deny",
    "Bool",
    false,
    "BoolIfExists",
    "`Bool` spares callers with access keys, who tell nothing of MFA; write `BoolIfExists`",
  ],
])("reports %s %s %j", (effect, operator, value, wanted, message) => {
  const [finding, ...others] = found(effect, { [operator]: mfa(value) });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    message,
    pointer: `/Statement/0/Condition/${operator}/aws:MultiFactorAuthPresent`,
    fix: { safe: false, edits: [{ op: "rename", pointer: `/Statement/0/Condition/${operator}`, name: wanted }] },
  });
});

it("offers no fix where the operator has other keys", () => {
  const [finding] = found("Deny", { Bool: { ...mfa("false"), "aws:SecureTransport": "false" } });
  expect(finding?.fix).toBeNull();
});

it.each([
  ["an Allow with Bool", "Allow", { Bool: mfa("true") }],
  ["a Deny with BoolIfExists", "Deny", { BoolIfExists: mfa("false") }],
  ["a Deny of those with MFA", "Deny", { Bool: mfa("true") }],
  ["a Deny beside Null", "Deny", { Bool: mfa("false"), Null: mfa("false") }],
  ["a value that a template leaves open", "Deny", { Bool: mfa(symbolic("Mfa")) }],
])("takes %s", (_, effect, condition) => {
  expect(found(effect, condition)).toEqual([]);
});
