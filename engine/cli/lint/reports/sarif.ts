/** SARIF 2.1.0, with exact regions, fingerprints and fixes. Source: OASIS, sarif-v2.1.0; GitHub, SARIF support. */

import type { Fix as SarifFix, Log, Notification, Region, ReportingDescriptor, Result } from "sarif";
import type { Finding, Severity } from "../../../lint/finding.ts";
import { rules } from "../../../lint/rules/list.ts";
import { staleSuppression } from "../../../lint/suppressions.ts";
import type { Diagnostic } from "../../../model/diagnostic.ts";
import { json } from "../../format-option.ts";
import { fingerprint } from "./fingerprint.ts";
import { replacementOf } from "./replacement.ts";
import { fileOf, type Linted, placeOf, type Report } from "./report.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

const described = [...rules, staleSuppression];

export const sarifReport: Report = (linted) => {
  const { findings, diagnostics, version } = linted;
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "kms-cedar",
            semanticVersion: version,
            rules: described.map((rule) => descriptorOf(rule, linted)),
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, linted)),
        invocations: [
          {
            executionSuccessful: diagnostics.length === 0,
            toolExecutionNotifications: diagnostics.map(notificationOf),
          },
        ],
      },
    ],
  };
  return json(log);
};

/** The page of a rule comes with it where the rule has findings. */
function descriptorOf(
  { id, summary, severity, source }: (typeof described)[number],
  { findings, pageOf }: Linted,
): ReportingDescriptor {
  const page = findings.some(({ rule }) => rule === id) ? pageOf(id) : null;
  return {
    id,
    shortDescription: { text: summary },
    ...(source === null ? {} : { helpUri: source }),
    ...(page === null ? {} : { help: { text: page, markdown: page } }),
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ["security", "aws", "kms"] },
  };
}

function resultOf(finding: Finding, linted: Linted): Result {
  const { line, column, endLine, endColumn } = placeOf(finding);
  const fix = fixOf(finding, linted);
  return {
    ruleId: finding.rule,
    ruleIndex: described.findIndex(({ id }) => id === finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(fileOf(finding)) },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        logicalLocations: [{ fullyQualifiedName: finding.pointer }],
      },
    ],
    partialFingerprints: { "kmsCedar/v1": fingerprint(finding) },
    ...(fix === null ? {} : { fixes: [fix] }),
  };
}

function fixOf(finding: Finding, { sources }: Linted): SarifFix | null {
  const source = sources.find(({ file }) => file === finding.file);
  if (finding.fix === null || source === undefined) return null;
  const replacement = replacementOf(source.text, finding.fix);
  if (replacement === null) return null;
  const { start, end, text } = replacement;
  const deletedRegion: Region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return {
    description: { text: finding.fix.description },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(fileOf(finding)) },
        replacements: [{ deletedRegion, insertedContent: { text } }],
      },
    ],
    properties: { safe: finding.fix.safe },
  };
}

function notificationOf(diagnostic: Diagnostic): Notification {
  const { line, column, code, message } = diagnostic;
  const region: Region = { startLine: line ?? 1, startColumn: column ?? 1 };
  return {
    level: "error",
    message: { text: message },
    descriptor: { id: code },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(fileOf(diagnostic)) }, region } }],
  };
}

/** A path as a reference: relative as it is, absolute as a `file:` address. */
function uriOf(path: string): string {
  const steps = path.replace(/^\.[\\/]/u, "").split(/[\\/]/u);
  const isAbsolute = steps[0] === "" || /^[A-Za-z]:$/u.test(steps[0] ?? "");
  const encoded = steps.map((step, at) => (isAbsolute && at === 0 ? step : encodeURIComponent(step))).join("/");
  return isAbsolute ? `file://${encoded.startsWith("/") ? "" : "/"}${encoded}` : encoded;
}
