/** JUnit XML: a suite a file, a failing test case a finding. */

import { attributes, escapeXml } from "../../xml.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

export const junitReport: Report = ({ findings, diagnostics, sources }) => {
  const suites = sources.map(({ file }) => {
    const name = file ?? "stdin";
    const found = findings.filter((finding) => finding.file === file);
    const unread = diagnostics.filter((diagnostic) => diagnostic.file === file);
    const counts = { tests: Math.max(1, found.length + unread.length), failures: found.length, errors: unread.length };
    const cases = [
      ...found.map((finding) => testCase(finding.rule, name, placeOf(finding).line, "failure", finding)),
      ...unread.map((diagnostic) =>
        testCase(diagnostic.code, fileOf(diagnostic), diagnostic.line ?? 1, "error", {
          ...diagnostic,
          severity: "error",
        }),
      ),
    ];
    const none = `    <testcase${attributes({ name: "no finding", classname: name })}/>`;
    return [
      `  <testsuite${attributes({ name, ...counts })}>`,
      ...(cases.length === 0 ? [none] : cases),
      "  </testsuite>",
    ].join("\n");
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="kms-cedar lint">',
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
};

function testCase(
  rule: string,
  file: string,
  line: number,
  kind: "failure" | "error",
  { message, severity }: { readonly message: string; readonly severity: string },
): string {
  const open = attributes({ name: `${rule} at line ${String(line)}`, classname: file, file, line });
  const inner = `<${kind}${attributes({ type: severity, message })}>${escapeXml(message)}</${kind}>`;
  return `    <testcase${open}>${inner}</testcase>`;
}
