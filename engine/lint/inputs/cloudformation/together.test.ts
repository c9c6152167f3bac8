import { describe, expect, it, vi } from "vitest";
import { authorizerFor } from "../../../authorizer.ts";
import type { Environment } from "../../../model/environment.ts";
import { lintSources } from "../../lint-sources.ts";
import { defaultSettings } from "../../settings.ts";

const own = { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" };
const allow = (principal: unknown, action: unknown = "kms:*") => ({
  Effect: "Allow",
  Principal: { AWS: principal },
  Action: action,
  Resource: "*",
});
const key = (...statements: readonly unknown[]) => ({
  Type: "AWS::KMS::Key",
  Properties: { KeyPolicy: { Version: "2012-10-17", Statement: statements } },
});
const document = (...statements: readonly unknown[]) => ({ Version: "2012-10-17", Statement: statements });
const use = { Effect: "Allow", Action: "kms:Decrypt", Resource: { "Fn::GetAtt": "Key.Arn" } };
const role = (properties: object = { Policies: [{ PolicyName: "p", PolicyDocument: document(use) }] }) => ({
  Type: "AWS::IAM::Role",
  Properties: properties,
});
const admin = { "Fn::GetAtt": ["Admin", "Arn"] };

/** The findings across documents, with the pointers of their places. */
async function across(resources: object, caller: string | null = null): Promise<readonly string[]> {
  const Parameters = { Who: { Type: "String" }, Actions: { Type: "CommaDelimitedList" } };
  const text = JSON.stringify({ Parameters, Resources: { Admin: role({}), ...resources } });
  const { findings, diagnostics } = await lintSources([{ file: "t.json", text }], {
    authorizerFor,
    settings: { ...defaultSettings, caller },
    choice: { preset: "all", severities: {} },
  });
  expect(diagnostics).toEqual([]);
  return findings
    .filter(({ rule }) => rules.includes(rule))
    .map(({ rule, pointer }) => `${rule} ${pointer.replace("/Resources/", "")}`);
}

const rules = [
  "key-lockout",
  "caller-lockout",
  "iam-allow-without-effect",
  "shadowed-by-deny",
  "boundary-voids-allow",
  "nobody-administers",
  "unknown-principal",
];

describe("a template's documents together", () => {
  it("tell an allow of a role that the key policy leaves no room for, and none that it does", async () => {
    const idle = "iam-allow-without-effect App/Properties/Policies/0/PolicyDocument/Statement/0";
    expect(await across({ Key: key(allow(admin)), App: role() })).toEqual([idle]);
    expect(await across({ Key: key(allow(admin), allow(own, "kms:Decrypt")), App: role() })).toEqual([]);
    expect(
      await across({ Key: key(allow(admin), allow({ "Fn::GetAtt": "App.Arn" }, "kms:Decrypt")), App: role() }),
    ).toEqual([]);
  });

  it.each([
    [
      "a policy that names the role",
      { Type: "AWS::IAM::Policy", Properties: { Roles: [{ Ref: "App" }], PolicyDocument: document(use) } },
      {},
    ],
    [
      "a role policy",
      { Type: "AWS::IAM::RolePolicy", Properties: { RoleName: { Ref: "App" }, PolicyDocument: document(use) } },
      {},
    ],
    [
      "a managed policy of the role",
      { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document(use) } },
      { ManagedPolicyArns: [{ Ref: "More" }] },
    ],
  ])("give a role %s", async (_name, more, properties) => {
    const found = await across({ Key: key(allow(admin)), App: role(properties), More: more });
    expect(found).toEqual(["iam-allow-without-effect More/Properties/PolicyDocument/Statement/0"]);
  });

  it("tell a lock-out by a Deny, at it", async () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:Put*", Resource: "*" };
    expect(await across({ Key: key(allow(own), deny) })).toEqual(["key-lockout Key/Properties/KeyPolicy/Statement/1"]);
  });

  it("tell the principal that deploys that it locks itself out, whose account the template's is", async () => {
    const caller = "arn:aws:iam::111122223333:role/Deployer";
    expect(await across({ Key: key(allow(admin)) }, caller)).toEqual([
      "caller-lockout Key/Properties/KeyPolicy/Statement",
    ]);
    expect(await across({ Key: key(allow(own)) }, caller)).toEqual([]);
  });

  it("do not judge the caller by policies that are not all known", async () => {
    const caller = "arn:aws:iam::111122223333:role/App";
    const part = { Policies: [{ PolicyName: "p", PolicyDocument: document(use) }] };
    const other = { ...part, ManagedPolicyArns: ["arn:aws:iam::aws:policy/PowerUserAccess"] };
    const open = {
      Policies: [{ PolicyName: "p", PolicyDocument: document(use, { ...use, Action: { Ref: "Actions" } }) }],
    };
    const locked = "caller-lockout Key/Properties/KeyPolicy/Statement";
    expect(await across({ Key: key(allow(own)), App: role(part) }, caller)).toEqual([locked]);
    expect(await across({ Key: key(allow(own)), App: role(other) }, caller)).toEqual([]);
    expect(await across({ Key: key(allow(own)), App: role(open) }, caller)).toEqual([]);
  });

  it("see the policies of a role whichever way its conditions go", async () => {
    const caller = "arn:aws:iam::111122223333:role/App";
    const entry = { PolicyName: "p", PolicyDocument: document({ ...use, Action: "kms:*" }) };
    const either = (one: unknown) => ({ Policies: [{ "Fn::If": ["Prod", one, { ...entry, PolicyName: "q" }] }] });
    const Key = key(allow(own));
    expect(await across({ Key, App: role(either(entry)) }, caller)).toEqual([]);
    expect(await across({ Key, App: role(either({ Ref: "AWS::NoValue" })) }, caller)).toEqual([]);
  });

  it("say nothing of a key whose policy a parameter opens, but what the policy tells by itself", async () => {
    expect(await across({ Key: key(allow({ Ref: "Who" })), App: role() })).toEqual([]);
    const silent = key(allow({ Ref: "Who" }, "kms:Decrypt"));
    expect(await across({ Key: silent, App: role() })).toEqual([
      "nobody-administers Key/Properties/KeyPolicy/Statement",
    ]);
  });

  it("find what holds whichever way the conditions go", async () => {
    const either = (one: unknown, other: unknown) => ({ "Fn::If": ["Prod", one, other] });
    const open = { ...allow(own, "kms:Decrypt") };
    expect(await across({ Key: key(allow(admin), either(open, allow(admin, "kms:Encrypt"))), App: role() })).toEqual(
      [],
    );
    const closed = either(allow(admin, "kms:Decrypt"), allow(admin, "kms:Encrypt"));
    expect(await across({ Key: key(allow(admin), closed), App: role() })).toHaveLength(1);
    const conditional = {
      Type: "AWS::IAM::Policy",
      Condition: "Prod",
      Properties: { Roles: [{ Ref: "App" }], PolicyDocument: document(use) },
    };
    expect(await across({ Key: key(allow(admin)), App: role({}), More: conditional })).toEqual([]);
  });

  it("take what the template lacks for what may exist", async () => {
    const elsewhere = { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/Elsewhere" };
    expect(await across({ Key: key(allow(own), allow(elsewhere, "kms:Decrypt")) })).toEqual([]);
  });

  it("load no engine where there is no key", async () => {
    const engine = vi.fn((environment: Environment) => authorizerFor(environment));
    const text = JSON.stringify({ Resources: { App: role() } });
    await lintSources([{ file: "t.json", text }], { authorizerFor: engine });
    expect(engine).not.toHaveBeenCalled();
  });

  it("show the account as the template writes it", async () => {
    const text = JSON.stringify({ Resources: { Admin: role({}), Key: key(allow(admin)), App: role() } });
    const { findings } = await lintSources([{ file: "t.json", text }], { authorizerFor });
    expect(findings.map(({ message }) => message).join("\n")).toContain("arn:aws:iam::${AWS::AccountId}:role/App");
    expect(findings.map(({ message }) => message).join("\n")).not.toContain("123456789012");
  });
});
