/** Reads the files that a command names, and the paths in them; `-` is standard input. */

import { dirname, isAbsolute, join } from "node:path";
import { type Diagnostic, InvalidInput } from "../model/diagnostic.ts";
import type { Load, SourceText } from "../read/source.ts";
import type { Io } from "./io.ts";

/** What diagnostics call standard input. */
export const stdin = "stdin";

/** @throws InvalidInput when it cannot be read. */
export async function openFile(name: string, io: Io): Promise<SourceText> {
  if (name === "-") return { file: stdin, text: await io.readStdin() };
  try {
    return { file: name, text: io.readFile(name) };
  } catch (error) {
    throw new InvalidInput([faultOfFile(name, `cannot be read: ${problemOf(error)}`)]);
  }
}

/** Writes a file. @throws InvalidInput when it cannot be written. */
export function saveFile(name: string, text: string, io: Io): void {
  try {
    io.writeFile(name, text);
  } catch (error) {
    throw new InvalidInput([faultOfFile(name, `cannot be written: ${problemOf(error)}`)]);
  }
}

/** Follows the paths in a document: they are relative to its file. */
export function loadFrom(io: Io): Load {
  return (path, from) => {
    const file = isAbsolute(path) || from === null ? path : join(dirname(from), path);
    try {
      return { file, text: io.readFile(file) };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  };
}

function faultOfFile(file: string, message: string): Diagnostic {
  return { code: "unreadable-file", message, file, line: null, column: null, pointer: "" };
}

const problems: Readonly<Record<string, string | undefined>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a directory",
  ENOTDIR: "there is no such directory",
  EACCES: "permission denied",
};

function problemOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return problems[code] ?? (error instanceof Error ? error.message : String(error));
}
