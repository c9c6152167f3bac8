import { expect, it } from "vitest";
import { junitReport } from "./junit.ts";
import type { CaseResult } from "./run.ts";

const passed: CaseResult = {
  number: 1,
  name: `<a> & "b"\u001B\uD800`,
  position: { line: 7, column: 5 },
  expected: { decision: "Allow" },
  decision: "Allow",
  checks: [],
  passed: true,
};

const failed: CaseResult = {
  ...passed,
  name: "no",
  passed: false,
  expected: { decision: "Allow", reason: "allowed-by-grant", layer: "grants" },
  decision: "Deny",
  checks: [
    { decision: "Deny", reason: "nothing-allows", message: "a < b", awsMessage: "no", determining: [], notes: [] },
  ],
};

it("escapes text, and replaces what XML cannot hold", () => {
  const report = junitReport([{ file: "s.json", title: "T", cases: [passed], diagnostics: [], warnings: [] }]);
  expect(report).toContain(
    '<testcase name="&lt;a&gt; &amp; &quot;b&quot;\uFFFD\uFFFD" classname="T" file="s.json" line="7"/>',
  );
});

it("tells what a failing case expects and what came back", () => {
  const report = junitReport([{ file: "s.json", title: "T", cases: [passed, failed], diagnostics: [], warnings: [] }]);
  expect(report).toContain('<testsuite name="T" file="s.json" tests="2" failures="1" errors="0">');
  expect(report).toContain(
    'message="expected Allow allowed-by-grant grants, got Deny nothing-allows">a &lt; b</failure>',
  );
});

it("counts a scenario that cannot be run as an error", () => {
  const diagnostic = { code: "syntax-error", message: "not JSON", file: "s.json", line: 1, column: 2, pointer: "" };
  const report = junitReport([{ file: "s.json", title: null, cases: [], diagnostics: [diagnostic], warnings: [] }]);
  expect(report).toContain('<testsuites name="kms-cedar" tests="1" failures="0" errors="1">');
  expect(report).toContain('<error type="input" message="s.json:1:2 not JSON">');
});
