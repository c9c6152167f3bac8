/** A case that failed, in full: what it expects, what came back and why, and the command that explains it. */

import type { Decision, LayerName } from "../../model/decision.ts";
import { verdictText } from "../../explain/text-decision.ts";
import { paragraph, type TextStyle, word, words } from "../../explain/text-style.ts";
import { explainCommandText } from "../explain-command.ts";
import type { CaseResult, ScenarioResult } from "./run.ts";

export function failureText({ file, title }: ScenarioResult, failed: CaseResult, style: TextStyle): string {
  const { number, name, position, expected, decision, checks } = failed;
  const where = position === null ? file : `${file}:${String(position.line)}:${String(position.column)}`;
  const [only, ...others] = checks;
  return [
    `${style.paint("bad", "failed")}  ${style.paint("name", where)}`,
    paragraph(words(`${title ?? ""} › ${name}`, style), style, word("  ", style)),
    row("expected", `${expected.decision.padEnd(5)}  ${expected.reason ?? ""}${byLayers(expected.layer)}`.trimEnd()),
    ...(only !== undefined && others.length === 0
      ? decisionLines("got", only, style)
      : [
          row("got", `${decision}, of ${String(checks.length)} permissions`),
          ...checks.flatMap((check) => decisionLines("", check, style)),
        ]),
    row("see", explainCommandText(file, { case: String(number) })),
  ].join("\n");
}

function decisionLines(label: string, check: Decision, style: TextStyle): readonly string[] {
  const layers = new Set(check.determining.map(({ layer }) => layer));
  return [
    row(label, `${verdictText(check, style)}${byLayers(...layers)}`),
    paragraph(words(check.message, style), style, word(row("", ""), style)),
  ];
}

function byLayers(...layers: readonly (LayerName | undefined)[]): string {
  const known = layers.filter((layer) => layer !== undefined);
  return known.length === 0 ? "" : `  by ${known.join(", ")}`;
}

function row(label: string, text: string): string {
  return `  ${label.padEnd("expected".length)}  ${text}`;
}
