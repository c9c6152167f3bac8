/**
 * The files that git says are changed: against a revision, where this branch left it, or against the last commit. What is
 * staged, not staged or new counts; what is deleted does not. Source: git-diff, git-ls-files, git-merge-base.
 */

import { join, resolve } from "node:path";
import { refuse } from "../diagnostics.ts";
import type { Io } from "../io.ts";

const option = "--changed";

/** Their absolute paths. @throws InvalidInput outside a repository, or for a revision that is not there. */
export function changedFiles(base: string | null, io: Io): ReadonlySet<string> {
  const top = ask(io, ["rev-parse", "--show-cdup"], () => "it needs a git repository, and this folder is in none");
  const from = base === null ? lastCommit(io) : mergeBase(base, io);
  const changed =
    from === null
      ? listed(io, top, ["ls-files", "-z", "--full-name", "--cached"])
      : listed(io, top, ["diff", "-z", "--name-only", "--no-renames", "--diff-filter=d", "--no-ext-diff", from]);
  const untracked = listed(io, top, ["ls-files", "-z", "--full-name", "--others", "--exclude-standard"]);
  return new Set([...changed, ...untracked].map((name) => resolve(join(top, name))));
}

/** Null in a repository without any. */
function lastCommit(io: Io): string | null {
  const found = io.git?.(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  return found?.status === 0 ? found.stdout.trim() : null;
}

function mergeBase(base: string, io: Io): string {
  const revision = ask(
    io,
    ["rev-parse", "--verify", "--quiet", "--end-of-options", `${base}^{commit}`],
    () => `no revision \`${base}\` is here; write the paths before ${option}, and in CI fetch the branch`,
  );
  return ask(
    io,
    ["merge-base", revision, "HEAD"],
    () => `\`${base}\` and this branch have no commit in common here; in CI fetch the whole history`,
  );
}

function listed(io: Io, top: string, args: readonly string[]): readonly string[] {
  const output = ask(io, top === "" ? args : ["-C", top, ...args], (said) => `git says: ${said}`, false);
  return output.split("\0").filter((name) => name !== "");
}

function ask(io: Io, args: readonly string[], problem: (said: string) => string, trimmed = true): string {
  const found = io.git?.(args);
  if (found === undefined || found.status === null) return refuse(option, "it needs git, which cannot be run here");
  if (found.status !== 0) return refuse(option, problem(found.stderr.trim().split("\n")[0] ?? ""));
  return trimmed ? found.stdout.replace(/\r?\n$/u, "") : found.stdout;
}
