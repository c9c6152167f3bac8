/** The report of a test run for a terminal: a dot a case, failures in full, one line that sums up. */

import { paragraph, shorten, type TextStyle, words } from "../../explain/text-style.ts";
import { failureText } from "./failure-text.ts";
import type { CaseResult, ScenarioResult } from "./run.ts";

export function reportText(
  results: readonly ScenarioResult[],
  passedOver: readonly string[],
  style: TextStyle,
): string {
  const cases = results.flatMap((result) => result.cases);
  const failures = results.flatMap((result) =>
    result.cases.filter(({ passed }) => !passed).map((failed) => failureText(result, failed, style)),
  );
  const summary = [...passedOverLines(passedOver, style), summaryLine(cases, results, style)].join("\n");
  const sections = [dots(cases, style), ...failures, summary].filter((section) => section !== "");
  return `${sections.join("\n\n")}\n`;
}

function summaryLine(cases: readonly CaseResult[], results: readonly ScenarioResult[], style: TextStyle): string {
  const failed = cases.filter((one) => !one.passed).length;
  const passes = style.paint(failed === 0 ? "good" : "strong", `${String(cases.length - failed)} passed`);
  const fails = style.paint(failed === 0 ? "quiet" : "bad", `${String(failed)} failed`);
  const warnings = results.flatMap((result) => result.warnings).length;
  const warned = warnings === 0 ? "" : `, ${String(warnings)} ${warnings === 1 ? "warning" : "warnings"}`;
  return `${passes}, ${fails}${warned}${unusableText(results)}`;
}

/** Scenarios of which not every case ran, apart from those of which none did. */
function unusableText(results: readonly ScenarioResult[]): string {
  const unusable = results.filter(({ diagnostics }) => diagnostics.length > 0);
  if (unusable.length === 0) return "";
  const partly = unusable.some((result) => result.cases.length > 0);
  return `, ${String(unusable.length)} of ${String(results.length)} scenarios could not be run${partly ? " in full" : ""}`;
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

function passedOverLines(files: readonly string[], style: TextStyle): readonly string[] {
  if (files.length === 0) return [];
  const { shown, more } = shorten(files);
  const text = `passed over, as no scenarios: ${shown.join(", ")}${more === 0 ? "" : ` and ${String(more)} more`}`;
  return [paragraph(words(text, style, "quiet"), style)];
}
