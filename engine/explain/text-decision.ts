/** A decision on a few lines: what and why, the places that settle it, the rules that AWS leaves undocumented. */

import type { CallDecision, Decision, Determining } from "../model/decision.ts";
import { layerTitle, shortArn } from "./names.ts";
import { code, paragraph, type TextStyle, type Word, word, words } from "./text-style.ts";

/** `Allow  allowed-by-grant  message`, and a line for each place and note. */
export function decisionText(decision: Decision, style: TextStyle): string {
  const { message } = decision;
  return lines([
    `${verdictWords(decision, style)}  ${paragraph(words(message, style), { ...style, columns: Infinity })}`,
    ...detailLines(decision, style),
  ]);
}

/** The call's own line, then those of each permission that it needs. */
export function callText({ decision, checks }: CallDecision, style: TextStyle): string {
  const fine = checks.filter((check) => check.decision === "Allow").length;
  const count = `${String(fine)} of ${String(checks.length)} permissions allowed`;
  return lines([
    `${style.paint(toneOf(decision), decision)}  ${count}`,
    ...checks.flatMap((check) => [
      `  ${verdictWords(check, style)}  ${checkTitle(check, style)}: ${paragraph(words(check.message, style), { ...style, columns: Infinity })}`,
      ...detailLines(check, style).map((line) => `  ${line}`),
    ]),
  ]);
}

/** `Allow  allowed-by-grant`. */
export function verdictWords({ decision, reason }: Decision, style: TextStyle): string {
  return `${style.paint(toneOf(decision), decision.padEnd(5))}  ${style.paint("strong", reason)}`;
}

export function checkTitle(
  { action, resource }: { readonly action: string; readonly resource: string },
  style: TextStyle,
): string {
  return paragraph(words(resource === "*" ? code(action) : `${code(action)} on ${code(shortArn(resource))}`, style), {
    ...style,
    columns: Infinity,
  });
}

/** `orders-key.json:12:5  key policy, statement OrdersServiceUsesTheKey`. */
export function placeWords(place: Determining, style: TextStyle): readonly Word[] {
  const { layer, policy, statement, sid, grant } = place;
  const where = position(place);
  const name =
    grant !== undefined
      ? `grant ${code(grant)}`
      : [
          `${layerTitle(layer)}${policy === null || policy === undefined ? "" : ` ${code(policy)}`}`,
          ...(statement === undefined ? [] : [`statement ${code(sid ?? String(statement))}`]),
        ].join(", ");
  return [...(where === null ? [] : [word(where, style, "quiet")]), ...words(name, style)];
}

/** `file:line:column`, as far as it is known. */
export function position({ file, line, column, pointer }: Determining): string | null {
  if (line !== null && line !== undefined)
    return `${file ?? ""}${file ? ":" : ""}${String(line)}:${String(column ?? 1)}`;
  return pointer === undefined || !file ? (pointer ?? null) : `${file}#${pointer}`;
}

export function toneOf(decision: Decision["decision"]): "good" | "bad" {
  return decision === "Allow" ? "good" : "bad";
}

function detailLines({ determining, notes }: Decision, style: TextStyle): readonly string[] {
  return [
    ...determining.map((place) =>
      paragraph(placeWords(place, style), { ...style, columns: Infinity }, word("  at ", style)),
    ),
    ...notes.map(({ rule, text }) =>
      paragraph(words(`${rule}: ${text}`, style), style, word("  note ", style, "quiet")),
    ),
  ];
}

function lines(content: readonly string[]): string {
  return `${content.join("\n")}\n`;
}
