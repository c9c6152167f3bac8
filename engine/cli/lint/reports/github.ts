/** Annotations of GitHub Actions. Source: docs.github.com, workflow commands. */

import type { Severity } from "../../../lint/finding.ts";
import { fileOf, placeOf, type Report } from "./report.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

export const githubReport: Report = ({ findings, diagnostics }) =>
  [
    ...findings.map((finding) => {
      const { line, column, endLine, endColumn } = placeOf(finding);
      // A range over several lines cannot have columns.
      const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
      const properties = { file: fileOf(finding), line, endLine, ...columns, title: finding.rule };
      return command(commands[finding.severity], properties, finding.message);
    }),
    ...diagnostics.map((diagnostic) => {
      const { line, column, code, message } = diagnostic;
      return command("error", { file: fileOf(diagnostic), line: line ?? 1, col: column ?? 1, title: code }, message);
    }),
  ]
    .map((line) => `${line}\n`)
    .join("");

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
