/** The formats of a lint report. */

import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { rdjsonReport } from "./rdjson.ts";
import type { Report } from "./report.ts";
import { sarifReport } from "./sarif.ts";
import { textReport } from "./text.ts";

export const reports = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  rdjson: rdjsonReport,
} as const satisfies Readonly<Record<string, Report>>;

export type ReportFormat = keyof typeof reports;
