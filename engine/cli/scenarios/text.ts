/** The report of a test run for a terminal: a dot a case, failures in full, one line that sums up. */

import type { Decision } from "../../model/decision.ts";
import { verdictWords } from "../../explain/text-decision.ts";
import { paragraph, type TextStyle, word, words } from "../../explain/text-style.ts";
import type { CaseResult, ScenarioResult } from "./run.ts";

export function reportText(
  results: readonly ScenarioResult[],
  passedOver: readonly string[],
  style: TextStyle,
): string {
  const cases = results.flatMap((result) => result.cases);
  const failed = cases.filter(({ passed }) => !passed);
  const failures = results.flatMap((result) =>
    result.cases.filter(({ passed }) => !passed).map((one) => failureText(result, one, style)),
  );
  const sections = [
    ...(cases.length === 0 ? [] : [dots(cases, style)]),
    ...failures,
    [
      ...(passedOver.length === 0
        ? []
        : [style.paint("quiet", `passed over, as they are no scenarios: ${passedOver.join(", ")}`)]),
      `${style.paint(failed.length === 0 ? "good" : "strong", `${String(cases.length - failed.length)} passed`)}, ${style.paint(failed.length === 0 ? "quiet" : "bad", `${String(failed.length)} failed`)}${unread(results)}`,
    ].join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function failureText(
  { file, title }: ScenarioResult,
  { name, position, expected, decision, checks }: CaseResult,
  style: TextStyle,
): string {
  const where = position === null ? file : `${file}:${String(position.line)}:${String(position.column)}`;
  const { reason, layer } = expected;
  const wanted = `${expected.decision.padEnd(5)}${reason === undefined ? "" : `  ${reason}`}${layer === undefined ? "" : `  by the layer ${layer}`}`;
  return [
    `${style.paint("bad", "failed")}  ${style.paint("quiet", where)}`,
    paragraph(
      [...words(title ?? "", style), word("›", style), ...words(name, style, "strong")],
      style,
      word("  ", style),
    ),
    `  expected  ${wanted}`,
    ...checks.flatMap((check, index) => gotLines(check, index === 0, decision, checks.length, style)),
    paragraph(
      words(`kms-cedar explain ${shell(file)} --case ${shell(name)}`, style),
      { ...style, columns: Infinity },
      word("  see       ", style),
    ),
  ].join("\n");
}

function gotLines(
  check: Decision,
  first: boolean,
  decision: string,
  count: number,
  style: TextStyle,
): readonly string[] {
  const layers = [...new Set(check.determining.map(({ layer }) => layer))];
  const by = layers.length === 0 ? "" : `  by the layer ${layers.join(", ")}`;
  const head = first && count > 1 ? [`  got       ${decision}, of ${String(count)} permissions:`] : [];
  const label = first && count === 1 ? "  got       " : "            ";
  return [
    ...head,
    `${label}${verdictWords(check, style)}${by}`,
    paragraph(words(check.message, style), style, word("            ", style)),
  ];
}

function dots(cases: readonly CaseResult[], style: TextStyle): string {
  const width = Math.min(style.columns, 80);
  const lines: string[] = [];
  for (let start = 0; start < cases.length; start += width) {
    const line = cases.slice(start, start + width);
    lines.push(line.map(({ passed }) => (passed ? "." : style.paint("bad", "F"))).join(""));
  }
  return lines.join("\n");
}

function unread(results: readonly ScenarioResult[]): string {
  const count = results.filter(({ diagnostics }) => diagnostics.length > 0).length;
  return count === 0 ? "" : `, ${String(count)} ${count === 1 ? "scenario" : "scenarios"} could not be run in full`;
}

/** As a POSIX shell reads it. */
function shell(text: string): string {
  return /^[\w./:@-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
