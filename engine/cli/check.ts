/** For tests: the command line over files in memory. */

import { dirname } from "node:path";
import type { GitOutput } from "./io.ts";
import { main } from "./main.ts";

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly written: Readonly<Record<string, string>>;
  readonly progress: readonly string[];
}

export interface Surroundings {
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly git?: (args: readonly string[]) => GitOutput;
}

/** A path that others lie under is a directory, `.` the one of all. */
export async function run(
  argv: readonly string[],
  { files = {}, stdin = "", env = {}, git }: Surroundings = {},
): Promise<Run> {
  let stdout = "";
  let stderr = "";
  const written: Record<string, string> = {};
  const progress: string[] = [];
  const status = await main(argv, {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    readFile: (path) => {
      const text = written[path] ?? files[path];
      if (text === undefined) throw Object.assign(new Error(path), { code: "ENOENT" });
      return text;
    },
    writeFile: (path, text) => {
      written[path] = text;
    },
    listFiles: (path) => {
      const folder = path.replace(/\/+$/u, "");
      const names = Object.keys(files).sort();
      if (folder === ".") return names;
      const below = names.filter((name) => name.startsWith(`${folder}/`));
      return below.length > 0 ? below : null;
    },
    listFolder: (path) => Object.keys(files).filter((name) => dirname(name) === path),
    readStdin: () => Promise.resolve(stdin),
    ...(git === undefined ? {} : { git }),
    showProgress: (text) => {
      progress.push(text);
    },
    isTerminal: false,
    columns: 80,
    env,
  });
  return { status, stdout, stderr, written, progress };
}
