/** The comments of a YAML text that suppress findings: on a line, on the next one, in the element that begins there, in the file. */

import { CST, Lexer } from "yaml";
import type { Diagnostic } from "../../model/diagnostic.ts";
import { linesOf } from "../../read/positions.ts";
import type { SourceText } from "../../read/source.ts";
import { type Comment, type Directive, directiveOf, directiveWord } from "../suppression-comment.ts";
import type { Suppression } from "../suppressions.ts";

export function yamlSuppressions({ file, text }: SourceText, diagnostics: Diagnostic[]): readonly Suppression[] {
  if (!text.includes(directiveWord)) return [];
  const lines = text.split(/\r\n|\n|\r/u);
  return commentsOf(text).flatMap((comment) => {
    const directive = directiveOf(comment, file, diagnostics);
    if (directive === null) return [];
    const [from, to] = linesCovered(directive, comment, lines);
    const place = { file, pointer: "", start: comment.start, end: comment.end, fix: null };
    return directive.rules.map((rule): Suppression => ({
      rule,
      reason: directive.reason,
      covers: (finding) =>
        finding.file === file && finding.start !== null && finding.start.line >= from && finding.start.line <= to,
      place,
    }));
  });
}

function commentsOf(text: string): readonly Comment[] {
  const positionAt = linesOf(text);
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (markers.includes(lexeme)) {
      isScalar = lexeme === CST.SCALAR;
      continue;
    }
    if (!isScalar && lexeme.startsWith("#")) {
      const place = { start: positionAt(offset), end: positionAt(offset + lexeme.length) };
      comments.push({ text: lexeme.replace(/^#+/u, ""), ...place });
    }
    isScalar = false;
    offset += lexeme.length;
  }
  return comments;
}

// Lexemes that stand for nothing in the text. Source: yaml, `CST`.
const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

/** The first and the last line, from 1. */
function linesCovered({ extent }: Directive, { start }: Comment, lines: readonly string[]): readonly [number, number] {
  if (extent === "file") return [1, Infinity];
  if (extent === "line") return [start.line, start.line];
  const next = lines.findIndex((line, index) => index >= start.line && isContent(line));
  const first = lines[next];
  if (first === undefined) return [Infinity, -Infinity];
  if (extent === "next-line") return [next + 1, next + 1];
  const after = lines.findIndex((line, index) => index > next && isContent(line) && !isInside(line, first));
  return [next + 1, after === -1 ? Infinity : after];
}

function isContent(line: string): boolean {
  return !/^\s*(?:#|$)/u.test(line);
}

/** Whether a line belongs to the element that begins on another: further in, or an item of the list that is its value. */
function isInside(line: string, first: string): boolean {
  const [own, outer] = [indentOf(line), indentOf(first)];
  return (
    own > outer || (own === outer && /^\s*-\s/u.test(line) && /:\s*(?:#.*)?$/u.test(first) && !/^\s*-\s/u.test(first))
  );
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
