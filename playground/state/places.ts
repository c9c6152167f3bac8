/** Where a statement or grant stands: in which file, from where to where, and the name of that part. */

import { findNodeAtLocation, findNodeAtOffset, type Node } from "jsonc-parser";
import type { Determining } from "../../engine/index.ts";
import { treeIn } from "./json-text.ts";
import { stepsOf } from "./pointer-steps.ts";
import type { RequestText } from "./request-text.ts";
import { type Files, textOfFile } from "./workspace.ts";

export interface Place {
  readonly file: string;
  /** JSON pointer into the file. */
  readonly pointer: string;
  readonly offset: number;
  readonly length: number;
  /** From 1, as the last line. */
  readonly line: number;
  readonly endLine: number;
}

interface Located {
  readonly file?: string | null;
  readonly line?: number | null;
  readonly column?: number | null;
}

/** The name under which a part is left out, marked and looked up. */
export function partOf({ file, pointer }: Pick<Place, "file" | "pointer">): string {
  return `${file}#${pointer}`;
}

/** What a JSON pointer leads to; null where it leads nowhere. */
export function nodeAt(text: string, pointer: string): Node | null {
  const tree = treeIn(text);
  return (tree === null ? undefined : findNodeAtLocation(tree, stepsOf(pointer))) ?? null;
}

/** The object that begins at a line and column. */
export function placeOf(files: Files, { file, line, column }: Located): Place | null {
  const text = file === null || file === undefined ? undefined : textOfFile(files, file);
  if (file === null || file === undefined || text === undefined || line === null || line === undefined) return null;
  const tree = treeIn(text);
  const node = tree === null ? undefined : findNodeAtOffset(tree, offsetAt(text, line, column ?? 1), true);
  return node === undefined ? null : placed(file, text, node);
}

/** A statement of a session policy, which the engine knows by its place in the request as it was asked. */
export function placeInRequest(
  files: Files,
  asked: RequestText,
  { policyIndex, pointer }: Pick<Determining, "policyIndex" | "pointer">,
): Place | null {
  if (policyIndex === undefined || pointer === undefined) return null;
  const node = nodeAt(asked.text, `/session/policies/${String(policyIndex)}${pointer}`);
  return node === null ? null : placeOf(files, asked.spotAt(node.offset));
}

/** A grant by its id, wherever the workspace has it. */
export function placeOfGrant(files: Files, id: string): Place | null {
  for (const [file, text] of Object.entries(files)) {
    if (!text.includes(id)) continue;
    const tree = treeIn(text);
    const node = tree === null ? null : findGrant(tree, id);
    if (node !== null) return placed(file, text, node);
  }
  return null;
}

function findGrant(node: Node, id: string): Node | null {
  if (node.type === "property" && node.children?.[0]?.value === "GrantId" && node.children[1]?.value === id)
    return node.parent ?? null;
  for (const child of node.children ?? []) {
    const found = findGrant(child, id);
    if (found !== null) return found;
  }
  return null;
}

function placed(file: string, text: string, node: Node): Place {
  const { offset, length } = node;
  return {
    file,
    pointer: pointerOf(node),
    offset,
    length,
    line: lineAt(text, offset),
    endLine: lineAt(text, offset + length),
  };
}

function pointerOf({ parent, ...node }: Node): string {
  if (parent === undefined) return "";
  if (parent.type === "property") {
    const name = String(parent.children?.[0]?.value);
    return `${parent.parent === undefined ? "" : pointerOf(parent.parent)}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  const index = parent.children?.findIndex(({ offset }) => offset === node.offset) ?? 0;
  return `${pointerOf(parent)}/${String(index)}`;
}

export function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let count = 1; count < line; count += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
