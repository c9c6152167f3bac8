/** SARIF 2.1.0, with exact regions and fingerprints. Source: OASIS, sarif-v2.1.0. */

import type { ReportingDescriptor, Result, Log } from "sarif";
import type { Finding, Severity } from "../../../lint/finding.ts";
import { rules } from "../../../lint/rules/list.ts";
import { json } from "../../format-option.ts";
import { fingerprint } from "./fingerprint.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};

export const sarifReport: Report = ({ findings, diagnostics, version }) => {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "kms-cedar", version, rules: rules.map(descriptorOf) } },
        columnKind: "utf16CodeUnits",
        results: findings.map(resultOf),
        invocations: [
          {
            executionSuccessful: diagnostics.length === 0,
            toolExecutionNotifications: diagnostics.map((diagnostic) => ({
              level: "error",
              message: { text: diagnostic.message },
              descriptor: { id: diagnostic.code },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: uriOf(fileOf(diagnostic)) },
                    region: { startLine: diagnostic.line ?? 1, startColumn: diagnostic.column ?? 1 },
                  },
                },
              ],
            })),
          },
        ],
      },
    ],
  };
  return json(log);
};

function descriptorOf({ id, summary, severity, source }: (typeof rules)[number]): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    helpUri: source,
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(finding: Finding): Result {
  const { line, column, endLine, endColumn } = placeOf(finding);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
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
  };
}

/** A path as a relative reference. */
function uriOf(path: string): string {
  return path.split(/[\\/]/u).map(encodeURIComponent).join("/");
}
