/**
 * Layers and grants line by line: ✓ allows, → allows where an identity policy does, too, ✗ denies, · does not apply, and
 * under them what made a statement decide, or what kept it from applying.
 * Of a long list the statements that apply and the nearest misses are told, the others counted.
 */

import type { Determining } from "../model/decision.ts";
import { layerTitle } from "./names.ts";
import { isNearPrincipal } from "./near-principal.ts";
import { position } from "./text-decision.ts";
import { tellingFailures, tellingGrantFailures } from "./telling.ts";
import { failureLine, grantFailureLine, matchLine } from "./text-failure.ts";
import { printable, shorten, type TextStyle } from "./text-style.ts";
import type { Failure, GrantTrace, LayerTrace, StatementTrace, Verdict } from "./trace.ts";

const marks = { allows: "✓", denies: "✗", "does-not-apply": "·" } as const satisfies Record<Verdict, string>;
const tones = { allows: "good", denies: "bad", "does-not-apply": "quiet" } as const;

/** An Allow that counts only together with an identity policy. */
const delegation = "→";

/** Behind wider titles places are not lined up. */
const widestTitle = 40;

export function layerLines(
  { layer, levels }: LayerTrace,
  determining: readonly Determining[],
  style: TextStyle,
): readonly string[] {
  const title = layerTitle(layer);
  // Every level must allow: what one lacks is the layer's verdict.
  const decisive = levels.find((level) => !level.some(({ verdict }) => verdict === "allows")) ?? levels.flat();
  const denies = levels.flat().some(({ verdict }) => verdict === "denies");
  const verdict = verdictOf(denies ? levels.flat() : decisive, style);
  const heading = `${style.paint("strong", title.charAt(0).toUpperCase() + title.slice(1))}  ${verdict}`;
  const numbered = new Set(levels.flat().map(({ policyIndex }) => policyIndex)).size > 1;
  const [only = [], ...others] = levels;
  if (others.length === 0) return [heading, ...statementLines(only, numbered, determining, "  ", style)];
  const count = String(levels.length);
  return [
    heading,
    ...levels.flatMap((level, index) => [
      `  level ${String(index + 1)} of ${count}  ${verdictOf(level, style)}`,
      ...statementLines(level, numbered, determining, "    ", style),
    ]),
  ];
}

export function grantLines(grants: readonly GrantTrace[], style: TextStyle): readonly string[] {
  const { shown, more } = nearest(grants, ({ failed }) => failed.length);
  const allowed = grants.some(({ verdict }) => verdict === "allows");
  return [
    `${style.paint("strong", "Grants")}  ${allowed ? style.paint("good", "allow") : style.paint("quiet", "none applies")}`,
    ...shown.flatMap(({ grant, verdict, by, failed }) => [
      `  ${mark(verdict, style)} ${printable(grant)}${by === "account" ? style.paint("quiet", "  for the whole account") : ""}`,
      ...tellingGrantFailures(failed).map((failure) => grantFailureLine(failure, "      ", style)),
    ]),
    ...rest(more, "  ", style),
  ];
}

function statementLines(
  statements: readonly StatementTrace[],
  numbered: boolean,
  determining: readonly Determining[],
  indent: string,
  style: TextStyle,
): readonly string[] {
  const { shown, more } = nearest(statements, distance);
  const titleOf = (statement: StatementTrace): string => statementTitle(statement, numbered);
  const room = Math.min(widestTitle, Math.max(...shown.map((statement) => titleOf(statement).length)));
  const lines = shown.flatMap((statement) => {
    const settles = determining.some((place) => isSame(place, statement));
    const title = titleOf(statement);
    const sign = statement.delegates ? style.paint("good", delegation) : mark(statement.verdict, style);
    const head = `${indent}${sign} ${statement.effect.padEnd(5)}  `;
    const where = printable(position(statement) ?? "");
    const width = indent.length + "✓ Allow  ".length + Math.max(room, title.length) + 2 + where.length;
    const gap = width > style.columns ? `\n${indent}    ` : " ".repeat(Math.max(0, room - title.length) + 2);
    return [
      `${head}${settles ? style.paint("strong", title) : title}${gap}${style.paint("quiet", where)}`,
      ...(settles || statement.verdict === "denies" ? statement.matched : []).map((condition) =>
        matchLine(condition, `${indent}    `, style),
      ),
      ...tellingFailures(statement.failed).map((failure) => failureLine(failure, `${indent}    `, style)),
    ];
  });
  return [...lines, ...rest(more, indent, style)];
}

/** The document, by its name where its file does not tell it, or by its number among several; and the statement. */
function statementTitle({ policy, policyIndex = 0, file, sid, statement }: StatementTrace, numbered: boolean): string {
  const name = sid ?? `statement ${String(statement ?? 0)}`;
  if (policy === null || policy === undefined)
    return printable(numbered ? `#${String(policyIndex + 1)} › ${name}` : name);
  return printable((file ?? "").endsWith(policy) ? name : `${policy} › ${name}`);
}

function verdictOf(statements: readonly StatementTrace[], style: TextStyle): string {
  const found = (["denies", "allows"] as const).find((wanted) => statements.some(({ verdict }) => verdict === wanted));
  if (found === "allows" && statements.every(({ verdict, delegates }) => verdict !== "allows" || delegates))
    return style.paint("good", "allows where an identity policy does, too");
  if (found !== undefined) return style.paint(tones[found], found);
  if (statements.length === 0) return style.paint("quiet", "no statement");
  const couldAllow = statements.some(({ effect }) => effect === "Allow");
  return style.paint("quiet", couldAllow ? "nothing applies" : "no Deny applies");
}

function mark(verdict: Verdict, style: TextStyle): string {
  return style.paint(tones[verdict], marks[verdict]);
}

/** What denies, what allows and what failed least, in the order of the document. */
function nearest<T>(items: readonly T[], rank: (item: T) => number) {
  const { shown, more } = shorten([...items].sort((one, other) => rank(one) - rank(other)));
  return { shown: items.filter((item) => shown.includes(item)), more };
}

/**
 * A condition is nearer than a principal that looks like the caller, that nearer than an action, and that nearer than
 * another principal.
 */
function distance({ verdict, failed }: StatementTrace): number {
  if (verdict === "denies") return -1;
  return failed.reduce((sum, failure) => sum + weightOf(failure), 0);
}

function weightOf(failure: Failure): number {
  if (failure.element !== "principal") return failure.element === "condition" ? 1 : 100;
  return failure.wanted.some((named) => isNearPrincipal(named, failure.actual)) ? 50 : 150;
}

function rest(more: number, indent: string, style: TextStyle): readonly string[] {
  return more === 0 ? [] : [`${indent}${style.paint("quiet", `and ${String(more)} more; \`--format json\` has all`)}`];
}

function isSame(place: Determining, { layer, policyIndex, statement }: StatementTrace): boolean {
  return place.layer === layer && place.policyIndex === policyIndex && place.statement === statement;
}
