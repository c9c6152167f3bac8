/**
 * The text of a request with the texts of its session policies where it names their files, and where each place of the whole
 * is written: so it is read as one, and a fault is told in the file that has it.
 */

import { findNodeAtLocation, type Node } from "jsonc-parser";
import { treeIn } from "./json-text.ts";
import { type Files, requestFile, textOfFile } from "./workspace.ts";

export interface Spot {
  readonly file: string;
  /** From 1, as the column. */
  readonly line: number;
  readonly column: number;
}

export interface RequestText {
  readonly text: string;
  /** What is written at an offset of the whole. */
  readonly spotAt: (offset: number) => Spot;
}

interface Piece {
  readonly file: string;
  /** Where the piece begins in its file, and in the whole. */
  readonly from: number;
  readonly start: number;
}

export function requestText(files: Files): RequestText {
  const own = files[requestFile] ?? "";
  const pieces: Piece[] = [{ file: requestFile, from: 0, start: 0 }];
  let text = "";
  let end = 0;
  for (const { offset, length, value } of policyPaths(own)) {
    const path = String(value);
    const policy = textOfFile(files, path);
    if (policy === undefined) continue;
    text += own.slice(end, offset);
    pieces.push({ file: path, from: 0, start: text.length });
    text += policy;
    end = offset + length;
    pieces.push({ file: requestFile, from: end, start: text.length });
  }
  text += own.slice(end);
  return {
    text,
    spotAt: (offset) => {
      const { file, from, start } = pieces.findLast((piece) => piece.start <= offset) ?? pieces[0] ?? nowhere;
      const before = (files[file] ?? "").slice(0, from + offset - start).split("\n");
      return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
  };
}

const nowhere: Piece = { file: requestFile, from: 0, start: 0 };

function policyPaths(text: string): readonly Node[] {
  const tree = treeIn(text);
  const list = tree === null ? undefined : findNodeAtLocation(tree, ["session", "policies"]);
  return (list?.children ?? []).filter(({ type }) => type === "string");
}
