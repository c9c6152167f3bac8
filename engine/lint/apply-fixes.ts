/**
 * Fixes put into a text: the rest of it, its layout and its comments stay. Where two fixes touch the same place, the first
 * one wins; the other comes with the next round of linting.
 */

import {
  applyEdits,
  findNodeAtLocation,
  type FormattingOptions,
  type JSONPath,
  modify,
  type Node,
  parseTree,
} from "jsonc-parser";
import { type Document, isMap, isSeq, parseDocument } from "yaml";
import { pointerSteps } from "../read/pointer.ts";
import type { Edit, Fix } from "./finding.ts";

/** The text with as many of the fixes as do not touch one another. */
export function applyFixes(text: string, fixes: readonly Fix[]): string {
  const chosen: Edit[] = [];
  for (const { edits } of fixes) {
    if (edits.every((edit) => chosen.every((other) => !touch(edit, other)))) chosen.push(...edits);
  }
  // From the end to the start, so that an item's index is still its own when its turn comes.
  const ordered = [...chosen].sort((one, other) => comparePointers(other.pointer, one.pointer));
  return /^\s*[[{]/u.test(text) ? ordered.reduce(editJson, text) : editYaml(text, ordered);
}

/** Whether one place lies in the other. Items of one list do not touch. */
function touch(one: Edit, other: Edit): boolean {
  return `${one.pointer}/`.startsWith(`${other.pointer}/`) || `${other.pointer}/`.startsWith(`${one.pointer}/`);
}

function comparePointers(one: string, other: string): number {
  const steps = pointerSteps(one);
  const otherSteps = pointerSteps(other);
  const index = steps.findIndex((step, at) => step !== otherSteps[at]);
  const [a, b] = [steps[index] ?? "", otherSteps[index] ?? ""];
  return /^\d+$/u.test(a) && /^\d+$/u.test(b) ? Number(a) - Number(b) : a < b ? -1 : a > b ? 1 : 0;
}

function editJson(text: string, edit: Edit): string {
  const path = pathInJson(text, edit.pointer);
  // Without a layout jsonc-parser changes nothing but the place itself.
  if (edit.op === "remove") return removeJson(text, path);
  if (edit.op === "rename") return renameJson(text, path, edit.name);
  if (edit.op === "replace") return applyEdits(text, modify(text, path, edit.value, {}));
  const last = path.at(-1);
  const isArrayInsertion = last === "-" || typeof last === "number";
  const place = last === "-" ? [...path.slice(0, -1), -1] : path;
  return applyEdits(text, modify(text, place, edit.value, { formattingOptions: layoutOf(text), isArrayInsertion }));
}

/** jsonc-parser 3.3 cuts off a character too few of a last item: the part is removed with its comma here. */
function removeJson(text: string, path: JSONPath): string {
  const part = partAt(text, path);
  if (part === null) return text;
  const before = text.slice(0, part.offset);
  const after = text.slice(part.offset + part.length);
  const comma = /^\s*,\s*/u.exec(after);
  if (comma !== null) return before + after.slice(comma[0].length);
  return before.replace(/,\s*$/u, "") + after;
}

function renameJson(text: string, path: JSONPath, name: string): string {
  const written = partAt(text, path)?.children?.[0];
  if (written === undefined) return text;
  return text.slice(0, written.offset) + JSON.stringify(name) + text.slice(written.offset + written.length);
}

/** A member with its name, or an item. */
function partAt(text: string, path: JSONPath): Node | null {
  const root = parseTree(text);
  const node = root === undefined ? undefined : findNodeAtLocation(root, path);
  if (node === undefined) return null;
  return node.parent?.type === "property" ? node.parent : node;
}

function editYaml(text: string, edits: readonly Edit[]): string {
  const document = parseDocument(text);
  for (const edit of edits) {
    const path = pathInYaml(document, edit.pointer);
    if (edit.op === "remove") document.deleteIn(path);
    else if (edit.op === "rename") {
      const parent = path.slice(0, -1);
      const value = document.getIn(path, true);
      document.deleteIn(path);
      document.setIn([...parent, edit.name], value);
    } else if (edit.op === "insert" && path.at(-1) === "-") document.addIn(path.slice(0, -1), edit.value);
    else document.setIn(path, edit.value);
  }
  return document.toString({ lineWidth: 0 });
}

/** The steps of a pointer, those into lists as numbers: an account id is a member's name and stays text. */
function pathInJson(text: string, pointer: string): JSONPath {
  let node = parseTree(text);
  return pointerSteps(pointer).map((step) => {
    const isItem = node?.type === "array" && isIndex(step);
    const typed = isItem ? Number(step) : step;
    node = node === undefined ? undefined : findNodeAtLocation(node, [typed]);
    return typed;
  });
}

/** In YAML the name of a member may be a number as well, where it is written without quotes. */
function pathInYaml(document: Document.Parsed, pointer: string): JSONPath {
  const path: (string | number)[] = [];
  for (const step of pointerSteps(pointer)) {
    const parent = path.length === 0 ? document.contents : document.getIn(path, true);
    const asNumber = isSeq(parent) || (isMap(parent) && !parent.has(step));
    path.push(asNumber && isIndex(step) ? Number(step) : step);
  }
  return path;
}

function isIndex(step: string): boolean {
  return /^(?:0|[1-9]\d*)$/u.test(step);
}

/** The indentation that the text has. */
function layoutOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/u.exec(text)?.[1] ?? "  ";
  return { insertSpaces: !indent.startsWith("\t"), tabSize: indent.length, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
