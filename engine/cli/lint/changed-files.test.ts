import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { InvalidInput } from "../../model/diagnostic.ts";
import { run } from "../check.ts";
import type { GitOutput, Io } from "../io.ts";
import { changedFiles } from "./changed-files.ts";

const hasGit = (() => {
  try {
    execFileSync("git", ["--version"]);
    return true;
  } catch {
    console.warn("git is missing: what --changed finds is not tested");
    return false;
  }
})();

describe.skipIf(!hasGit)("the files that git says are changed", () => {
  let folder = "";
  const git = (...args: readonly string[]): string =>
    execFileSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args],
      {
        cwd: folder,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
  const at = (place: string): Pick<Io, "git"> => ({
    git: (args): GitOutput => {
      try {
        return {
          status: 0,
          stdout: execFileSync("git", args, { cwd: place, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }),
          stderr: "",
        };
      } catch (error) {
        const { status, stderr } = error as { readonly status: number; readonly stderr: string };
        return { status, stdout: "", stderr };
      }
    },
  });
  const names = (base: string | null): readonly string[] =>
    [...changedFiles(base, at(folder) as Io)].map((path) => path.split("/").at(-1) ?? "").sort();

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "kms-cedar-")));
    git("init", "-q", "-b", "main");
    for (const name of ["same.json", "gone.json", "staged.json", "edited.json"])
      writeFileSync(join(folder, name), "{}");
    writeFileSync(join(folder, ".gitignore"), "ignored.json\n");
    git("add", ".");
    git("commit", "-q", "-m", "one");
    git("checkout", "-q", "-b", "topic");
    writeFileSync(join(folder, "committed ä.json"), "{}");
    git("add", ".");
    git("commit", "-q", "-m", "two");
    writeFileSync(join(folder, "staged.json"), "[]");
    git("add", "staged.json");
    writeFileSync(join(folder, "edited.json"), "[]");
    writeFileSync(join(folder, "new.json"), "{}");
    writeFileSync(join(folder, "ignored.json"), "{}");
    rmSync(join(folder, "gone.json"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("since the last commit: staged, edited, new", () => {
    expect(names(null)).toEqual(["edited.json", "new.json", "staged.json"]);
  });

  it("since the branch left another", () => {
    expect(names("main")).toEqual(["committed ä.json", "edited.json", "new.json", "staged.json"]);
  });

  it.each([
    ["no-such-branch", "no revision `no-such-branch` is here"],
    ["--output=x", "no revision `--output=x` is here"],
  ])("refuse the revision %s", (base, message) => {
    expect(() => changedFiles(base, at(folder) as Io)).toThrow(InvalidInput);
    expect(() => changedFiles(base, at(folder) as Io)).toThrow(message);
  });

  it("need a repository", () => {
    const outside = mkdtempSync(join(tmpdir(), "kms-cedar-none-"));
    expect(() => changedFiles(null, at(outside) as Io)).toThrow(
      "it needs a git repository, and this folder is in none",
    );
    rmSync(outside, { recursive: true });
  });
});

const bad = '{"Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Decript","Resource":"*"}}';

/** A git that knows one changed file. */
const gitWith =
  (changed: string) =>
  ([command, flag = ""]: readonly string[]): GitOutput => {
    const isDiff = command === "diff";
    return {
      status: 0,
      stdout: isDiff ? `${changed}\0` : command === "rev-parse" && flag === "--verify" ? "abc\n" : "",
      stderr: "",
    };
  };

describe("lint --changed", () => {
  const files = { "a/bad.json": bad, "a/other.json": bad };

  it("lints what is changed and nothing else, in the whole folder or the paths that are given", async () => {
    const git = gitWith("a/bad.json");
    const all = await run(["lint", "--changed"], { files, git });
    expect(all.stdout).toContain("a/bad.json:1:");
    expect(all.stdout).not.toContain("a/other.json");
    expect(await run(["lint", "a/other.json", "--changed"], { files, git })).toMatchObject({ status: 0 });
    expect(await run(["lint", "a", "--changed=main"], { files, git })).toMatchObject({ status: 1 });
  });

  it("passes where nothing is changed, and tells where git cannot be run", async () => {
    expect(await run(["lint", "--changed"], { files, git: gitWith("x") })).toMatchObject({ status: 0 });
    const without = await run(["lint", "--changed"], { files });
    expect(without).toMatchObject({ status: 2, stderr: "--changed: it needs git, which cannot be run here\n" });
  });

  it("tells a path that stands where a revision may", async () => {
    const git = ([command = "", flag = ""]: readonly string[]): GitOutput => ({
      status: command === "rev-parse" && flag === "--verify" ? 1 : 0,
      stdout: "",
      stderr: "",
    });
    const { status, stderr } = await run(["lint", "--changed", "a/"], { files, git });
    expect(status).toBe(2);
    expect(stderr).toContain("no revision `a/` is here; write the paths before --changed");
  });
});
