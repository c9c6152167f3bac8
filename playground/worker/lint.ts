/**
 * Every document of the environment held to the rules, those across documents included. Rules about grants look at those
 * that stand in the environment itself: grants from a file of their own are put there, and what is found in them is told at
 * its place in that file.
 */

import { applyEdits, type Edit, findNodeAtLocation, type Node, parseTree } from "jsonc-parser";
import { authorizerFor } from "../../engine/index.ts";
import { type Finding, lintSources } from "../../engine/lint/index.ts";
import type { LintAnswer, Project } from "../engine.protocol.ts";
import { environmentFile, type Files } from "../state/workspace.ts";
import { loadFrom } from "./open-project.ts";

interface Inlined {
  readonly pointer: string;
  readonly file: string;
}

export async function lint({ files }: Project): Promise<LintAnswer> {
  const { text, inlined } = withGrants(files);
  const { findings } = await lintSources([{ file: environmentFile, text }], { load: loadFrom(files), authorizerFor });
  const placed = findings.map((finding) => inOwnFile(finding, inlined, files));
  // A document in several places is told about once.
  const unique = new Map(placed.map((one) => [JSON.stringify([one.rule, one.file, one.pointer, one.message]), one]));
  return { kind: "lint", findings: [...unique.values()] };
}

/** On one line, so that all else keeps its own. */
function withGrants(files: Files): { readonly text: string; readonly inlined: readonly Inlined[] } {
  const text = files[environmentFile] ?? "";
  const tree = parseTree(text);
  const keys = tree === undefined ? undefined : findNodeAtLocation(tree, ["keys"]);
  const edits: Edit[] = [];
  const inlined: Inlined[] = [];
  for (const { children: [name, key] = [] } of keys?.children ?? []) {
    const node: Node | undefined = key === undefined ? undefined : findNodeAtLocation(key, ["grants"]);
    const file: unknown = node?.value;
    if (node === undefined || typeof file !== "string") continue;
    const content = onOneLine(files[file] ?? "");
    if (content === null) continue;
    edits.push({ offset: node.offset, length: node.length, content });
    inlined.push({ pointer: `/keys/${String(name?.value).replaceAll("~", "~0").replaceAll("/", "~1")}/grants`, file });
  }
  return { text: applyEdits(text, edits), inlined };
}

function onOneLine(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}

function inOwnFile(finding: Finding, inlined: readonly Inlined[], files: Files): Finding {
  const own =
    finding.file === environmentFile ? inlined.find(({ pointer }) => finding.pointer.startsWith(pointer)) : undefined;
  if (own === undefined) return finding;
  const inFile = (pointer: string): string => pointer.slice(own.pointer.length);
  const text = files[own.file] ?? "";
  const tree = parseTree(text);
  const steps = inFile(finding.pointer).split("/").slice(1);
  const node =
    tree === undefined
      ? undefined
      : findNodeAtLocation(
          tree,
          steps.map((step) => (/^\d+$/u.test(step) ? Number(step) : step)),
        );
  const { fix } = finding;
  return {
    ...finding,
    file: own.file,
    pointer: inFile(finding.pointer),
    start: node === undefined ? { line: 1, column: 1 } : positionAt(text, node.offset),
    end: node === undefined ? null : positionAt(text, node.offset + node.length),
    fix: fix === null ? null : { ...fix, edits: fix.edits.map((edit) => ({ ...edit, pointer: inFile(edit.pointer) })) },
  };
}

function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
