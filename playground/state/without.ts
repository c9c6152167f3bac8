/**
 * Texts without some of their statements and grants: blanked, so that all that stays keeps its line and column. A part is
 * named `file#pointer`.
 */

import { findNodeAtLocation, type Node } from "jsonc-parser";
import { treeIn } from "./json-text.ts";
import { stepsOf } from "./pointer-steps.ts";
import { type Files, textOfFile } from "./workspace.ts";

export function without(files: Files, parts: readonly string[]): Files {
  if (parts.length === 0) return files;
  const changed: Record<string, string> = { ...files };
  for (const [name, pointers] of partsByFile(parts)) {
    const text = textOfFile(files, name);
    if (text !== undefined) changed[name] = blank(text, pointers);
  }
  return changed;
}

function partsByFile(parts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map<string, string[]>();
  for (const part of parts) {
    const [file = "", pointer = ""] = part.split("#");
    byFile.set(file, [...(byFile.get(file) ?? []), pointer]);
  }
  return byFile;
}

function blank(text: string, pointers: readonly string[]): string {
  const tree = treeIn(text);
  if (tree === null) return text;
  const nodes = pointers.flatMap((pointer) => findNodeAtLocation(tree, stepsOf(pointer)) ?? []);
  let result = text;
  for (const node of nodes)
    result = node.parent?.type === "array" ? blankItem(result, node, nodes) : emptied(result, node);
  return result;
}

/** An item goes with the comma before it; with the one behind it where nothing that stays is before. */
function blankItem(text: string, node: Node, blanked: readonly Node[]): string {
  const items = node.parent?.children ?? [];
  const index = items.indexOf(node);
  const before = items.slice(0, index);
  const last = before.at(-1);
  const end = node.offset + node.length;
  if (last !== undefined && before.some((item) => !blanked.includes(item)))
    return spaced(text, last.offset + last.length, end);
  return spaced(text, node.offset, items[index + 1]?.offset ?? end);
}

/** A lone statement without a list becomes the empty list. */
function emptied(text: string, node: Node): string {
  const blanked = spaced(text, node.offset, node.offset + node.length);
  return `${blanked.slice(0, node.offset)}[]${blanked.slice(node.offset + 2)}`;
}

function spaced(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n\r]/gu, " ") + text.slice(end);
}
