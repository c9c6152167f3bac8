/** GitLab's Code Quality report. Source: docs.gitlab.com, Code Quality report format. */

import type { Severity } from "../../../lint/finding.ts";
import { json } from "../../format-option.ts";
import { fingerprint } from "./fingerprint.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

const severityNames: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", info: "info" };

export const gitlabReport: Report = ({ findings, diagnostics }) =>
  json([
    ...findings.map((finding) => ({
      description: finding.message,
      check_name: finding.rule,
      fingerprint: fingerprint(finding),
      severity: severityNames[finding.severity],
      location: { path: fileOf(finding), lines: { begin: placeOf(finding).line } },
    })),
    ...diagnostics.map((diagnostic) => ({
      description: diagnostic.message,
      check_name: diagnostic.code,
      fingerprint: [diagnostic.file, diagnostic.code, diagnostic.pointer].join(" "),
      severity: "blocker",
      location: { path: fileOf(diagnostic), lines: { begin: diagnostic.line ?? 1 } },
    })),
  ]);
