/** For a reader: each finding with its line of the file, and a summary. */

import { paragraph, printable, type TextStyle, type Tone, word, words } from "../../../explain/text-style.ts";
import type { Finding, Severity } from "../../../lint/finding.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

const tones: Readonly<Record<Severity, Tone>> = { error: "bad", warning: "strong", info: "quiet" };

export const textReport: Report = ({ findings, diagnostics, sources, passedOver }, style) => {
  const lines = new Map(sources.map(({ file, text }) => [file, text.split(/\r\n|\n|\r/u)]));
  const blocks = findings.map((finding) => blockOf(finding, lines.get(finding.file) ?? [], style));
  return `${[...blocks, summary(findings, sources.length, othersText(passedOver, diagnostics.length), style)].join("\n\n")}\n`;
};

function blockOf(finding: Finding, lines: readonly string[], style: TextStyle): string {
  const { line, column, endLine, endColumn } = placeOf(finding);
  const place = style.paint("strong", printable(`${fileOf(finding)}:${String(line)}:${String(column)}`));
  const head = `${place}  ${style.paint(tones[finding.severity], finding.severity)}  ${style.paint("quiet", finding.rule)}`;
  const said = paragraph(words(finding.message, style), style, word("  ", style));
  const fix =
    finding.fix === null
      ? []
      : [paragraph(words(`fix: ${finding.fix.description}`, style, "quiet"), style, word("  ", style))];
  const text = lines[line - 1];
  if (finding.start === null || text === undefined) return [head, said, ...fix].join("\n");
  const until = endLine === line ? endColumn : text.length + 1;
  return [head, said, ...snippet(text, line, column, until, style, tones[finding.severity]), ...fix].join("\n");
}

/** The line, cut to the width around what is meant, and carets below. */
function snippet(
  text: string,
  line: number,
  column: number,
  until: number,
  { columns, paint }: TextStyle,
  tone: Tone,
): readonly string[] {
  const gutter = `  ${String(line)} | `;
  const room = Math.max(20, Math.min(columns, 160) - gutter.length);
  const first = Math.max(0, Math.min(column - 1 - 8, text.length - room));
  const from = text.length <= room ? text.length - text.trimStart().length : first;
  const shown = printable(text.slice(from, from + room));
  const carets = "^".repeat(Math.max(1, Math.min(until - column, room - (column - 1 - from))));
  return [
    `${paint("quiet", gutter)}${shown}`,
    `${" ".repeat(gutter.length - 2)}${paint("quiet", "|")} ${" ".repeat(Math.max(0, column - 1 - from))}${paint(tone, carets)}`,
  ];
}

function summary(findings: readonly Finding[], files: number, others: string, style: TextStyle): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count("error"), "error"),
    plural(count("warning"), "warning"),
    `${String(count("info"))} info`,
  ].join(", ");
  const fixable = findings.filter(({ fix }) => fix?.safe === true).length;
  const tone: Tone = count("error") > 0 ? "bad" : count("warning") > 0 ? "strong" : "good";
  const fixes = fixable === 0 ? "" : `; ${plural(fixable, "finding")} can be fixed with \`--fix\``;
  return `${style.paint(tone, parts)} in ${plural(files, "file")}${others}${fixes}`;
}

/** What else there was: files that hold nothing to lint, and what could not be read, which standard error tells. */
function othersText(passedOver: number, unread: number): string {
  const others = passedOver === 0 ? "" : `; ${plural(passedOver, "file")} without policies`;
  return unread === 0 ? others : `${others}; not all could be read`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
