import { describe, expect, it } from "vitest";
import { run } from "../check.ts";

const rulesIn = ({ stdout }: { readonly stdout: string }): readonly string[] =>
  [...stdout.matchAll(/^\S+:\d+:\d+ {2}\w+ {2}([\w-]+)$/gmu)].map(([, rule = ""]) => rule);

const lint = (file: string, text: string, more: Readonly<Record<string, string>> = {}, ...args: readonly string[]) =>
  run(["lint", file, ...args], { files: { [file]: text, ...more } });

describe("comments in YAML", () => {
  const policy = (first: string, second: string, top = "") => `${top}Version: "2012-10-17"
Statement:
${first}  - Effect: Allow
    Principal: { AWS: "arn:aws:iam::111122223333:role/App" }
    Action:
${second}      - kms:Decript
      - kms:Encript # kms-cedar is not a directive here
    Resource: "*"
  - { Effect: Allow, Principal: { AWS: "111122223333" }, Action: kms:*, Resource: "*" }
`;
  const off = "unknown-action -- a preview";

  it("suppress nothing where there are none", async () => {
    expect(rulesIn(await lint("a.yaml", policy("", "")))).toEqual(["unknown-action", "unknown-action"]);
  });

  it("cover the next line", async () => {
    const run = await lint("a.yaml", policy("", `      # kms-cedar-disable-next-line ${off}\n`));
    expect(rulesIn(run)).toEqual(["unknown-action"]);
    expect(run.stdout).toContain("kms:Encript");
  });

  it("cover their own line", async () => {
    const text = policy("", "").replace("kms:Decript", `kms:Decript # kms-cedar-disable-line ${off}`);
    expect(rulesIn(await lint("a.yaml", text))).toEqual(["unknown-action"]);
  });

  it.each([
    ["a list item", policy(`  # kms-cedar-disable-next-block ${off}\n\n`, "")],
    [
      "a member whose list is not indented",
      policy("", "")
        .replace("Statement:", `# kms-cedar-disable-next-block ${off}\nStatement:`)
        .replaceAll("\n  ", "\n"),
    ],
    ["the file", policy("", "", `# kms-cedar-disable-file ${off}\n`)],
  ])("cover %s", async (_name, text) => {
    expect(await lint("a.yaml", text)).toMatchObject({ status: 0, stderr: "" });
  });

  it("end with the block", async () => {
    const text = policy(
      `  # kms-cedar-disable-next-block ${off}\n  - { Effect: Deny, Principal: "*", Action: kms:Decript, Resource: "*" }\n`,
      "",
    );
    expect(rulesIn(await lint("a.yaml", text))).toEqual(["unknown-action", "unknown-action"]);
  });

  it("are stale where they suppress nothing, and point at themselves", async () => {
    const { status, stdout } = await lint(
      "a.yaml",
      policy("", "      # kms-cedar-disable-next-line duplicate-sid -- none\n"),
    );
    expect(status).toBe(1);
    expect(stdout).toContain("a.yaml:6:7  error  stale-suppression\n");
  });

  it("are no comments inside a text", async () => {
    const text = policy("", "").replace('Version: "2012-10-17"', `Id: "x # kms-cedar-disable-file ${off}"`);
    expect(rulesIn(await lint("a.yaml", text)).filter((rule) => rule === "unknown-action")).toHaveLength(2);
    const block = `Id: |\n  # kms-cedar-disable-file ${off}\n`;
    expect(rulesIn(await lint("a.yaml", block + policy("", "")))).toContain("unknown-action");
  });

  it.each([
    [
      "without a reason",
      "kms-cedar-disable-file unknown-action",
      "a suppression needs its reason: `kms-cedar-disable-file unknown-action -- reason`",
    ],
    ["with an empty reason", "kms-cedar-disable-file unknown-action -- ", "a suppression needs its reason"],
    ["without a rule", "kms-cedar-disable-file -- because", "needs the id of a rule"],
    [
      "of a rule that does not exist",
      "kms-cedar-disable-file unknown-actoin -- x",
      "no rule `unknown-actoin`; did you mean `unknown-action`?",
    ],
    [
      "of another name",
      "kms-cedar-disable-nextline unknown-action -- x",
      "did you mean `kms-cedar-disable-next-line`?",
    ],
  ])("are refused %s", async (_name, comment, message) => {
    const { status, stderr } = await lint("a.yaml", policy("", "", `# ${comment}\n`));
    expect(status).toBe(2);
    expect(stderr).toContain(`a.yaml:1:1 `);
    expect(stderr).toContain(message);
  });

  it("hold in a file that an environment names, and in that file alone", async () => {
    const environment =
      "keys:\n  arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab: { policy: p.yaml }\n";
    const text = policy("", "", `# kms-cedar-disable-file ${off}\n`);
    expect(rulesIn(await lint("e.yaml", environment, { "p.yaml": policy("", "") }))).toContain("unknown-action");
    expect(rulesIn(await lint("e.yaml", environment, { "p.yaml": text }))).not.toContain("unknown-action");
    expect(rulesIn(await lint("e.yaml", environment, { "p.yaml": text }, "p.yaml"))).not.toContain("stale-suppression");
  });
});

describe("metadata of a template", () => {
  const template = (suppress: unknown, on: "Key" | "template" = "Key") =>
    JSON.stringify({
      ...(on === "template" ? { Metadata: { "kms-cedar": { suppress } } } : {}),
      Resources: {
        Key: {
          Type: "AWS::KMS::Key",
          ...(on === "Key" ? { Metadata: { "kms-cedar": { suppress } } } : {}),
          Properties: {
            KeyPolicy: {
              Statement: [
                { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" },
                {
                  Sid: "Use",
                  Effect: "Allow",
                  Principal: { AWS: "arn:aws:iam::111122223333:role/App" },
                  Action: "kms:Decript",
                  Resource: "*",
                },
              ],
            },
          },
        },
        Other: { Type: "AWS::KMS::Key", Properties: {} },
      },
    });
  const entry = { rule: "unknown-action", reason: "a preview" };

  it.each([
    ["the resource", template([entry]), 0],
    ["the whole template", template([entry], "template"), 0],
    ["a statement", template([{ ...entry, sid: "Use" }]), 0],
    ["another statement", template([{ ...entry, sid: "Other" }]), 1],
    ["another rule", template([{ ...entry, rule: "duplicate-sid" }]), 1],
    ["no reason", template([{ rule: "unknown-action" }]), 2],
    ["no such rule", template([{ ...entry, rule: "unknown" }]), 2],
    ["no list", template({ ...entry }), 2],
  ])("suppresses in %s", async (_name, text, status) => {
    expect(await lint("t.json", text)).toMatchObject({ status });
  });

  it("is stale at its entry", async () => {
    const { stdout } = await lint("t.json", template([entry]).replace("Decript", "Decrypt"));
    expect(stdout).toContain("this suppression of `unknown-action` matches no finding; remove it");
    const { written } = await run(["lint", "t.json", "--fix"], {
      files: { "t.json": template([entry]).replace("Decript", "Decrypt") },
    });
    expect(written).toEqual({});
  });
});

describe("comments in Terraform's files", () => {
  const policy = JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" },
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:role/App" },
        Action: "kms:Decript",
        Resource: "*",
      },
    ],
  });
  const configured = (name: string) => ({
    address: `aws_kms_key.${name}`,
    expressions: { policy: { references: ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"] } },
  });
  const change = (address: string) => ({
    address,
    type: "aws_kms_key",
    change: { actions: ["create"], after: { policy } },
  });
  const plan = JSON.stringify({
    planned_values: {},
    resource_changes: [change("aws_kms_key.a"), change('module.m["x"].aws_kms_key.b[0]')],
    configuration: {
      root_module: {
        resources: [configured("a")],
        module_calls: { m: { source: "./keys", module: { resources: [configured("b")] } } },
      },
    },
  });
  const off = "kms-cedar-disable-next-line unknown-action -- a preview";
  const main = (before: string, inside = "") =>
    `${before}\nresource "aws_kms_key" "a" {\n  description = "{ \${var.x} }"\n${inside}}\n`;
  const keys = (before: string) => `${before}\nresource "aws_kms_key" "b" {}\n`;
  const lintPlan = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
    lint("tf/plan.json", plan, files, ...args);

  it("cover the block that they stand right above, or in, in its module alone", async () => {
    expect(rulesIn(await lintPlan({}))).toEqual(["unknown-action", "unknown-action"]);
    expect(rulesIn(await lintPlan({ "tf/main.tf": main(`# ${off}`) }))).toEqual(["unknown-action"]);
    expect(rulesIn(await lintPlan({ "tf/main.tf": main("", `  // ${off}\n`) }))).toEqual(["unknown-action"]);
    const both = { "tf/main.tf": main(`/* ${off} */`), "tf/keys/main.tf": keys(`# ${off}`) };
    expect(await lintPlan(both)).toMatchObject({ status: 0, stderr: "" });
  });

  it("cover the resources that take their policy from a data block", async () => {
    const data = `# ${off}\ndata "aws_iam_policy_document" "d" {}\n`;
    expect(await lintPlan({ "tf/main.tf": data, "tf/keys/main.tf": data })).toMatchObject({ status: 0 });
  });

  it("are looked for where --terraform says", async () => {
    const both = { "src/main.tf": main(`# ${off}`), "src/keys/main.tf": keys(`# ${off}`) };
    expect(await lintPlan(both, "--terraform", "src")).toMatchObject({ status: 0 });
  });

  it("are stale, or refused, at their place", async () => {
    const stale = await lintPlan({
      "tf/main.tf": main(`# ${off}\n# ${off.replace("unknown-action", "duplicate-sid")}`),
    });
    expect(stale.stdout).toContain("tf/main.tf:2:1  error  stale-suppression\n");
    const lost = await lintPlan({ "tf/main.tf": `# ${off}\nlocals {}\n` });
    expect(lost).toMatchObject({ status: 2 });
    expect(lost.stderr).toContain(
      "tf/main.tf:1:1 this suppression stands neither in a `resource` or `data` block nor right above one",
    );
  });
});
