/** The texts that PATH arguments name: files, directories with all JSON and YAML in them, globs, and `-`. */

import { type Diagnostic, InvalidInput } from "../../model/diagnostic.ts";
import { openDocument } from "../../read/document.ts";
import type { SourceText } from "../../read/source.ts";
import { intrinsicOf } from "../../lint/inputs/cloudformation/tags.ts";
import { inputForms } from "../../lint/inputs/list.ts";
import { openFile } from "../files.ts";
import type { Io } from "../io.ts";

export interface LintSources {
  readonly sources: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
  /** Files of directories that hold no policy. */
  readonly passedOver: readonly string[];
}

export async function lintSourcesFrom(paths: readonly string[], io: Io): Promise<LintSources> {
  const sources: SourceText[] = [];
  const diagnostics: Diagnostic[] = [];
  const passedOver: string[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const { files, named } = await filesOf(path, io);
    if (files.length === 0) diagnostics.push(nothing(path));
    for (const file of files) {
      if (seen.has(file)) continue;
      seen.add(file);
      try {
        const source = await openFile(file, io);
        // A directory holds much that is no policy; a file that was named must be one.
        if (named || holdsPolicies(source)) sources.push(source);
        else passedOver.push(file);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        diagnostics.push(...error.diagnostics);
      }
    }
  }
  return { sources, diagnostics, passedOver };
}

interface Found {
  readonly files: readonly string[];
  /** Whether the files were named one by one. */
  readonly named: boolean;
}

async function filesOf(path: string, io: Io): Promise<Found> {
  if (path === "-") return { files: [path], named: true };
  const listed = io.listFiles(path);
  if (listed !== null) return { files: listed.filter((file) => /\.(?:json|ya?ml)$/iu.test(file)), named: false };
  if (!/[*?[{]/u.test(path)) return { files: [path], named: true };
  const { globSync } = await import("tinyglobby");
  return { files: globSync(path, { ignore: ["**/node_modules/**"], dot: false }).sort(), named: false };
}

/** A text that cannot be read may hold policies; reading it will tell. */
function holdsPolicies(source: SourceText): boolean {
  const opened = openDocument(source, intrinsicOf);
  return !opened.ok || inputForms.some(({ fits }) => fits(opened.value));
}

function nothing(path: string): Diagnostic {
  const message = "no file of JSON or YAML is here";
  return { code: "unreadable-file", message, file: path, line: null, column: null, pointer: "" };
}
