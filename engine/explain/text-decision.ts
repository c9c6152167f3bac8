/** A decision on a few lines: what and why, the places that settle it, the rules that AWS leaves undocumented. */

import type { CallDecision, Check, Decision, Determining } from "../model/decision.ts";
import { layerTitle, shortArn } from "./names.ts";
import { code, paragraph, type TextStyle, type Word, word, words } from "./text-style.ts";

/** `Allow  allowed-by-grant  message`, and a line for each place and note. */
export function decisionText(decision: Decision, style: TextStyle): string {
  return text([
    `${verdictText(decision, style)}  ${oneLine(decision.message, style)}`,
    ...detailLines(decision, style),
  ]);
}

/** The call's own line, then those of each permission that it needs, where it needs several. */
export function callText({ decision, checks }: CallDecision, style: TextStyle): string {
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) return decisionText(only, style);
  const allowed = checks.filter((check) => check.decision === "Allow").length;
  return text([
    `${style.paint(toneOf(decision), decision)}  ${String(allowed)} of ${String(checks.length)} permissions allowed`,
    ...checks.flatMap((check) => [
      `  ${verdictText(check, style)}  ${checkTitle(check, style)}: ${oneLine(check.message, style)}`,
      ...detailLines(check, style).map((line) => `  ${line}`),
    ]),
  ]);
}

/** `Allow  allowed-by-grant`. */
export function verdictText({ decision, reason }: Pick<Decision, "decision" | "reason">, style: TextStyle): string {
  return `${style.paint(toneOf(decision), decision.padEnd("Allow".length))}  ${style.paint("strong", reason)}`;
}

/** `kms:Decrypt on key/1234abcd-…`. */
export function checkTitle({ action, resource }: Pick<Check, "action" | "resource">, style: TextStyle): string {
  return oneLine(resource === "*" ? code(action) : `${code(action)} on ${code(shortArn(resource))}`, style);
}

/** Lines `at orders-key.json:12:5 in the key policy`, for the places that are in a text. */
export function placeLines(places: readonly Determining[], style: TextStyle): readonly string[] {
  return places.flatMap((place) => {
    const where = position(place);
    if (where === null) return [];
    const what: readonly Word[] = words(`in the ${layerTitle(place.layer)}`, style);
    return [paragraph([word(where, style, "name"), ...what], style, word("  at ", style))];
  });
}

/** `file:line:column`, as far as it is known. */
export function position({ file, line, column, pointer }: Determining): string | null {
  const named = file === null || file === undefined ? "" : file;
  if (line === null || line === undefined) return pointer === undefined ? null : `${named}${pointer}`;
  return `${named === "" ? "" : `${named}:`}${String(line)}:${String(column ?? 1)}`;
}

function detailLines({ determining, notes }: Decision, style: TextStyle): readonly string[] {
  const wide = { ...style, columns: Infinity };
  return [
    ...placeLines(determining, wide),
    ...notes.map(({ rule, text: note }) =>
      paragraph(
        words(`${note} (not documented by AWS; more: kms-cedar rules ${rule})`, style),
        wide,
        word("  note: ", style),
      ),
    ),
  ];
}

function toneOf(decision: Decision["decision"]): "good" | "bad" {
  return decision === "Allow" ? "good" : "bad";
}

function oneLine(sentence: string, style: TextStyle): string {
  return paragraph(words(sentence, style), { ...style, columns: Infinity });
}

function text(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
