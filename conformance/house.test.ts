import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, posix } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { commands } from "../engine/cli/commands/list.ts";
import { main } from "../engine/cli/main.ts";
import { operators } from "../engine/conditions/list.ts";
import { layers } from "../engine/layers/list.ts";
import { layerNames } from "../engine/model/decision.ts";
import { operatorNames } from "../engine/model/policy.ts";

const root = join(import.meta.dirname, "..");
const text = (file: string): string => readFileSync(join(root, file), "utf8");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !file.startsWith(".ci/") && existsSync(join(root, file)));
/** Whether a path, in which `*` may stand, leads to a file or folder of the project. */
const exists = (path: string): boolean => {
  const [fixed = ""] = path.split("*");
  return existsSync(join(root, fixed.endsWith("/") || fixed === path ? fixed : posix.dirname(fixed)));
};
const isTest = (file: string): boolean => file.endsWith(".test.ts");
const isGenerated = (file: string): boolean => file.includes(".generated.");
const sources = files.filter((file) => /\.[cm]?[jt]s$/u.test(file));

/** The exports of the files of a folder that are not its list, by file. */
async function exportsOf(folder: string): Promise<readonly (readonly [string, unknown])[]> {
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith(".ts") && !isTest(name));
  const modules = await Promise.all(
    names
      .filter((name) => name !== "list.ts")
      .map(async (name) => [name, (await import(join(root, folder, name))) as Record<string, unknown>] as const),
  );
  return modules.flatMap(([name, module]) => Object.values(module).map((value) => [name, value] as const));
}

const has = (value: unknown, ...members: readonly string[]): boolean =>
  typeof value === "object" && value !== null && members.every((member) => member in value);

describe("every file of a listed kind is in its list", () => {
  it("policy layers, in the order of their names", async () => {
    const declared = (await exportsOf("engine/layers")).filter(([, value]) => has(value, "name", "role", "levels"));
    expect(new Set(declared.map(([, value]) => value))).toEqual(new Set(layers));
    expect(declared.map(([file]) => file.replace(".ts", "")).toSorted()).toEqual(
      layers.map(({ name }) => name).toSorted(),
    );
    expect(layers.map(({ name }) => name)).toEqual(layerNames.filter((name) => name !== "grants"));
  });

  it("condition operators", async () => {
    const declared = (await exportsOf("engine/conditions")).filter(([, value]) =>
      has(value, "parse", "matches", "cedar"),
    );
    const listed = Object.values(operators).map(({ comparison }) => comparison);
    expect(declared.length).toBeGreaterThan(10);
    expect(new Set(declared.map(([, value]) => value))).toEqual(new Set(listed));
    expect(Object.keys(operators)).toEqual(operatorNames.filter((name) => name !== "Null"));
  });

  it("commands", async () => {
    const declared = (await exportsOf("engine/cli/commands")).map(([, value]) => value);
    const listed = await Promise.all(Object.values(commands).map((load) => load()));
    expect(new Set(declared)).toEqual(new Set(listed));
  });
});

describe("the table of rules and cases", () => {
  const rows = text("conformance/README.md").matchAll(/^\| E(\d+) \|[^|]*\| ([^|]+) \|[^|]*\|$/gmu);
  const table = new Map([...rows].map(([, rule = "", named = ""]) => [`E${rule}`, named]));
  const cases = files.filter((file) => /^conformance\/cases\/.+\.json$/u.test(file));
  const namedBy = (rule: string): readonly string[] => {
    const named = table.get(rule) ?? "";
    return named.startsWith("none: ") ? [] : named.split(", ");
  };

  it("has every rule once, in order", () => {
    const rules = [...text("conformance/README.md").matchAll(/^\| (E\d+) \|/gmu)].map(([, rule]) => rule);
    expect(rules).toEqual(Array.from({ length: 66 }, (_, index) => `E${String(index + 1)}`));
    expect([...table.keys()]).toEqual(rules);
  });

  it("names the files that name the rule, and no other", () => {
    const ruled = cases.flatMap((file) => {
      const { rules = [] } = JSON.parse(text(file)) as { readonly rules?: readonly string[] };
      const name = file.slice("conformance/cases/".length, -".json".length);
      return rules.map((rule) => `${rule} ${name}`);
    });
    const tabled = [...table.keys()].flatMap((rule) => namedBy(rule).map((name) => `${rule} ${name}`));
    expect(cases.length).toBeGreaterThan(100);
    expect(tabled.toSorted()).toEqual(ruled.toSorted());
  });
});

describe("the tables of laws", () => {
  const laws = files
    .filter((file) => /^conformance\/laws\/.+\.test\.ts$/u.test(file))
    .map((file) => basename(file, ".test.ts"));

  it("tell every law once", () => {
    const section =
      text("conformance/README.md")
        .split("\n## ")
        .find((part) => part.startsWith("Laws\n")) ?? "";
    const told = [...section.matchAll(/^\| [^|-][^|]* \| ([a-z-]+) \| [^|]+ \| [^|]+ \|$/gmu)];
    expect(laws.length).toBeGreaterThan(15);
    expect(told.map(([, name]) => name).toSorted()).toEqual(laws.toSorted());
  });

  it("name for each rule the laws that hold it, or why none does", () => {
    const rows = [...text("conformance/README.md").matchAll(/^\| E\d+ \|[^|]*\|[^|]*\| ([^|]+) \|$/gmu)];
    const named = rows.flatMap(([, cell = ""]) => (cell.startsWith("none: ") ? [] : cell.split(", ")));
    expect(rows.length).toBe(66);
    expect(named.filter((name) => !laws.includes(name))).toEqual([]);
  });
});

describe("the house style", () => {
  it("mentions no machine and no workplace", () => {
    const words = ["/work/", "../shared", ".library"].map((word) => new RegExp(word.replaceAll(".", "\\."), "u"));
    const own = basename(import.meta.filename);
    const found = files.filter((file) => !file.endsWith(own) && words.some((word) => word.test(text(file))));
    expect(found).toEqual([]);
  });

  it("names no file after what it could not say", () => {
    expect(files.filter((file) => /utils|helpers|common|manager/iu.test(basename(file)))).toEqual([]);
  });

  it("keeps sources short", () => {
    const written = sources.filter((file) => !isTest(file) && !isGenerated(file));
    expect(written.filter((file) => text(file).split("\n").length > 250)).toEqual([]);
  });

  it("uses `node:` at the edges alone", () => {
    const edges =
      /^engine\/(?:cedar\/node\.ts|crypto\/provider\/node\.ts|http\/server\.ts|cli\/|build\/|catalog\/generate\/)/u;
    const inner = sources.filter((file) => file.startsWith("engine/") && !isTest(file) && !edges.test(file));
    expect(inner.filter((file) => /["']node:/u.test(text(file)))).toEqual([]);
  });

  it("has no `any`, no default export and no `export *`", () => {
    const found = sources
      .filter((file) => /\.ts$/u.test(file) && !/\.(?:config|d)\.ts$/u.test(file) && !isGenerated(file))
      .flatMap((file) => frowned(file).map((what) => `${file}: ${what}`));
    expect(found).toEqual([]);
  });
});

/** What the house does without, found in the syntax, so that names and comments may have the words. */
function frowned(file: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) found.push("any");
    if (node.kind === ts.SyntaxKind.DefaultKeyword && node.parent.kind !== ts.SyntaxKind.DefaultClause)
      found.push("default export");
    if (ts.isExportAssignment(node)) found.push("default export");
    if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && node.exportClause === undefined)
      found.push("export *");
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text(file), ts.ScriptTarget.Latest, true));
  return found;
}

describe("the commands in the documents", () => {
  const documents = files.filter((file) => file.endsWith(".md"));
  const lines = documents.flatMap((file) =>
    [...text(file).matchAll(/^```(\w*)\n([^]*?)^```$/gmu)].flatMap(([, language = "", block = ""]) =>
      (["", "sh"].includes(language) ? block : "")
        .replaceAll("\\\n", " ")
        .split("\n")
        .map((line) => ({ file, line: line.replace(/(?:^|\s)# .*$/u, "").trim() })),
    ),
  );
  const cedar = lines.filter(({ line }) => /^(?:npx )?kms-cedar /u.test(line));

  it("are there", () => {
    expect(cedar.length).toBeGreaterThanOrEqual(5);
  });

  it.each(cedar)("$file: $line", async ({ line }) => {
    const [command = "", ...rest] = line.replace(/^(?:npx )?kms-cedar /u, "").split(/\s+/u);
    let help = "";
    const io = { stdout: (part: string) => (help += part), stderr: () => undefined, readFile: text };
    const surroundings = {
      listFiles: () => null,
      writeFile: () => undefined,
      readStdin: () => Promise.resolve(""),
      isTerminal: false,
    };
    expect(await main([command, "--help"], { ...io, ...surroundings, columns: 100, env: {} })).toBe(0);
    for (const word of rest) {
      if (word.startsWith("-") && word !== "-") expect(help).toMatch(new RegExp(`(?:^|[ ,])${word}\\b`, "mu"));
      else if (/[./]/u.test(word)) expect(exists(word)).toBe(true);
    }
  });

  it("of npm are scripts of the package", () => {
    const { scripts } = JSON.parse(text("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const named = documents.flatMap((file) => [
      ...[...text(file).matchAll(/\bnpm run ([a-z:-]+)/gu)].map(([, name]) => name),
      ...[...text(file).matchAll(/\bnpm (start|test)\b/gu)].map(([, name]) => name),
    ]);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining([...new Set(named)]));
  });

  it("use a file, command or script for every path in backticks", () => {
    const paths = documents.flatMap((file) =>
      [...text(file).matchAll(/`((?:engine|conformance|schemas|playground)\/[\w./*-]+)`/gu)].map(
        ([, path = ""]) => path,
      ),
    );
    expect(paths.length).toBeGreaterThan(2);
    expect(paths.filter((path) => !exists(path))).toEqual([]);
  });
});
