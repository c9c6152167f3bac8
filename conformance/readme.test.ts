import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { main } from "../engine/cli/main.ts";
import { createKms } from "../engine/crypto/index.ts";
import { createAuthorizer } from "../engine/index.ts";

const root = join(import.meta.dirname, "..");
const documents = ["README.md", "conformance/README.md"] as const;

interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that the line before names, ``…`name.yaml`:``. */
  readonly file: string | null;
}

const blocksOf = (document: string): readonly Block[] =>
  [...readFileSync(join(root, document), "utf8").matchAll(/(.*)\n\n```(\w*)\n([^]*?)```/gu)].map(
    ([, before = "", language = "", text = ""]) => ({
      language,
      text,
      file: /`([\w.-]+\.\w+)`:$/u.exec(before)?.[1] ?? null,
    }),
  );
const all = documents.flatMap((document) => blocksOf(document).map((block) => ({ ...block, document })));
const lines = all
  .filter(({ language }) => ["sh", "shell"].includes(language))
  .flatMap(({ text, document }) =>
    text
      .replaceAll("\\\n", " ")
      .trim()
      .split("\n")
      .map((line) => ({ line, document })),
  );

/** What the commands of AWS print into the files that the README names. */
const printed: Readonly<Record<string, unknown>> = {
  "key-policy.json": {
    Policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Put*","Resource":"*"}]}',
    PolicyName: "default",
  },
  "grants.json": {
    Grants: [{ GrantId: "g", GranteePrincipal: "arn:aws:iam::111122223333:role/Reader", Operations: ["Decrypt"] }],
  },
  "key.json": { KeyMetadata: { KeySpec: "SYMMETRIC_DEFAULT", KeyState: "Enabled", CreationDate: "2024-01-01" } },
  "inline.json": { RoleName: "Reader", PolicyName: "ReadOrders", PolicyDocument: { Statement: [] } },
  "attached.json": { PolicyVersion: { Document: { Statement: [] }, VersionId: "v3", IsDefaultVersion: true } },
};

const files: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(printed).map(([name, value]) => [name, JSON.stringify(value)])),
  ...Object.fromEntries(all.flatMap(({ file, text }) => (file === null ? [] : [[file, text]]))),
};

/** What stands for a placeholder or pattern of a command. */
function argumentsOf(word: string): readonly string[] {
  const examples = "conformance/examples/";
  const standIns: Readonly<Record<string, string>> = {
    ENVIRONMENT: "environment.yaml",
    REQUEST: "request.yaml",
    "SCENARIO…": `${examples}scenario.json`,
  };
  const [folder, pattern] = word.split("/**/");
  if (pattern === undefined) return [standIns[word] ?? word.replace(/^'(.*)'$/u, "$1")];
  return readdirSync(join(root, folder ?? ""), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .slice(0, 5)
    .map((name) => join(folder ?? "", name));
}

async function run(argv: readonly string[]): Promise<{ readonly status: number; readonly output: string }> {
  let output = "";
  const write = (text: string) => {
    output += text;
    // A server runs until it is told to end.
    if (text.startsWith("KMS and STS at ")) setTimeout(() => process.emit("SIGTERM"), 0);
  };
  const status = await main(argv, {
    stdout: write,
    stderr: write,
    readFile: (path) => files[path] ?? readFileSync(join(root, path), "utf8"),
    listFiles: () => null,
    writeFile: () => undefined,
    readStdin: () => Promise.resolve(""),
    isTerminal: false,
    columns: 100,
    env: {},
  });
  return { status, output };
}

describe("the code blocks of the documents", () => {
  it("are code that runs, commands, or files that these use", () => {
    expect(all.filter(({ language, file }) => !["ts", "sh", "shell"].includes(language) && file === null)).toEqual([]);
    expect(all.filter(({ file }) => file !== null).length).toBeGreaterThanOrEqual(3);
    const commands = /^(?:npx kms-cedar |(?:npm|npx tsx|npx vitest|aws|[A-Z_]+=\S+) )/u;
    expect(lines.filter(({ line }) => !commands.test(line))).toEqual([]);
  });

  it("run and print what their comments say", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    const blocks = all.filter(({ language }) => language === "ts");
    const promised = blocks.flatMap(({ text }) =>
      [...text.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gmu)].map(([, said]) => said),
    );
    for (const { text } of blocks) {
      const body = text.replace(/^import .*$/gmu, "");
      const start = runInThisContext(`async (createAuthorizer, createKms) => {${body}}`) as (
        authorizer: typeof createAuthorizer,
        kms: typeof createKms,
      ) => Promise<void>;
      await start(createAuthorizer, createKms);
    }
    const said = log.mock.calls.map((call) => call.join(" "));
    log.mockRestore();
    expect(said[1]).toContain("arn:aws:iam::111122223333:root");
    expect(said[2]).toMatch(/^@id\(.*\npermit \(/u);
    // These two are described, not quoted.
    const quoted = (_line: unknown, index: number): boolean => index !== 1 && index !== 2;
    expect(said.filter(quoted)).toEqual(promised.filter(quoted));
    expect(blocks.length).toBeGreaterThan(1);
  });
});

describe("the commands of the documents", () => {
  const cedar = lines.filter(({ line }) => line.startsWith("npx kms-cedar "));

  it.each(cedar)("$document: $line", async ({ line }) => {
    const [command = "", comment = ""] = line.replace(/^npx kms-cedar /u, "").split(/\s# /u);
    const { status, output } = await run([
      ...command.trim().split(/\s+/u).flatMap(argumentsOf),
      ...(command.startsWith("serve ") ? ["--port", "0"] : []),
    ]);
    const documented = comment.match(/\b\d\b/gu) ?? ["0", "1"];
    expect({ status: String(status), output }).toEqual({ status: expect.toBeOneOf(documented) as string, output });
    const reason = /^\d: ([a-z-]+)/u.exec(comment)?.[1];
    if (reason !== undefined) expect(output).toContain(reason);
  });

  it("of AWS print into the files that the environment names", () => {
    const named = lines.flatMap(({ line }) => /^aws .* > (\S+)$/u.exec(line)?.[1] ?? []);
    expect(named).toEqual(Object.keys(printed));
    for (const name of named) expect(files["account.yaml"]).toContain(name);
  });
});
