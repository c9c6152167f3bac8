import { describe, expect, it } from "vitest";
import { run } from "../check.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const other = arn.replace("1234abcd", "8765dcba");
const admin = "arn:aws:iam::111122223333:role/Admin";
const app = "arn:aws:iam::111122223333:role/App";
const json = (value: unknown): string => JSON.stringify(value, null, 1);
const allow = (AWS: unknown, Action: unknown) => ({ Effect: "Allow", Principal: { AWS }, Action, Resource: "*" });
const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });

const policy = (...statements: readonly object[]): string => json(document(...statements));
const owned = policy(allow(admin, "kms:*"));
const delegating = policy(allow("111122223333", "kms:*"));
const key = (Arn = arn) => json({ KeyMetadata: { Arn, KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" } });
const grants = (Operations: readonly string[], KeyId = arn, GranteePrincipal = app) =>
  json({ Grants: [{ KeyId, GrantId: "g", GranteePrincipal, Operations }] });
const account = (Resource: unknown = arn, ...more: readonly object[]) =>
  json({
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: [
      { Arn: admin, RolePolicyList: [], AttachedManagedPolicies: [] },
      {
        Arn: app,
        RolePolicyList: [
          {
            PolicyName: "Use",
            PolicyDocument: document({ Effect: "Allow", Action: "kms:Decrypt", Resource }, ...more),
          },
        ],
        AttachedManagedPolicies: [],
      },
    ],
    Policies: [],
  });

const across = [
  "iam-allow-without-effect",
  "unreachable-grant",
  "key-lockout",
  "caller-lockout",
  "grant-wider-than-needed",
  "grant-operation-invalid-for-key",
];

async function lint(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const { status, stdout, stderr } = await run(["lint", ...args, "--format", "json"], { files });
  const { findings } = JSON.parse(stdout) as {
    readonly findings: readonly {
      rule: string;
      file: string;
      start: { line: number };
      policy: { name: string } | null;
    }[];
  };
  return {
    status,
    stderr,
    rules: findings.map(({ rule }) => rule),
    found: findings
      .filter(({ rule }) => across.includes(rule))
      .map(({ rule, file, start }) => `${rule} ${file}:${String(start.line)}`),
    names: findings.map((finding) => finding.policy?.name ?? null),
  };
}

const deny = { Effect: "Deny", Principal: { AWS: app }, Action: "kms:Encrypt", Resource: "*" };
const folder = {
  "orders/policy.json": policy(allow(admin, "kms:*"), deny),
  "orders/key.json": key(),
  "orders/grants.json": grants(["Encrypt"]),
  "orders/account.json": account(),
};

describe("what the AWS CLI printed into one folder", () => {
  it("is looked at together, and what is found stands at the file that it is about", async () => {
    const { found, names, status } = await lint(folder, "orders");
    expect(found).toEqual([
      "iam-allow-without-effect orders/account.json:18",
      "unreachable-grant orders/grants.json:3",
    ]);
    expect(names).toContain("Use");
    expect(status).toBe(0);
    const locked = {
      ...folder,
      "orders/policy.json": policy(allow(admin, ["kms:Decrypt"]), allow(app, "kms:DescribeKey")),
    };
    const { found: second, status: failed } = await lint(locked, "orders");
    expect(second).toEqual(["iam-allow-without-effect orders/account.json:18", "key-lockout orders/policy.json:3"]);
    expect(failed).toBe(1);
  });

  it("has no such finding where it is right", async () => {
    const clean = { ...folder, "orders/policy.json": delegating };
    expect(await lint(clean, "orders")).toMatchObject({ status: 0, stderr: "", found: [] });
    // Each file by its name makes the same set.
    expect((await lint(folder, ...Object.keys(folder))).found).toHaveLength(2);
  });

  it("may have its key policy in the output of get-key-policy, and its account details above", async () => {
    const { "orders/account.json": details, "orders/policy.json": written, ...rest } = folder;
    const files = {
      ...rest,
      "orders/policy.json": json({ PolicyName: "default", Policy: written }),
      "account.json": details,
      "other/account.json": details,
    };
    const { found } = await lint(files, "account.json", "orders");
    expect(found).toEqual(["iam-allow-without-effect account.json:18", "unreachable-grant orders/grants.json:3"]);
    expect((await lint(files, "orders", "other")).found).toEqual([]);
  });

  it("tells the deploying caller that it locks itself out", async () => {
    const { found } = await lint(folder, "orders", "--caller", app);
    expect(found).toContain("caller-lockout orders/policy.json:3");
    const filtered = { ...folder, "orders/policy.json": delegating };
    expect((await lint(filtered, "orders", "--caller", app)).found).toEqual(["caller-lockout orders/policy.json:3"]);
    // Of a caller whose policies are not all there, nothing is known.
    const attached = folder["orders/account.json"].replaceAll(
      '"AttachedManagedPolicies": []',
      '"AttachedManagedPolicies": [{ "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess" }]',
    );
    expect((await lint({ ...filtered, "orders/account.json": attached }, "orders", "--caller", app)).found).toEqual([]);
  });
});

describe("whose a key policy is, is never guessed", () => {
  it.each([
    ["two key policies", { "orders/more.json": delegating }],
    ["two keys", { "orders/more.json": key(other) }],
    ["grants of another key", { "orders/grants.json": grants(["Encrypt"], other) }],
    ["a file that cannot be read", { "orders/more.json": '{ "Statement": ' }],
    ["a policy of another account", { "orders/policy.json": owned.replaceAll("111122223333", "444455556666") }],
    ["a policy that does not speak of KMS", { "orders/policy.json": policy(allow(admin, "*")) }],
  ])("with %s", async (_name, more) => {
    const { found } = await lint({ ...folder, ...more }, "orders");
    expect(found).toEqual([]);
  });

  it("with files in the folder that were not named", async () => {
    const names = Object.keys(folder);
    expect((await lint({ ...folder, "orders/more.json": key(other) }, ...names)).found).toEqual([]);
    expect((await lint({ ...folder, "orders/more.json": owned }, ...names, "--partial")).found).toEqual([]);
    const harmless = { ...folder, "orders/package.json": "{}", "orders/deeper/more.json": owned };
    expect((await lint(harmless, ...names)).found).toHaveLength(2);
  });

  it("where an environment says it", async () => {
    const environment = json({ keys: { [other]: { policy: "policy.json" } } });
    expect((await lint({ ...folder, "orders/environment.json": environment }, "orders")).found).toEqual([]);
  });

  it("where its kind is given as another one", async () => {
    const { found } = await lint(folder, "orders", "--kind", "vpc-endpoint-policy");
    expect(found).toEqual([]);
  });
});

describe("what the set does not tell", () => {
  const open = { ...folder, "orders/policy.json": owned };

  it.each([
    ["an Allow that reaches another key", [arn, other]],
    ["an Allow of all keys of the account", "arn:aws:kms:us-east-1:111122223333:key/*"],
  ])("is not found: %s", async (_name, resource) => {
    expect((await lint({ ...open, "orders/account.json": account(resource) }, "orders")).found).toEqual([]);
  });

  it("is found where the other key is known as well", async () => {
    const { "orders/account.json": _, ...rest } = open;
    const files = {
      ...rest,
      "more/policy.json": owned,
      "more/key.json": key(other),
      "account.json": account([arn, other]),
    };
    expect((await lint(files, ".")).found).toEqual(["iam-allow-without-effect account.json:18"]);
    expect((await lint({ ...files, "more/policy.json": delegating }, ".")).found).toEqual([]);
  });

  it("is not found: that nobody else uses the key", async () => {
    const files = { ...folder, "orders/policy.json": delegating, "orders/account.json": account(other) };
    const { rules } = await lint({ ...files, "orders/grants.json": json({ Grants: [] }) }, "orders");
    expect(rules).not.toContain("nobody-uses");
    expect(rules).not.toContain("unknown-principal");
  });

  it("is not found: of an account that two files tell of", async () => {
    const files = { ...folder, "account.json": account(other) };
    expect((await lint(files, ".")).found).toEqual([]);
  });
});

describe("findings of a set are findings like others", () => {
  const config = (value: unknown) => ({ ...folder, "kms-cedar.config.json": json(value) });

  it("obey the configuration of the file that they are about", async () => {
    const suppressions = [{ rule: "unreachable-grant", path: "orders/grants.json", reason: "soon retired" }];
    expect((await lint(config({ suppressions }), "orders")).found).toEqual([
      "iam-allow-without-effect orders/account.json:18",
    ]);
    const overrides = [{ paths: ["*account.json"], rules: { "iam-allow-without-effect": "off" } }];
    expect((await lint(config({ overrides }), "orders")).found).toEqual(["unreachable-grant orders/grants.json:3"]);
  });

  it("are known to a baseline, and left alone by --fix", async () => {
    const args = ["lint", "orders", "--max-warnings", "0"];
    const { written } = await run([...args, "--write-baseline", "known.json"], { files: folder });
    const files = { ...folder, ...written };
    expect(await run([...args, "--baseline", "known.json"], { files })).toMatchObject({ status: 0 });
    expect(await run([...args, "--fix", "--unsafe"], { files: folder })).toMatchObject({ status: 1, written: {} });
  });

  it("know what rules about the policy should know of its key", async () => {
    const locked = { ...folder, "orders/policy.json": policy(allow(admin, "kms:ScheduleKeyDeletion"), deny) };
    const { rules } = await lint(locked, "orders");
    expect(rules).toContain("key-lockout");
    expect(rules).not.toContain("nobody-administers");
    const { "orders/key.json": _described, "orders/grants.json": _listed, ...rest } = locked;
    expect((await lint(rest, "orders")).rules).toContain("nobody-administers");
  });

  it.each([
    ["orders/policy.json", 2],
    ["orders/grants.json", 2],
    ["orders/account.json", 2],
    ["elsewhere/policy.json", 0],
  ])("are found with --changed where %s changed", async (changed, count) => {
    const files = { ...folder, "elsewhere/policy.json": owned };
    const git = (args: readonly string[]) => {
      const stdout = args.includes("diff") ? `${changed}\0` : args.includes("--verify") ? "abc\n" : "";
      return { status: 0, stderr: "", stdout };
    };
    const { stdout } = await run(["lint", "--changed", "--format", "json"], { files, git });
    const { findings } = JSON.parse(stdout) as { readonly findings: readonly { readonly rule: string }[] };
    expect(findings.filter(({ rule }) => across.includes(rule))).toHaveLength(count);
  });
});

describe("a comment in a file of a set", () => {
  const comment = "# kms-cedar-disable-file unreachable-grant -- soon retired\n";
  const { "orders/grants.json": listed, ...rest } = folder;
  const files = { ...rest, "orders/grants.yaml": comment + listed };
  const git = (args: readonly string[]) => {
    const stdout = args.includes("diff") ? "orders/policy.json\0" : args.includes("--verify") ? "abc\n" : "";
    return { status: 0, stderr: "", stdout };
  };

  it("counts where another file of it changed", async () => {
    const { stdout } = await run(["lint", "--changed"], { files, git });
    expect(stdout).toContain("iam-allow-without-effect");
    expect(stdout).not.toContain("unreachable-grant");
    const right = { ...files, "orders/policy.json": delegating };
    expect((await run(["lint", "orders"], { files: right })).stdout).toContain("stale-suppression");
    const stale = "# kms-cedar-disable-file duplicate-sid -- no policy has a Sid\n";
    const idle = { ...right, "orders/grants.yaml": stale + files["orders/grants.yaml"] };
    expect((await run(["lint", "--changed"], { files: idle, git })).stdout).not.toContain("stale-suppression");
  });

  it("is not called stale where its file stands alone among a part of the files", async () => {
    expect((await run(["lint", "orders/grants.yaml", "--partial"], { files })).stdout).not.toContain("stale");
  });

  const { "orders/account.json": details, ...unowned } = files;
  const off = (rule: string, text: string) => `# kms-cedar-disable-file ${rule} -- soon\n${text}`;
  const above = { ...unowned, "account.yaml": off("iam-allow-without-effect", details) };
  const isStale = async (all: Readonly<Record<string, string>>, ...paths: readonly string[]) =>
    (await run(["lint", ...paths], { files: all })).stdout.includes("stale-suppression");

  it.each([
    ["all others", files, ["orders/grants.yaml"]],
    ["the key policy", files, ["orders/grants.yaml", "orders/key.json", "orders/account.json"]],
    ["the users and roles", files, ["orders/grants.yaml", "orders/key.json", "orders/policy.json"]],
    ["the users and roles of a folder above", { ...unowned, "account.json": details }, ["orders"]],
    [
      "the keys of a folder below",
      { ...above, "more/policy.json": delegating, "more/key.json": key() },
      ["account.yaml", "more"],
    ],
    ["the environment that leads to it", { "p.yaml": off("iam-allow-without-effect", owned) }, ["p.yaml"]],
  ])("is not called stale where its set is not at hand: without %s", async (_name, all, paths) => {
    expect(await isStale(all, ...paths)).toBe(false);
  });

  it("is not called stale in the configuration either, where the set is not at hand", async () => {
    const suppressions = [{ rule: "unreachable-grant", path: "orders/*", reason: "soon retired" }];
    const all = { ...folder, "kms-cedar.config.json": json({ suppressions }) };
    expect(await isStale(all, "orders/grants.json")).toBe(false);
    expect(await isStale({ ...all, "orders/policy.json": delegating }, "orders")).toBe(true);
    expect(await isStale({ ...all, "other/policy.json": owned }, "other")).toBe(true);
  });

  it("is called stale where all that belongs to it is at hand", async () => {
    const right = { ...files, "orders/policy.json": delegating, "orders/package.json": "{}" };
    expect(await isStale(right, "orders")).toBe(true);
    expect(await isStale(right, ...Object.keys(files))).toBe(true);
    expect(await isStale({ ...above, "orders/policy.json": delegating }, ".")).toBe(true);
    const environment = json({ keys: { [arn]: { policy: "p.yaml" } } });
    const led = { "p.yaml": off("iam-allow-without-effect", owned), "e.json": environment };
    expect(await isStale(led, "p.yaml", "e.json")).toBe(true);
    // A rule about one document needs no other one.
    expect(await isStale({ "p.yaml": off("unknown-action", owned) }, "p.yaml")).toBe(true);
  });
});

describe("grants by themselves", () => {
  it("are linted where they are named, in a directory, and on standard input", async () => {
    const twice = json({
      Grants: ["g", "h"].map((GrantId) => ({ KeyId: arn, GrantId, GranteePrincipal: app, Operations: ["Decrypt"] })),
    });
    expect((await lint({ "g.json": twice }, "g.json")).found).toEqual(["grant-wider-than-needed g.json:11"]);
    expect((await lint({ "a/g.json": twice }, "a")).found).toEqual(["grant-wider-than-needed a/g.json:11"]);
    const { stdout } = await run(["lint", "-"], { files: { "key.json": key() }, stdin: twice });
    expect(stdout).toContain("stdin:11:3  info  grant-wider-than-needed");
    const signing = { "g.json": grants(["Sign"]), "k.json": key() };
    expect((await lint(signing, "g.json", "k.json")).found).toEqual(["grant-operation-invalid-for-key g.json:8"]);
    expect(
      (await lint({ "g.json": grants(["Decrypt"], "1234abcd-12ab-34cd-56ef-1234567890ab", "111122223333") }, "g.json"))
        .found,
    ).toEqual(["grant-wider-than-needed g.json:3"]);
  });

  it.each([
    ["an operation that there is none of", { Operations: ["Decript"] }, "g.json:8:5 `Decript` is no operation"],
    [
      "an ARN of no key",
      { KeyId: "arn:aws:kms:us-east-1:1:key/x" },
      "g.json:4:13 `arn:aws:kms:us-east-1:1:key/x` is no key",
    ],
    ["an ARN of no principal", { GranteePrincipal: "arn:aws:iam::1:role/R" }, "g.json:6:24 "],
    ["a wrong type", { Operations: "Decrypt" }, "g.json:7:18 must be a list, not a string"],
  ])("are not passed with %s", async (_name, change, message) => {
    const grant = { KeyId: arn, GrantId: "g", GranteePrincipal: app, Operations: ["Decrypt"], ...change };
    const { status, stderr } = await lint({ "g.json": json({ Grants: [grant] }) }, "g.json");
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) as string });
  });

  it("are told from what other services list", async () => {
    const acl = json({ Owner: { ID: "1" }, Grants: [{ Grantee: { ID: "1" }, Permission: "FULL_CONTROL" }] });
    expect(await lint({ "a/acl.json": acl, "a/key.json": key() }, "a")).toMatchObject({ status: 0, stderr: "" });
    expect((await lint({ "acl.json": acl }, "acl.json")).status).toBe(2);
  });
});

describe("a described key by itself", () => {
  it("has nothing to lint, and is read", async () => {
    expect(await lint({ "key.json": key() }, "key.json")).toMatchObject({ status: 0, stderr: "", rules: [] });
    const wrong = json({ KeyMetadata: { Arn: "arn:aws:kms:us-east-1:1:key/x", KeySpec: 1 } });
    const { status, stderr } = await lint({ "key.json": wrong }, "key.json");
    expect(status).toBe(2);
    expect(stderr).toContain("key.json:3:10 `arn:aws:kms:us-east-1:1:key/x` is no key ARN");
    expect(stderr).toContain("key.json:4:14 must be a string, not a number");
  });
});
