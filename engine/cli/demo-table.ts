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

type Texts = readonly [who: string, action: string, key: string, answer: string];

export function demoTable(rows: readonly DemoRow[], environment: Environment, style: TextStyle): string {
  const cells = rows.map(({ request, decision }) => cellsOf(request, decision, environment));
  const titles: Texts = ["who", "action", "key", "decision and reason"];
  const width = (column: 0 | 1 | 2): number =>
    Math.max(...[titles, ...cells.map(({ texts }) => texts)].map((texts) => texts[column].length));
  const row = (number: string, texts: Texts): string =>
    `${number.padStart(2)}  ${texts[0].padEnd(width(0))}  ${texts[1].padEnd(width(1))}  ${texts[2].padEnd(width(2))}  ${texts[3]}`;
  const lines: string[] = [style.paint("quiet", row("", titles))];
  for (const account of new Set(cells.map((cell) => cell.account))) {
    lines.push(style.paint("strong", `account ${account}`));
    cells.forEach(({ account: own, texts, allowed, reason }, index) => {
      if (own !== account) return;
      const verdict = style.paint(allowed ? "good" : "bad", (allowed ? "Allow" : "Deny").padEnd("Allow".length));
      lines.push(row(String(index + 1), [texts[0], texts[1], texts[2], `${verdict}  ${reason}`]));
    });
  }
  return `${lines.join("\n")}\n`;
}

function cellsOf(request: RequestDocument | CallDocument, decision: Decision | CallDecision, environment: Environment) {
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
  const texts: Texts = [who, action, keys.length > 1 ? `${alias} +${String(keys.length - 1)}` : alias, ""];
  const settling =
    "checks" in decision ? (decision.checks.find((check) => check.decision === decision.decision) ?? null) : decision;
  return { account, texts, allowed: decision.decision === "Allow", reason: settling?.reason ?? "" };
}
