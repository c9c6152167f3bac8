/** Everything as JSON, in the form of `schemas/lint-report.json`. */

import type { FromSchema } from "json-schema-to-ts";
import type { lintReportSchema } from "../../../model/schemas.generated.ts";
import { json } from "../../format-option.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Report } from "./report.ts";

type LintReport = FromSchema<typeof lintReportSchema>;

export const jsonReport: Report = ({ findings, diagnostics, version }) => {
  const report: LintReport = {
    version,
    findings: findings.map((finding) => ({
      ...finding,
      fix: finding.fix === null ? null : { ...finding.fix, edits: [...finding.fix.edits] },
      fingerprint: fingerprint(finding),
    })),
    diagnostics: [...diagnostics],
  };
  return json(report);
};
