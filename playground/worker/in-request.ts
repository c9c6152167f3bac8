/** Faults that show when a request is asked (an unknown key, a missing member) are told at their place in its text. */

import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { type Diagnostic, InvalidInput } from "../../engine/index.ts";
import type { Project } from "../engine.protocol.ts";
import { requestFile } from "../state/workspace.ts";

/** @throws InvalidInput */
export function inRequest<T>({ files }: Project, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const text = files[requestFile] ?? "";
    throw new InvalidInput(error.diagnostics.map((diagnostic) => placed(diagnostic, text)));
  }
}

function placed(diagnostic: Diagnostic, text: string): Diagnostic {
  const tree = parseTree(text);
  const steps = diagnostic.pointer.split("/").slice(1);
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, steps);
  const before = text.slice(0, node?.offset ?? 0).split("\n");
  return { ...diagnostic, file: requestFile, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
