import { expect, it } from "vitest";
import { findings } from "../check.ts";

const id = "denied-in-policy";
const app = "arn:aws:iam::111122223333:role/App";
const other = "arn:aws:iam::444455556666:role/App";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const of = (Effect: string, AWS: unknown, Action: unknown, rest: object = {}) => ({
  Effect,
  Principal: { AWS },
  Action,
  Resource: "*",
  ...rest,
});
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const mfa = { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } };

it.each([
  ["a role", of("Allow", app, "kms:Decrypt"), of("Deny", app, "kms:*")],
  ["a role by its account", of("Allow", app, ["kms:Decrypt", "kms:Encrypt"], mfa), of("Deny", "111122223333", "kms:*")],
  ["everybody", of("Allow", "*", "kms:Decrypt"), of("Deny", "*", "kms:De*")],
])("reports, in a key policy, %s", (_, allow, deny) => {
  const message = "gives nothing: statement 1 denies all that it allows; narrow that Deny, or remove this statement";
  expect(findings(id, document(allow, deny))).toEqual([expect.objectContaining({ message, pointer: "/Statement/0" })]);
});

it("reports a statement of another policy", () => {
  const policy = document(
    { Sid: "Never", Effect: "Deny", Action: "kms:Decrypt", Resource: "arn:aws:kms:*:111122223333:key/*" },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: key },
  );
  expect(findings(id, policy, { kind: "identity-policy" })).toEqual([
    expect.objectContaining({ pointer: "/Statement/1" }),
  ]);
});

it.each([
  ["an action that passes", of("Allow", app, ["kms:Decrypt", "kms:Encrypt"]), of("Deny", app, "kms:Decrypt")],
  ["a principal that passes", of("Allow", [app, other], "kms:Decrypt"), of("Deny", "111122223333", "kms:*")],
  ["an account of which a role is denied", of("Allow", "111122223333", "kms:Decrypt"), of("Deny", app, "kms:*")],
  ["a Deny on a condition", of("Allow", app, "kms:Decrypt"), of("Deny", app, "kms:*", mfa)],
  ["a Deny that locks everybody out", of("Allow", app, "kms:Decrypt"), of("Deny", "*", "kms:*")],
])("takes %s", (_, allow, deny) => {
  expect(findings(id, document(allow, deny))).toEqual([]);
});

it("leaves a key that is known to the engine", () => {
  const policy = document(of("Allow", app, "kms:Decrypt"), of("Deny", app, "kms:*"));
  expect(findings(id, policy, { key: { arn: key } })).toEqual([]);
  const own = document(
    { Effect: "Deny", Action: "kms:*", Resource: "*" },
    { Effect: "Allow", Action: "kms:Decrypt", Resource: key },
  );
  expect(findings(id, own, { kind: "identity-policy" })).toHaveLength(1);
  expect(findings(id, own, { kind: "identity-policy", account: "111122223333" })).toEqual([]);
});
