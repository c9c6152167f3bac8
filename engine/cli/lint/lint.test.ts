import { describe, expect, it, vi } from "vitest";
import { run } from "../check.ts";

const role = "arn:aws:iam::111122223333:role/App";
const bad = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Use", Effect: "Allow", Principal: { AWS: role }, Action: ["kms:Decript"], Resource: "*" },
      { Sid: "Own", Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" },
    ],
  },
  null,
  2,
);
const good = bad.replace("Decript", "Decrypt");

const lint = (files: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  run(["lint", ...args], { files, stdin: bad });

describe("kms-cedar lint", () => {
  it("shows the line, the place and what to write", async () => {
    const { status, stdout } = await lint({ "key.json": bad }, "key.json");
    expect(status).toBe(1);
    expect(stdout).toContain("key.json:11:9  error  unknown-action\n");
    expect(stdout).toContain("  KMS has no action `kms:Decript`; write `kms:Decrypt`\n");
    expect(stdout).toContain('  11 | "kms:Decript"\n     | ^^^^^^^^^^^^^\n');
    expect(stdout).toMatch(/\n1 error, 0 warnings, 0 info in 1 file\n$/u);
  });

  it("passes what is right", async () => {
    expect(await lint({ "key.json": good }, "key.json")).toMatchObject({ status: 0, stderr: "" });
  });

  it.each([
    ["no JSON", "{", /^a\.json:1:2 not JSON/u],
    ["another document", '{"a": 1}', /^a\.json:1:1 neither a policy nor an environment/u],
    ["nothing", undefined, /^a\.json: cannot be read: there is no such file/u],
  ])("never passes what cannot be read: %s", async (_name, text, message) => {
    const { status, stderr } = await lint(text === undefined ? {} : { "a.json": text }, "a.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("passes over what is no policy in a directory, and refuses one that holds none", async () => {
    const others = {
      "dir/b.json": "{}",
      "dir/tsconfig.json": "// none",
      "dir/more.yaml": "Statement: none of ours?\n---\n",
    };
    const { "dir/more.yaml": broken, ...harmless } = others;
    const passed = await lint({ ...harmless, "dir/a.json": good }, "dir");
    expect(passed).toMatchObject({ status: 0, stderr: "" });
    expect(passed.stdout).toContain(" in 1 file; 2 files without policies\n");
    expect(await lint(harmless, "dir")).toMatchObject({ status: 2, stderr: "dir: no policy is here\n" });
    expect(await lint({}, "dir")).toMatchObject({ status: 2 });
    expect(await lint({ "dir/a.json": good, "dir/more.yaml": broken }, "dir")).toMatchObject({ status: 2 });
  });

  it("never passes over a file of a directory that is empty, or whose policies are in UTF-16", async () => {
    const utf16 = (text: string): string => Buffer.from(`\uFEFF${text}`, "utf16le").toString("utf8");
    const other = { "dir/a.json": good, "dir/other.json": utf16('{"a": 1}') };
    expect(await lint(other, "dir")).toMatchObject({ status: 0, stderr: "" });
    const wide = await lint({ ...other, "dir/wide.json": utf16(good) }, "dir");
    expect(wide).toMatchObject({ status: 2 });
    expect(wide.stderr).toContain("dir/wide.json:1:1 the text is UTF-16, not UTF-8");
    const empty = await lint({ ...other, "dir/empty.json": "\n", "dir/none.yaml": "" }, "dir");
    expect(empty).toMatchObject({ status: 2 });
    expect(empty.stderr).toContain("dir/empty.json:");
    expect(empty.stderr).not.toContain("none.yaml");
  });

  it("passes over policies of other services' resources in a directory, and says what a named one is", async () => {
    const trust = {
      Statement: { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    };
    const bucket = { Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::b/*"] };
    const files = {
      "dir/key.json": good,
      "dir/trust.json": JSON.stringify(trust),
      "dir/b.json": JSON.stringify({ Statement: [bucket] }),
    };
    expect(await lint(files, "dir")).toMatchObject({ status: 0, stderr: "" });
    const named = await lint(files, "dir/trust.json");
    expect(named).toMatchObject({ status: 2 });
    expect(named.stderr).toContain("none of a key; name its kind if it is one");
    const mistaken = { Statement: [{ ...bucket, Resource: "*" }] };
    const wrong = await lint({ "key.json": JSON.stringify(mistaken) }, "key.json");
    expect(wrong.stdout).toContain("foreign-action");
  });

  it("asks for a path", async () => {
    expect(await lint({})).toMatchObject({ status: 2, stderr: "PATH: name a file, a folder, a glob, or `-`\n" });
  });

  it("takes part of the files for what another tool names: anything, with the suppressions of all", async () => {
    const suppressions = [
      { rule: "unknown-action", path: "key.json", reason: "a preview" },
      { rule: "unknown-action", path: "other.json", reason: "a preview" },
      { rule: "duplicate-sid", reason: "somewhere" },
    ];
    const files = { "key.json": bad, "package.json": "{}", "kms-cedar.config.json": JSON.stringify({ suppressions }) };
    const whole = await lint(files, "key.json", "package.json");
    expect(whole).toMatchObject({ status: 2 });
    expect(whole.stdout.match(/stale-suppression/gu)).toHaveLength(2);
    expect(await lint(files, "key.json", "package.json", "--partial")).toMatchObject({ status: 0, stderr: "" });
    expect(await lint(files, "package.json", "--partial")).toMatchObject({ status: 0, stderr: "" });
    const mended = await lint({ ...files, "key.json": good }, "key.json", "--partial");
    expect(mended.stdout.match(/stale-suppression/gu)).toHaveLength(1);
  });

  it("shows on a terminal how far it is, once that takes a while, and clears it", async () => {
    const files = { "dir/a.json": good, "dir/b.json": good, "dir/c.json": good };
    let clock = 0;
    const now = vi.spyOn(Date, "now").mockImplementation(() => clock);
    expect((await lint(files, "dir")).progress).toEqual([]);
    now.mockImplementation(() => (clock += 300));
    const { progress } = await lint(files, "dir");
    now.mockRestore();
    expect(progress).toEqual(["linting: 1 of 3 files", "linting: 2 of 3 files", ""]);
  });

  it("does not fix what is suppressed", async () => {
    const suppressions = [{ rule: "unknown-action", reason: "a preview" }];
    const files = { "key.json": bad, "kms-cedar.config.json": JSON.stringify({ suppressions }) };
    expect(await lint(files, "key.json", "--fix", "--unsafe")).toMatchObject({ status: 0, written: {} });
  });

  it("reads standard input and the output of the AWS CLI", async () => {
    expect((await lint({}, "-")).stdout).toContain("stdin:11:9");
    const output = JSON.stringify({ PolicyName: "default", Policy: bad });
    expect(await lint({ "out.json": output }, "out.json")).toMatchObject({ status: 1 });
  });

  it("writes several reports at once, of which each reads as what it is", async () => {
    const formats = ["sarif", "gitlab", "rdjson", "json", "junit", "github"];
    const args = formats.flatMap((format) => ["--format", `${format}=out.${format}`]);
    const { written, stdout, status } = await lint({ "key.json": bad }, "key.json", ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(Object.keys(written)).toEqual(formats.map((format) => `out.${format}`));
    const read = (format: string): unknown => JSON.parse(written[`out.${format}`] ?? "");
    const region = { startLine: 11, startColumn: 9, endLine: 11, endColumn: 22 };
    expect(read("sarif")).toMatchObject({
      version: "2.1.0",
      runs: [{ results: [{ ruleId: "unknown-action", locations: [{ physicalLocation: { region } }] }] }],
    });
    expect(read("gitlab")).toMatchObject([{ severity: "major", location: { path: "key.json", lines: { begin: 11 } } }]);
    expect(read("rdjson")).toMatchObject({ diagnostics: [{ severity: "ERROR" }] });
    expect(read("json")).toMatchObject({ findings: [{ rule: "unknown-action", pointer: "/Statement/0/Action/0" }] });
    expect(written["out.github"]).toMatch(
      /^::error file=key\.json,line=11,endLine=11,col=9,endColumn=21,title=unknown-action::/u,
    );
    expect(written["out.junit"]).toContain('<failure type="error"');
  });

  it.each([
    [["--fail-on", "warning"], 1],
    [["--max-warnings", "0"], 1],
    [["--format", "xml"], 2],
    [["--max-warnings", "-1"], 2],
  ])("takes %s", async (args, status) => {
    expect((await lint({ "key.json": bad }, "key.json", ...args)).status).toBe(status);
  });

  const config = (value: unknown) => ({ "key.json": bad, "kms-cedar.config.json": JSON.stringify(value) });

  it.each([
    ["a rule switched off", { rules: { "unknown-action": "off" } }, 0],
    ["a rule made quieter", { rules: { "unknown-action": "warning" } }, 0],
    ["a rule switched off elsewhere", { overrides: [{ paths: ["other/*"], rules: { "unknown-action": "off" } }] }, 1],
    ["a rule switched off here", { overrides: [{ paths: ["*.json"], rules: { "unknown-action": "off" } }] }, 0],
    ["a suppression", { suppressions: [{ rule: "unknown-action", sid: "Use", reason: "a preview" }] }, 0],
    ["a suppression of another statement", { suppressions: [{ rule: "unknown-action", sid: "X", reason: "y" }] }, 1],
    ["a suppression without a reason", { suppressions: [{ rule: "unknown-action", sid: "Use" }] }, 2],
    ["a rule that does not exist", { rules: { "unknown-actions": "off" } }, 2],
    ["a member that does not exist", { rule: {} }, 2],
  ])("obeys its configuration: %s", async (_name, value, status) => {
    expect((await lint(config(value), "key.json")).status).toBe(status);
  });

  it("calls a suppression stale that matches nothing", async () => {
    const files = config({ suppressions: [{ rule: "unknown-action", sid: "Use", reason: "a preview" }] });
    const { status, stdout } = await lint({ ...files, "key.json": good }, "key.json");
    expect(status).toBe(1);
    expect(stdout).toContain("this suppression of `unknown-action` matches no finding; remove it");
  });

  it("leaves out what its baseline knows", async () => {
    const { written } = await lint({ "key.json": bad }, "key.json", "--write-baseline", "known.json");
    const known = written["known.json"] ?? "";
    expect(await lint({ "key.json": bad, "known.json": known }, "key.json", "--baseline", "known.json")).toMatchObject({
      status: 0,
    });
    const worse = bad.replace('"kms:Decript"', '"kms:Decript", "kms:Encript"');
    const { stdout } = await lint({ "key.json": worse, "known.json": known }, "key.json", "--baseline", "known.json");
    expect(stdout).toContain("kms:Encript");
    expect(stdout).toContain("1 error, ");
    const twice = bad.replace('"kms:Decript"', '"kms:Decript", "kms:Decript"').replace('"Sid": "Use",', "");
    const again = await lint({ "key.json": twice, "known.json": known }, "key.json", "--baseline", "known.json");
    expect(again.status).toBe(1);
  });

  it("shows a fix, and makes it only when it may", async () => {
    const diff = await lint({ "key.json": bad }, "key.json", "--diff", "--unsafe");
    expect(diff.stdout).toContain('-        "kms:Decript"\n+        "kms:Decrypt"\n');
    expect(diff.written).toEqual({});
    expect((await lint({ "key.json": bad }, "key.json", "--fix")).written).toEqual({});
    const fixed = await lint({ "key.json": bad }, "key.json", "--fix", "--unsafe");
    expect(fixed).toMatchObject({ status: 0, written: { "key.json": good } });
  });
});
