/** reviewdog's diagnostic format. Source: reviewdog, proto/rdf. */

import type { Severity } from "../../../lint/finding.ts";
import { json } from "../../format-option.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

const severityNames: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", info: "INFO" };

export const rdjsonReport: Report = ({ findings, diagnostics }) =>
  json({
    source: { name: "kms-cedar" },
    diagnostics: [
      ...findings.map((finding) => {
        const { line, column, endLine, endColumn } = placeOf(finding);
        return {
          message: finding.message,
          location: {
            path: fileOf(finding),
            range: { start: { line, column }, end: { line: endLine, column: endColumn } },
          },
          severity: severityNames[finding.severity],
          code: { value: finding.rule },
        };
      }),
      ...diagnostics.map((diagnostic) => ({
        message: diagnostic.message,
        location: {
          path: fileOf(diagnostic),
          range: { start: { line: diagnostic.line ?? 1, column: diagnostic.column ?? 1 } },
        },
        severity: "ERROR",
        code: { value: diagnostic.code },
      })),
    ],
  });
