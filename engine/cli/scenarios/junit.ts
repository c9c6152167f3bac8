/** The report of a test run as JUnit XML, which CI servers read: a suite a scenario, a test case a case. */

import { formatDiagnostic } from "../../model/diagnostic.ts";
import type { CaseResult, ScenarioResult } from "./run.ts";

export function junitReport(results: readonly ScenarioResult[]): string {
  const cases = results.flatMap((result) => result.cases);
  const errors = results.filter(({ diagnostics }) => diagnostics.length > 0).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "kms-cedar", ...counts(cases, errors) })}>`,
    ...results.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteLines({ file, title, cases, diagnostics }: ScenarioResult): readonly string[] {
  const name = title ?? file;
  const unread = diagnostics.length > 0;
  return [
    `  <testsuite${attributes({ name, file, ...counts(cases, unread ? 1 : 0) })}>`,
    ...cases.flatMap((one) => caseLines(one, name, file)),
    ...(unread ? [errorCase(name, file, diagnostics.map(formatDiagnostic))] : []),
    "  </testsuite>",
  ];
}

function caseLines(
  { name, position, passed, expected, decision, checks }: CaseResult,
  suite: string,
  file: string,
): readonly string[] {
  const line = position === null ? {} : { line: position.line };
  const open = `    <testcase${attributes({ name, classname: suite, file, ...line })}`;
  if (passed) return [`${open}/>`];
  const wanted = [expected.decision, expected.reason, expected.layer].filter((part) => part !== undefined).join(" ");
  const got = `${decision} ${checks.map(({ reason }) => reason).join(", ")}`;
  const text = checks.map(({ message }) => message).join("\n");
  return [
    `${open}>`,
    `      <failure${attributes({ type: "decision", message: `expected ${wanted}, got ${got}` })}>${escape(text)}</failure>`,
    "    </testcase>",
  ];
}

function errorCase(suite: string, file: string, messages: readonly string[]): string {
  const error = `<error${attributes({ type: "input", message: messages[0] ?? "" })}>${escape(messages.join("\n"))}</error>`;
  return `    <testcase${attributes({ name: "can be run", classname: suite, file })}>${error}</testcase>`;
}

function counts(cases: readonly CaseResult[], errors: number) {
  return { tests: cases.length + errors, failures: cases.filter(({ passed }) => !passed).length, errors };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join("");
}

/** Characters that XML 1.0 cannot hold at all become a replacement character. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"\t\n\r]/gu, (character) => entities[character] ?? character);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};
