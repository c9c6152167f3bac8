/** The texts that PATH arguments name: files, directories with all JSON and YAML in them, globs, and `-`. */

import { resolve } from "node:path";
import { type Diagnostic, InvalidInput } from "../../model/diagnostic.ts";
import type { SourceText } from "../../read/source.ts";
import { inputForms } from "../../lint/inputs/list.ts";
import { openFile } from "../files.ts";
import type { Io } from "../io.ts";

export interface LintSources {
  readonly sources: readonly FoundSource[];
  /** The files that the paths name and that did not change. */
  readonly unchanged: readonly string[];
  /** The absolute paths of all files that the paths name. */
  readonly seen: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
  /** How many files hold no policy, as a look at their text tells. */
  readonly passedOver: number;
}

export interface FoundSource {
  readonly source: SourceText;
  /** Whether it must hold something to lint, since it was named; a directory holds much that does not. */
  readonly isNamed: boolean;
}

export interface PathOptions {
  /** Absolute paths, beside which no file counts; null: every file does. */
  readonly changed: ReadonlySet<string> | null;
  /** Whether files that are named may be anything: another tool named them. */
  readonly partial: boolean;
}

export async function lintSourcesFrom(
  paths: readonly string[],
  { changed, partial }: PathOptions,
  io: Io,
): Promise<LintSources> {
  const sources: FoundSource[] = [];
  const unchanged: string[] = [];
  const diagnostics: Diagnostic[] = [];
  let passedOver = 0;
  const seen = new Set<string>();
  for (const path of paths) {
    const { files, named } = await filesOf(path, io);
    if (files.length === 0) diagnostics.push(nothing(path));
    const isNamed = named && !partial;
    for (const file of files) {
      const place = file === "-" ? file : resolve(file);
      if (seen.has(place)) continue;
      seen.add(place);
      if (file !== "-" && changed?.has(place) === false) {
        unchanged.push(file);
        continue;
      }
      try {
        const source = await openFile(file, io);
        if (isNamed || isEmptied(source) || mayHoldPolicies(source)) sources.push({ source, isNamed });
        else passedOver++;
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        diagnostics.push(...error.diagnostics);
      }
    }
  }
  return { sources, unchanged, seen, diagnostics, passedOver };
}

interface Found {
  readonly files: readonly string[];
  /** Whether the files were named one by one. */
  readonly named: boolean;
}

async function filesOf(path: string, io: Io): Promise<Found> {
  if (path === "-") return { files: [path], named: true };
  const listed = io.listFiles(path);
  if (listed !== null) return { files: listed.filter(isReadable), named: false };
  if (!/[*?[{]/u.test(path) || isThere(path, io)) return { files: [path], named: true };
  const { globSync } = await import("tinyglobby");
  const found = globSync(path, { ignore: ["**/node_modules/**"], dot: false }).sort();
  // A pattern with an extension says itself what it is after.
  return { files: /\.[^/]*$/u.test(path) ? found : found.filter(isReadable), named: false };
}

/** A file may have a name that looks like a pattern. */
function isThere(path: string, io: Io): boolean {
  try {
    io.readFile(path);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file may hold something to lint, by its name. */
export function isReadable(file: string): boolean {
  return /\.(?:json|ya?ml|template)$/iu.test(file);
}

/** A look at the text alone; an escape in it may spell any word, and in UTF-16 a NUL stands beside every letter. */
export function mayHoldPolicies({ text }: SourceText): boolean {
  const plain = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return plain.includes("\\u") || inputForms.some(({ words }) => words.some((word) => plain.includes(word)));
}

/** No JSON is empty: a command that failed left it so. */
function isEmptied({ file, text }: SourceText): boolean {
  return file !== null && /\.json$/iu.test(file) && text.trim() === "";
}

function nothing(path: string): Diagnostic {
  const message = "no file of JSON or YAML is here";
  return { code: "unreadable-file", message, file: path, line: null, column: null, pointer: "" };
}
