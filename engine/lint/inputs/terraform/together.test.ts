import { describe, expect, it } from "vitest";
import { authorizerFor } from "../../../authorizer.ts";
import { lintSources } from "../../lint-sources.ts";
import { defaultSettings } from "../../settings.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const admin = "arn:aws:iam::111122223333:role/Admin";
const app = "arn:aws:iam::111122223333:role/App";
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (principal: string, action: unknown) => ({
  Effect: "Allow",
  Principal: { AWS: principal },
  Action: action,
  Resource: "*",
});
const use = { Effect: "Allow", Action: "kms:Decrypt", Resource: arn };
const resource = (address: string, after: object) => ({
  address,
  mode: "managed",
  type: address.split(".")[0],
  change: { actions: ["update"], after, after_unknown: {} },
});
const key = (written: string | null) => resource("aws_kms_key.k", { arn, key_id: arn.split("/")[1], policy: written });
const role = resource("aws_iam_role.app", { arn: app, name: "App" });
const own = resource("aws_iam_role_policy.app", { role: "App", policy: policy(use) });

async function across(resources: readonly object[], caller: string | null = null): Promise<readonly string[]> {
  const text = JSON.stringify({ planned_values: {}, resource_changes: resources });
  const { findings, diagnostics } = await lintSources([{ file: "plan.json", text }], {
    authorizerFor,
    settings: { ...defaultSettings, caller },
    choice: { preset: "all", severities: {} },
  });
  expect(diagnostics).toEqual([]);
  return findings.filter(({ rule }) => rules.includes(rule)).map(({ rule, pointer }) => `${rule} ${pointer}`);
}

const rules = [
  "key-lockout",
  "caller-lockout",
  "iam-allow-without-effect",
  "grant-operation-invalid-for-key",
  "grant-wider-than-needed",
  "unreachable-grant",
  "nobody-administers",
];

describe("a plan's documents together", () => {
  const closed = policy(allow(admin, "kms:*"));
  const open = policy(allow(admin, "kms:*"), allow("111122223333", "kms:Decrypt"));

  it("tell an allow of a role that the key policy leaves no room for", async () => {
    expect(await across([key(closed), role, own])).toEqual(["iam-allow-without-effect /Statement/0"]);
    expect(await across([key(open), role, own])).toEqual([]);
    const attached = [
      resource("aws_iam_policy.use", { arn: "arn:aws:iam::111122223333:policy/Use", policy: policy(use) }),
      resource("aws_iam_role_policy_attachment.use", {
        role: "App",
        policy_arn: "arn:aws:iam::111122223333:policy/Use",
      }),
    ];
    expect(await across([key(closed), role, ...attached])).toEqual(["iam-allow-without-effect /Statement/0"]);
  });

  it("take the policy that a resource of its own puts on the key", async () => {
    const apart = resource("aws_kms_key_policy.k", { key_id: arn, policy: open });
    expect(await across([key(null), apart, role, own])).toEqual([]);
    expect(
      await across([key(null), resource("aws_kms_key_policy.k", { key_id: arn, policy: closed }), role, own]),
    ).toHaveLength(1);
  });

  it("tell a lock-out, of the account and of the caller", async () => {
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:PutKeyPolicy", Resource: "*" };
    expect(await across([key(policy(allow("111122223333", "kms:*"), deny))])).toEqual(["key-lockout /Statement/1"]);
    expect(await across([key(closed)], app)).toEqual(["caller-lockout /Statement"]);
    expect(await across([key(policy(allow("111122223333", "kms:*"))), role, own], app)).toEqual([]);
  });

  it("tell what is wrong with a grant, at its operations", async () => {
    const grant = (after: object) =>
      resource("aws_kms_grant.g", {
        key_id: arn.split("/")[1],
        grantee_principal: app,
        operations: ["Decrypt"],
        ...after,
      });
    expect(await across([key(open), grant({})])).toEqual([]);
    const had = policy(allow(admin, "kms:*"), allow(app, "kms:Decrypt"));
    expect(await across([key(had), grant({})])).toEqual([
      "grant-wider-than-needed /resource_changes/1/change/after/operations",
    ]);
    const passed = ["grant-wider-than-needed /resource_changes/1/change/after/operations"];
    expect(await across([key(open), grant({ operations: ["Decrypt", "CreateGrant"] })])).toEqual(passed);
    const constraints = [{ encryption_context_equals: { a: "b" }, encryption_context_subset: {} }];
    expect(await across([key(open), grant({ operations: ["Decrypt", "CreateGrant"], constraints })])).toEqual([]);
    expect(await across([key(had), grant({ grantee_principal: null })])).toEqual([]);
  });

  it("are suppressed by comments, each with its resource", async () => {
    const had = policy(allow(admin, "kms:*"), allow(app, "kms:Decrypt"));
    const grant = resource("aws_kms_grant.g", { key_id: arn, grantee_principal: app, operations: ["Decrypt"] });
    const text = JSON.stringify({
      planned_values: {},
      resource_changes: [
        key(had),
        grant,
        role,
        resource("aws_iam_role_policy.app", { role: "App", policy: policy({ ...use, Action: "kms:Encrypt" }) }),
      ],
      configuration: { root_module: { resources: [] } },
    });
    const comment = (rule: string, type: string, name: string): string =>
      `# kms-cedar-disable-next-line ${rule} -- known\nresource "${type}" "${name}" {}\n`;
    const tf =
      comment("grant-wider-than-needed", "aws_kms_grant", "g") +
      comment("iam-allow-without-effect", "aws_iam_role_policy", "app");
    const lint = async (texts: string) => {
      const { findings } = await lintSources([{ file: "plan.json", text }], {
        authorizerFor,
        terraformTexts: () => [{ file: "main.tf", text: texts }],
      });
      return findings.filter(({ rule }) => rules.includes(rule) || rule === "stale-suppression");
    };
    expect((await lint("")).map(({ rule, policy: of }) => [rule, of?.name])).toEqual([
      ["grant-wider-than-needed", undefined],
      ["iam-allow-without-effect", "aws_iam_role_policy.app"],
    ]);
    expect(await lint(tf)).toEqual([]);
  });

  it("leave what is not made yet to the rules about one policy", async () => {
    const made = resource("aws_kms_key.k", { policy: policy(allow(app, "kms:ScheduleKeyDeletion")) });
    expect(await across([made, role, own])).toEqual(["nobody-administers /Statement"]);
  });
});
