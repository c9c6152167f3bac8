/** Everything as JSON, in the form of `schemas/lint-report.json`. */

import { json } from "../../format-option.ts";
import { fingerprint } from "./fingerprint.ts";
import type { Report } from "./report.ts";

export const jsonReport: Report = ({ findings, diagnostics, version }) =>
  json({
    version,
    findings: findings.map((finding) => ({ ...finding, fingerprint: fingerprint(finding) })),
    diagnostics,
  });
