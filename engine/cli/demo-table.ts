/** The table that `demo` prints: who asks for what, and the answer, by the caller's account; numbered as the cases are. */

import type { TextStyle } from "../explain/text-style.ts";
import type { CallDecision, Decision } from "../model/decision.ts";
import type { CallDocument, RequestDocument } from "../model/documents.ts";
import type { Environment } from "../model/environment.ts";

export interface DemoRow {
  readonly label: string;
  readonly request: RequestDocument | CallDocument;
  readonly decision: Decision | CallDecision;
}

interface Cells {
  readonly account: string;
  readonly who: string;
  readonly action: string;
  readonly key: string;
  readonly verdict: string;
  readonly reason: string;
  readonly label: string;
}

const columns = ["who", "action", "key", "verdict", "reason"] as const;
const titles: Cells = {
  account: "",
  who: "who",
  action: "action",
  key: "key",
  verdict: "",
  reason: "decision and reason",
  label: "case",
};

export function demoTable(rows: readonly DemoRow[], environment: Environment, style: TextStyle): string {
  const cells = rows.map((row) => cellsOf(row, environment));
  const width = (column: (typeof columns)[number] | "label"): number =>
    Math.max(...[titles, ...cells].map((cell) => cell[column].length));
  const widths = Object.fromEntries(columns.map((column) => [column, width(column)]));
  const total = [...columns.map(width), width("label")].reduce((sum, one) => sum + one + 2, 2);
  /** Where the columns do not fit side by side, the case goes below. */
  const gap = total > style.columns ? "\n      " : "  ";
  const line = (number: string, cell: Cells): string => {
    const padded = columns.map((column) => {
      const text = cell[column].padEnd(column === "reason" && gap !== "  " ? 0 : (widths[column] ?? 0));
      return column === "verdict" && cell !== titles
        ? style.paint(cell.verdict === "Allow" ? "good" : "bad", text)
        : text;
    });
    return `${number.padStart(2)}  ${padded.join("  ")}${gap}${style.paint("quiet", cell.label)}`;
  };
  const lines: string[] = [line("", titles)];
  for (const account of new Set(cells.map((cell) => cell.account))) {
    lines.push(style.paint("strong", `account ${account}`));
    cells.forEach((cell, index) => {
      if (cell.account === account) lines.push(line(String(index + 1), cell));
    });
  }
  return `${lines.join("\n")}\n`;
}

function cellsOf({ label, request, decision }: DemoRow, environment: Environment): Cells {
  const [, , , , account = "", resource = ""] = request.principal.split(":");
  const path = resource.split("/");
  const who = (path[0] === "assumed-role" ? path[1] : path.at(-1)) ?? "";
  const action = "operation" in request ? request.operation : request.action.replace("kms:", "");
  const keys =
    "checks" in decision
      ? decision.checks.map((check) => check.resource)
      : ["action" in request ? (request.resource ?? "") : ""];
  const [first = ""] = keys;
  const alias = environment.keys.get(first)?.aliases[0]?.replace("alias/", "") ?? first;
  const key = keys.length > 1 ? `${alias} +${String(keys.length - 1)}` : alias;
  const settling =
    "checks" in decision ? (decision.checks.find((check) => check.decision === decision.decision) ?? null) : decision;
  return { account, who, action, key, verdict: decision.decision, reason: settling?.reason ?? "", label };
}
