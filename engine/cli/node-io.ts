/** The surroundings of a process of Node. */

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { GitOutput, Io } from "./io.ts";

export function nodeIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  return {
    stdout: (output) => void stdout.write(output),
    stderr: (output) => void stderr.write(output),
    readFile: (path) => readFileSync(path, "utf8"),
    writeFile: (path, output) => {
      writeFileSync(path, output);
    },
    listFiles: (path) => (isDirectory(path) ? filesBelow(path) : null),
    listFolder: filesIn,
    readStdin: () => text(stdin),
    isTerminal: stdout.isTTY,
    columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : 80,
    git: runGit,
    ...(stderr.isTTY ? { showProgress: (shown: string) => void stderr.write(`\r\u001B[K${shown}`) } : {}),
    env,
  };
}

function runGit(args: readonly string[]): GitOutput {
  const { status, stdout, stderr, error } = spawnSync("git", args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  return error === undefined ? { status, stdout, stderr } : { status: null, stdout: "", stderr: error.message };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filesIn(directory: string): readonly string[] {
  if (!isDirectory(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => join(directory, name));
}

/** Hidden directories and `node_modules` hold nothing of the user's. */
function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (!entry.isDirectory()) return [path];
      return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : filesBelow(path);
    });
}
