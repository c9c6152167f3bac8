/** The files that CI systems read of this repository say what the command line takes and prints. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../check.ts";
import { packageFile } from "../package-file.ts";

const read = (path: string): string => readFileSync(packageFile(path), "utf8");

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

const action = parse(read("action.yml")) as Action;
const [step] = action.runs.steps;
const bad = '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Decript","Resource":"*"}}';

/** The options that a text gives to the linter. */
const optionsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=[\s"(])--[a-z][a-z-]*/gu)].map(([option]) => option);

async function knownOptions(): Promise<readonly string[]> {
  return optionsIn((await run(["lint", "--help"])).stdout);
}

describe("action.yml", () => {
  it("hands over every input as a variable, and puts none into the script", () => {
    const handed = Object.values(step?.env ?? {});
    expect(handed).toEqual([
      ...Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`),
      "${{ github.action_path }}",
    ]);
    expect(step?.run).not.toContain("${{");
    for (const name of Object.keys(step?.env ?? {})) expect(step?.run).toContain(name);
  });

  it("gives options that the linter has", async () => {
    const given = optionsIn((step?.run ?? "").replace("npx --yes", ""));
    expect(given.length).toBeGreaterThan(5);
    const known = await knownOptions();
    expect(given.filter((option) => !known.includes(option))).toEqual([]);
  });

  it("calls the linter with each path of its own, whatever it is made of", () => {
    const folder = mkdtempSync(join(tmpdir(), "kms-cedar-action-"));
    writeFileSync(join(folder, "npx"), '#!/bin/bash\nprintf "%s\\n" "$@"\n', { mode: 0o755 });
    const inputs = { INPUT_PATHS: "a b.json\n$(touch x)/*.json\n", INPUT_FAIL_ON: "warning", INPUT_SARIF: "out.sarif" };
    const unset = Object.fromEntries(Object.keys(step?.env ?? {}).map((name) => [name, ""]));
    const env = { ...unset, ...inputs, ACTION_PATH: packageFile("."), PATH: `${folder}:${process.env["PATH"] ?? ""}` };
    const output = execFileSync("bash", ["--norc", "-e", "-o", "pipefail", "-c", step?.run ?? ""], {
      env,
      cwd: folder,
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    const { version } = JSON.parse(read("package.json")) as { readonly version: string };
    const start = ["--yes", `kms-cedar@${version}`, "lint", "--format", "github", "--fail-on", "warning"];
    expect(output.trim().split("\n")).toEqual([
      ...start,
      "--format",
      "sarif=out.sarif",
      "--",
      "a b.json",
      "$(touch x)/*.json",
    ]);
  });
});

it("the hook for pre-commit runs the command that the package has, with options that it has", async () => {
  const [hook] = parse(read(".pre-commit-hooks.yaml")) as readonly { readonly entry: string }[];
  const [command = "", name = "", ...options] = hook?.entry.split(" ") ?? [];
  const { bin } = JSON.parse(read("package.json")) as { readonly bin: Readonly<Record<string, string>> };
  expect(Object.keys(bin)).toContain(command);
  const known = await knownOptions();
  expect(options.filter((option) => !known.includes(option))).toEqual([]);
  const files = { "key.json": bad, "package.json": "{}" };
  expect(await run([name, ...options, ...Object.keys(files)], { files })).toMatchObject({ status: 1 });
});

describe("the snippets of the README", () => {
  const snippets = [...read("README.md").matchAll(/`([\w.-]+\.ya?ml)`:\n\n```yaml\n([^]*?)```/gu)];
  const snippet = (name: string): string => snippets.find(([, file]) => file === name)?.[2] ?? "";

  it("give the action inputs that it has", () => {
    const workflow = parse(snippet("kms.yml")) as {
      readonly jobs: {
        readonly lint: { readonly steps: readonly { readonly uses: string; readonly with?: object }[] };
      };
    };
    const ours = workflow.jobs.lint.steps.find(({ uses }) => uses.includes("/kms-cedar@"));
    const given = Object.keys(ours?.with ?? {});
    expect(given).toContain("paths");
    expect(given.filter((name) => !(name in action.inputs))).toEqual([]);
  });

  it("give the linter options that it has, and pre-commit a hook that there is", async () => {
    const { kms } = parse(snippet(".gitlab-ci.yml")) as { readonly kms: { readonly script: string } };
    const known = await knownOptions();
    expect(optionsIn(kms.script).filter((option) => !known.includes(option))).toEqual([]);
    const { repos } = parse(snippet(".pre-commit-config.yaml")) as {
      readonly repos: readonly { readonly hooks: unknown }[];
    };
    const [{ id } = { id: "" }] = parse(read(".pre-commit-hooks.yaml")) as readonly { readonly id: string }[];
    expect(repos[0]?.hooks).toEqual([{ id }]);
  });
});

describe("problem-matcher.json", () => {
  const { problemMatcher } = JSON.parse(read("problem-matcher.json")) as {
    readonly problemMatcher: readonly { readonly pattern: readonly { readonly regexp: string }[] }[];
  };
  const [head, message] = (problemMatcher[0]?.pattern ?? []).map(({ regexp }) => new RegExp(regexp, "u"));

  it.each([{}, { FORCE_COLOR: "1" }])("matches what the linter prints, %o", async (env) => {
    const { stdout } = await run(["lint", "a/key.json"], { files: { "a/key.json": bad }, env });
    const lines = stdout.split("\n");
    const at = lines.findIndex((line) => head?.test(line));
    expect(head?.exec(lines[at] ?? "")?.slice(1)).toEqual(["a/key.json", "1", "76", "error", "unknown-action"]);
    expect(message?.exec(lines[at + 1] ?? "")?.[1]).toMatch(/^KMS has no action/u);
  });
});
