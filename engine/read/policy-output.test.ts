import { describe, expect, it } from "vitest";
import type { Environment } from "../model/environment.ts";
import type { Diagnostic, Read } from "../model/diagnostic.ts";
import { readEnvironment } from "./environment.ts";
import { pointerOf, rootElement } from "./element.ts";
import { type PolicyReading, policyOrOutputFrom } from "./policy-output.ts";
import { readSessionPolicies } from "./request.ts";
import { type Load, noSource } from "./source.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/k";
const role = "arn:aws:iam::111122223333:role/Reader";
const attached = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] };
const keyPolicy = { Version: "2012-10-17", Statement: [{ ...attached.Statement[0], Principal: "*" }] };
const keyOutput = { Policy: JSON.stringify(keyPolicy, null, 2), PolicyName: "default" };

const loading =
  (files: Readonly<Record<string, unknown>>): Load =>
  (path) =>
    path in files
      ? { file: path, text: typeof files[path] === "string" ? files[path] : JSON.stringify(files[path]) }
      : { problem: "there is no such file" };

function read(document: unknown, files: Readonly<Record<string, unknown>> = {}): Read<Environment> {
  return readEnvironment({ file: "e.json", text: JSON.stringify(document, null, 2) }, { load: loading(files) });
}

function value(outcome: Read<Environment>): Environment {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

function faults(outcome: Read<Environment>): readonly Diagnostic[] {
  return outcome.ok ? [] : outcome.diagnostics;
}

describe("the output of the AWS CLI stands for a policy", () => {
  it.each([
    ["get-role-policy", { RoleName: "Reader", PolicyName: "Keys", PolicyDocument: attached }, "Keys"],
    ["get-user-policy", { UserName: "bob", PolicyName: "Keys", PolicyDocument: attached }, "Keys"],
    [
      "get-role-policy in IAM's encoding",
      { PolicyName: "Keys", PolicyDocument: encodeURIComponent(JSON.stringify(attached)) },
      "Keys",
    ],
    ["get-policy-version", { PolicyVersion: { Document: attached, VersionId: "v1", IsDefaultVersion: true } }, null],
    ["describe-policy", { Policy: { PolicySummary: { Name: "Scp" }, Content: JSON.stringify(attached) } }, "Scp"],
    [
      "get-role-policy, named anew",
      { name: "Mine", document: { PolicyName: "Keys", PolicyDocument: attached } },
      "Mine",
    ],
  ])("of %s", (_command, output, name) => {
    const environment = value(read({ keys: {}, principals: { [role]: { identityPolicies: [output] } } }));
    const [policy] = environment.principals.get(role)?.identityPolicies ?? [];
    expect(policy).toMatchObject({ name, statements: [{ effect: "Allow" }] });
  });

  it("of get-key-policy, with the position of its text", () => {
    const policy = value(read({ keys: { [arn]: { policy: keyOutput } } })).keys.get(arn)?.policy;
    expect(policy).toMatchObject({ name: null, statements: [{ pointer: "/Statement/0" }] });
    expect(policy?.origin.file).toBe("e.json");
    expect(policy?.origin.locate("/Statement/0")).toEqual({ line: 5, column: 19 });
  });

  it("in a file of its own, named by the output or after the file", () => {
    const files = {
      "key.json": keyOutput,
      "role.json": { PolicyName: "Keys", PolicyDocument: attached },
      "policies/iam/version.json": { PolicyVersion: { Document: attached } },
      "policies\\iam\\bare.json": attached,
    };
    const paths = { identityPolicies: Object.keys(files).slice(1) };
    const environment = value(read({ keys: { [arn]: { policy: "key.json" } }, principals: { [role]: paths } }, files));
    expect(environment.keys.get(arn)?.policy).toMatchObject({ name: "key.json", origin: { file: "key.json" } });
    expect(environment.principals.get(role)?.identityPolicies.map(({ name }) => name)).toEqual([
      "Keys",
      "version.json",
      "bare.json",
    ]);
  });

  it("in a session", () => {
    expect(readSessionPolicies([{ PolicyVersion: { Document: attached } }])).toMatchObject({ ok: true });
  });

  it.each([
    ["{", "not JSON: a closing brace is expected"],
    ['{ "Statement": 1 }', "a statement must be an object, not a number (at `/Statement` of the policy in this text)"],
    ["[]", "a policy must be an object, not a list"],
    ["%7B%", "not JSON: a word or character that JSON does not have"],
  ])("and %s in it is told at its member", (text, message) => {
    const found = faults(read({ keys: { [arn]: { policy: { Policy: text } } } }));
    expect(found).toContainEqual(expect.objectContaining({ message, file: "e.json", line: 5, column: 19 }));
    expect(new Set(found.map(({ pointer }) => pointer))).toEqual(
      new Set([`/keys/${arn.replace("/", "~1")}/policy/Policy`]),
    );
  });
});

it("tells of each policy document with the element that it was read from", () => {
  const told: string[] = [];
  const seen: PolicyReading["seen"] = ({ name }, document, kind) => {
    told.push(`${String(name)} ${pointerOf(document)} ${kind} ${String(document.source.embedded ?? false)}`);
  };
  const diagnostics: Diagnostic[] = [];
  const open = (document: unknown) =>
    policyOrOutputFrom(rootElement(document, noSource, "/p"), "key-policy", { name: "n" }, { diagnostics, seen });
  expect([keyPolicy, keyOutput, { Policy: keyPolicy }, 1].map((document) => open(document) !== null)).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(told).toEqual(["n /p key-policy false", "n  key-policy true", "n /p/Policy key-policy false"]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["wrong-type"]);
});

it.each([{ Policy: keyPolicy }, { Role: {} }])(
  "takes what has statements for a policy, whatever else it has: %j",
  (more) => {
    expect(faults(read({ keys: { [arn]: { policy: { ...keyPolicy, ...more } } } })).map(({ code }) => code)).toEqual([
      "unknown-element",
    ]);
  },
);

const noIdentityPolicy =
  "the output of `get-role` or `get-user` holds no identity policy; give those of `aws iam get-role-policy`, `get-user-policy` and `get-policy-version`";

it.each([
  [
    { Policy: { PolicyName: "P", Arn: "a", DefaultVersionId: "v3" } },
    "the output of `aws iam get-policy` holds no document; give that of `aws iam get-policy-version --version-id v3`",
  ],
  [
    { Policy: { DefaultVersionId: 3 } },
    "the output of `aws iam get-policy` holds no document; give that of `aws iam get-policy-version --version-id ID`",
  ],
  [
    { AttachedPolicies: [{ PolicyName: "P" }] },
    "a list of attached policies holds no documents; give the output of `aws iam get-policy-version` of each",
  ],
  [
    { PolicyNames: ["default"], Truncated: false },
    "a list of policy names holds no documents; give the output of `aws iam get-role-policy`, `get-user-policy` or, for a key, `aws kms get-key-policy`",
  ],
  [{ Role: { RoleName: "R", AssumeRolePolicyDocument: {} } }, noIdentityPolicy],
  [{ User: { UserName: "U" } }, noIdentityPolicy],
])("tells which command prints a policy, where another is about it: %j", (output, message) => {
  const found = faults(read({ principals: { [role]: { identityPolicies: [output] } }, keys: {} }));
  expect(found).toMatchObject([{ code: "missing-element", message }]);
});

describe("grants and metadata", () => {
  const grants = { Grants: [{ GrantId: "g", KeyId: arn, GranteePrincipal: role, Operations: ["Decrypt"] }] };
  const metadata = { KeyMetadata: { Arn: arn, KeySpec: "HMAC_256", KeyState: "Enabled", CreationDate: 1 } };
  const paths = { keys: { [arn]: { grants: "grants.json", metadata: "metadata.json" } } };

  it("may be paths to what the AWS CLI prints", () => {
    const key = value(read(paths, { "grants.json": grants, "metadata.json": metadata })).keys.get(arn);
    expect(key).toMatchObject({ grants: [{ id: "g" }], metadata: { keySpec: "HMAC_256" } });
  });

  it("may not hold there what they may not hold in place", () => {
    const wrong = { "grants.json": [{ GrantId: 1, Operations: [] }], "metadata.json": { KeyMetadata: { KeySpec: 1 } } };
    expect(
      faults(read(paths, wrong)).map(({ file, pointer, message }) => `${file ?? ""} ${pointer} ${message}`),
    ).toEqual([
      "grants.json /0 a grant without `GranteePrincipal` or `GranteeServicePrincipal`",
      "grants.json /0/GrantId must be a string, not a number; put it in quotes",
      "grants.json /0/Operations the list must not be empty",
      "metadata.json /KeyMetadata/KeySpec must be a string, not a number; put it in quotes",
    ]);
  });

  it("are told where a path leads to nothing, to a path or to no JSON", () => {
    expect(
      faults(read(paths, { "metadata.json": '"other.json"' })).map(({ file, message }) => [file, message]),
    ).toEqual([
      ["e.json", "cannot read `grants.json`: there is no such file"],
      ["metadata.json", "must be an object or a list, not a string"],
    ]);
    expect(faults(read(paths, { "grants.json": grants, "metadata.json": "{" }))).toMatchObject([
      { file: "metadata.json" },
    ]);
    expect(faults(readEnvironment(paths)).map(({ message }) => message)).toEqual([
      "cannot read `grants.json`: paths are followed in files only",
      "cannot read `metadata.json`: paths are followed in files only",
    ]);
  });
});
