/** Changes to the environment's text: parts put in under their names, documents as files of their own. */

import { printJson } from "./print-json.ts";
import { environmentFile, type Files, textOfFile } from "./workspace.ts";

export type Members = Readonly<Record<string, unknown>>;

/** @throws SyntaxError where the environment is no JSON. */
export function environmentOf(files: Files): Members {
  return membersOf(JSON.parse(files[environmentFile] ?? "{}"));
}

export function withEnvironment(files: Files, environment: Members): Files {
  return { ...files, [environmentFile]: printJson(environment) };
}

/** Changes one part, `keys` and an ARN say; a part that is not there begins empty. */
export function withPart(
  environment: Members,
  kind: string,
  name: string,
  change: (part: Members) => Members,
): Members {
  const parts = membersOf(environment[kind]);
  return { ...environment, [kind]: { ...parts, [name]: change(membersOf(parts[name])) } };
}

export interface Filed {
  readonly files: Files;
  readonly file: string;
}

/** Writes a document: over the file of that path where there is one, else into a new file. */
export function fileDocument(files: Files, path: unknown, folder: string, name: string, document: unknown): Filed {
  const text = printJson(document);
  if (typeof path === "string" && textOfFile(files, path) !== undefined)
    return { files: { ...files, [path]: text }, file: path };
  const base = `${folder}/${name.replaceAll(/[^\w.@+=-]+/gu, "-")}`;
  for (let count = 1; ; count += 1) {
    const file = `${base}${count === 1 ? "" : `-${String(count)}`}.json`;
    if (files[file] === undefined) return { files: { ...files, [file]: text }, file };
  }
}

export function membersOf(value: unknown): Members {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
