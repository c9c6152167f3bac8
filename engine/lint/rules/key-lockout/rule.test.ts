import { expect, it } from "vitest";
import { type Authorizer, authorizerFor } from "../../../authorizer.ts";
import type { Environment } from "../../../model/environment.ts";
import { rootElement } from "../../../read/element.ts";
import { noSource } from "../../../read/source.ts";
import { environmentSubject } from "../../environment-subject.ts";
import { findingsAcross, type RuleChoice } from "../../lint.ts";
import { defaultSettings } from "../../settings.ts";
import { environmentFindings } from "../check.ts";
import { rules } from "../list.ts";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const root = "arn:aws:iam::111122223333:root";
const admin = "arn:aws:iam::111122223333:role/Admin";

const allow = (principal: unknown, rest: object = {}) => ({
  Effect: "Allow",
  Principal: principal,
  Action: "kms:*",
  Resource: "*",
  ...rest,
});
const deny = (rest: object) => ({ ...allow("*"), Effect: "Deny", Action: "kms:Put*", ...rest });

const check = (statements: readonly unknown[], more: object = {}) =>
  environmentFindings("key-lockout", {
    principals: { [admin]: {} },
    keys: { [keyArn]: { policy: { Version: "2012-10-17", Statement: statements }, ...more } },
  });

const silent =
  "no statement lets anybody in `111122223333` call `kms:PutKeyPolicy`, so that the policy could never be changed; " +
  `allow \`kms:*\` to \`${root}\``;
const denied =
  "denies `kms:PutKeyPolicy` to everybody in `111122223333` who may call it, the root user too, so that the policy " +
  "could never be changed; leave the key's administrators out of this Deny";
const at = `/keys/${keyArn.replaceAll("/", "~1")}/policy/Statement`;

it.each([
  ["use only", [allow({ AWS: admin }, { Action: "kms:Decrypt" })], "", silent],
  ["another account alone", [allow({ AWS: "444455556666" })], "", silent],
  ["another account's root by condition", [allow("*", condition("kms:CallerAccount", "444455556666"))], "", silent],
  ["a Deny to everybody", [allow({ AWS: root }), deny({})], "/1", denied],
  ["a Deny to the only administrator", [allow({ AWS: admin }), deny({ Principal: { AWS: admin } })], "/1", denied],
])("reports %s", async (_, statements, pointer, message) => {
  expect(await check(statements)).toEqual([expect.objectContaining({ message, pointer: at + pointer })]);
});

it.each([
  ["the account", [allow({ AWS: root })]],
  ["a role that is listed", [allow({ AWS: admin })]],
  ["a role that is not listed", [allow({ AWS: "arn:aws:iam::111122223333:role/Unlisted" })]],
  ["a service", [allow({ Service: "cloudformation.amazonaws.com" })]],
  ["an Allow that hangs on the request", [allow({ AWS: admin }, condition("aws:MultiFactorAuthPresent", "true"))]],
  ["a Deny that hangs on the request", [allow({ AWS: root }), deny(condition("aws:SourceVpce", "vpce-1"))]],
  [
    "a Deny that leaves the administrator out",
    [allow({ AWS: root }), allow({ AWS: admin }), deny({ Condition: { ArnNotEquals: { "aws:PrincipalArn": admin } } })],
  ],
  [
    "a Deny that leaves out an administrator whom the account lets in",
    [allow({ AWS: root }), deny({ Condition: { ArnNotEquals: { "aws:PrincipalArn": admin } } })],
  ],
])("takes %s", async (_, statements) => {
  expect(await check(statements)).toEqual([]);
});

it("asks nothing about those whom no Allow means", async () => {
  const asked: string[] = [];
  const others = Array.from({ length: 9 }, (_, index) => `arn:aws:iam::111122223333:role/Other${String(index)}`);
  const policy = { Version: "2012-10-17", Statement: [allow({ AWS: admin }), deny({ Principal: { AWS: admin } })] };
  const document = {
    principals: Object.fromEntries([admin, ...others].map((arn) => [arn, {}])),
    keys: { [keyArn]: { policy } },
  };
  const counted = async (environment: Environment): Promise<Authorizer> => {
    const authorizer = await authorizerFor(environment);
    return {
      ...authorizer,
      explain: (request) => {
        asked.push(request.principal);
        return authorizer.explain(request);
      },
    };
  };
  const read = await environmentSubject(rootElement(document, noSource), {
    settings: defaultSettings,
    load: null,
    authorizerFor: counted,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const found = findingsAcross(read.value, { preset: "recommended", severities: offBut("key-lockout") });
  expect(found.map(({ rule }) => rule)).toEqual(["key-lockout"]);
  expect(asked).toEqual([admin]);
});

it("leaves AWS managed keys alone", async () => {
  expect(await check([allow({ AWS: root }, { Action: "kms:Get*" })], { metadata: { KeyManager: "AWS" } })).toEqual([]);
});

it("offers the statement that is missing", async () => {
  const [finding] = await check([allow({ AWS: admin }, { Action: "kms:Decrypt" })]);
  expect(finding?.fix).toMatchObject({
    safe: false,
    edits: [{ op: "insert", pointer: `${at}/-`, value: allow({ AWS: root }) }],
  });
});

/** Every other rule off. */
function offBut(id: string): RuleChoice["severities"] {
  return Object.fromEntries(rules.filter((rule) => rule.id !== id).map((rule) => [rule.id, "off"] as const));
}

function condition(key: string, value: string) {
  return { Condition: { StringEquals: { [key]: value } } };
}
