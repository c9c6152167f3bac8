import { describe, expect, it } from "vitest";
import { authorizerFor } from "../../authorizer.ts";
import { lintSources } from "../lint-sources.ts";
import { defaultSettings } from "../settings.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const admin = "arn:aws:iam::111122223333:role/Admin";
const app = "arn:aws:iam::111122223333:role/App";
const ann = "arn:aws:iam::111122223333:user/Ann";
const managedArn = "arn:aws:iam::111122223333:policy/Keys";
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
const allow = (AWS: unknown, Action: unknown) => ({ Effect: "Allow", Principal: { AWS }, Action, Resource: "*" });
const use = document({ Effect: "Allow", Action: "kms:Decrypt", Resource: arn });
const closed = document(allow(admin, "kms:*"));
const described = { KeyMetadata: { Arn: arn, KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" } };
const grant = { KeyId: arn, GrantId: "g", GranteePrincipal: app, Operations: ["Sign"] };
const managed = (Document: object, PolicyName = "Keys") => ({
  Arn: managedArn,
  PolicyName,
  PolicyVersionList: [
    { VersionId: "v1", IsDefaultVersion: false, Document: document() },
    { VersionId: "v2", IsDefaultVersion: true, Document },
  ],
});
const details = (...lists: readonly object[]): object =>
  Object.assign({ UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] }, ...lists) as object;

const rules = [
  "boundary-voids-allow",
  "caller-lockout",
  "grant-operation-invalid-for-key",
  "grant-wider-than-needed",
  "iam-allow-without-effect",
  "key-lockout",
  "shadowed-by-deny",
];

async function lint(files: Readonly<Record<string, unknown>>, caller: string | null = null) {
  const sources = Object.entries(files).map(([file, value]) => ({ file, text: JSON.stringify(value) }));
  const { findings, diagnostics } = await lintSources(sources, {
    authorizerFor,
    settings: { ...defaultSettings, caller },
  });
  const found = findings.filter(({ rule }) => rules.includes(rule));
  return {
    found: found.map(({ rule, file, pointer }) => `${rule} ${file ?? ""} ${pointer}`),
    names: found.map(({ policy }) => policy?.name ?? null),
    diagnostics: diagnostics.map(({ file, pointer, code }) => `${code} ${file ?? ""} ${pointer}`),
  };
}

describe("the account's users and roles", () => {
  const user = { Arn: ann, UserPolicyList: [], GroupList: ["Readers"], AttachedManagedPolicies: [] };
  const group = { GroupName: "Readers", AttachedManagedPolicies: [{ PolicyArn: managedArn }] };

  it("have the policies of their groups, and those that are attached", async () => {
    const account = details({ UserDetailList: [user], GroupDetailList: [group], Policies: [managed(use)] });
    const { found, names } = await lint({ "p.json": closed, "k.json": described, "a.json": account });
    expect(found).toEqual(["iam-allow-without-effect a.json /Policies/0/PolicyVersionList/1/Document/Statement/0"]);
    expect(names).toEqual(["Keys"]);
  });

  it("have inline policies, and those of a group", async () => {
    const inline = {
      ...group,
      AttachedManagedPolicies: [],
      GroupPolicyList: [{ PolicyName: "G", PolicyDocument: use }],
    };
    const own = { ...user, UserPolicyList: [{ PolicyName: "U", PolicyDocument: use }] };
    const account = details({ UserDetailList: [own], GroupDetailList: [inline] });
    const { names } = await lint({ "p.json": closed, "k.json": described, "a.json": account });
    expect(names).toEqual(["U", "G"]);
  });

  it("are complete only with each policy and group", async () => {
    const open = document(allow("111122223333", "kms:*"));
    const lockedOut = async (account: object) =>
      (await lint({ "p.json": open, "k.json": described, "a.json": account }, ann)).found;
    const complete = { UserDetailList: [user], GroupDetailList: [group], Policies: [managed(use)] };
    expect(await lockedOut(details(complete))).toEqual(["caller-lockout p.json /Statement"]);
    expect(await lockedOut(details({ ...complete, Policies: [] }))).toEqual([]);
    expect(await lockedOut(details({ ...complete, GroupDetailList: [] }))).toEqual([]);
  });

  it("are bounded", async () => {
    const role = { Arn: app, RolePolicyList: [], PermissionsBoundary: { PermissionsBoundaryArn: managedArn } };
    const policy = document(allow(admin, "kms:*"), allow(app, "kms:Decrypt"));
    const bound = document({ Effect: "Allow", Action: "s3:*", Resource: "*" });
    const files = { "p.json": policy, "k.json": described };
    const voided = await lint({ ...files, "a.json": details({ RoleDetailList: [role], Policies: [managed(bound)] }) });
    expect(voided.found).toEqual(["boundary-voids-allow p.json /Statement/1"]);
    expect((await lint({ ...files, "a.json": details({ RoleDetailList: [role] }) })).found).toEqual([]);
  });

  it("may be named by their ids", async () => {
    const role = { Arn: app, RoleId: "AROAEXAMPLE", RolePolicyList: [{ PolicyName: "R", PolicyDocument: use }] };
    const files = { "k.json": described, "a.json": details({ RoleDetailList: [role] }) };
    const named = document(allow(admin, "kms:*"), allow("AROAEXAMPLE", "kms:Decrypt"));
    expect((await lint({ ...files, "p.json": named })).found).toEqual([]);
    expect((await lint({ ...files, "p.json": closed })).found).toHaveLength(1);
  });

  it("are told of where their ARN is none", async () => {
    const account = details({
      RoleDetailList: [{ Arn: "arn:aws:iam::1:role/App" }, {}],
      UserDetailList: [{ Arn: app }],
    });
    expect((await lint({ "a.json": account })).diagnostics).toEqual(["invalid-arn a.json /RoleDetailList/0/Arn"]);
  });
});

describe("a key", () => {
  const denied = document(allow("111122223333", "kms:*"), allow(app, "kms:Decrypt"), {
    ...allow(app, "kms:*"),
    Effect: "Deny",
  });

  it("needs no account details for what its policy says by itself", async () => {
    expect((await lint({ "p.json": denied, "k.json": described })).found).toEqual([
      "shadowed-by-deny p.json /Statement/1",
    ]);
  });

  it("is named by its grants, too", async () => {
    const files = { "p.json": denied, "g.json": { Grants: [grant] } };
    expect((await lint(files)).found).toEqual(["shadowed-by-deny p.json /Statement/1"]);
    expect((await lint({ "p.json": denied, "g.json": { Grants: [] } })).found).toEqual([]);
  });

  it("has the grants and metadata that name it, whatever else is there", async () => {
    const wrong = "grant-operation-invalid-for-key g.json /Grants/0/Operations/0";
    const files = { "k.json": described, "g.json": { Grants: [grant] } };
    expect((await lint(files)).found).toEqual([wrong]);
    const second = { KeyMetadata: { ...described.KeyMetadata, Arn: arn.replace("1234abcd", "8765dcba") } };
    expect((await lint({ ...files, "k2.json": second, "p.json": denied, "p2.json": closed })).found).toEqual([wrong]);
    expect((await lint({ ...files, "d/k.json": described, "k.json": {} })).found).toEqual([]);
  });

  it("has no metadata of two days, and no grant that is told in two ways", async () => {
    const grants = { Grants: [grant] };
    const files = { "k.json": described, "g.json": grants };
    expect((await lint({ ...files, "h.json": grants })).found).toHaveLength(1);
    const other = { Grants: [{ ...grant, Operations: ["Decrypt"] }] };
    expect((await lint({ ...files, "h.json": other })).found).toEqual([]);
    expect((await lint({ ...files, "k2.json": described })).found).toEqual([]);
  });

  it("has one policy: of two in two folders each is judged apart", async () => {
    const { found } = await lint({
      "a/p.json": denied,
      "a/k.json": described,
      "b/p.json": document(allow(admin, "kms:Decrypt")),
      "b/k.json": described,
    });
    expect(found).toEqual(["shadowed-by-deny a/p.json /Statement/1", "key-lockout b/p.json /Statement"]);
  });
});

it("joins nothing that has no place", async () => {
  const grants = { Grants: ["g", "h"].map((GrantId) => ({ ...grant, GrantId, Operations: ["Decrypt"] })) };
  const locked = document(allow(admin, "kms:Decrypt"));
  const sources = [locked, described, grants].map((value) => ({ file: null, text: JSON.stringify(value) }));
  const { findings } = await lintSources(sources, { authorizerFor });
  expect(findings.map(({ rule, file }) => [rule, file])).toEqual([["grant-wider-than-needed", null]]);
});
