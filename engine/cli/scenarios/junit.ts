/** The report of a test run as JUnit XML, which CI servers read: a suite a scenario, a test case a case. */

import { formatDiagnostic } from "../../model/diagnostic.ts";
import { attributes, escapeXml } from "../xml.ts";
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
    `      <failure${attributes({ type: "decision", message: `expected ${wanted}, got ${got}` })}>${escapeXml(text)}</failure>`,
    "    </testcase>",
  ];
}

function errorCase(suite: string, file: string, messages: readonly string[]): string {
  const error = `<error${attributes({ type: "input", message: messages[0] ?? "" })}>${escapeXml(messages.join("\n"))}</error>`;
  return `    <testcase${attributes({ name: "can be run", classname: suite, file })}>${error}</testcase>`;
}

function counts(cases: readonly CaseResult[], errors: number) {
  return { tests: cases.length + errors, failures: cases.filter(({ passed }) => !passed).length, errors };
}
