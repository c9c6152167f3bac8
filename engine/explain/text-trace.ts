/**
 * Layers and grants line by line: ✓ allows, ✗ denies, · does not apply, and under the last what kept it from applying.
 * Of a long list the statements that apply and the nearest misses are told, the others counted.
 */

import type { Determining } from "../model/decision.ts";
import type { Failure, LayerTrace, StatementTrace, Verdict } from "./explanation.ts";
import { layerTitle } from "./names.ts";
import { position } from "./text-decision.ts";
import { code, paragraph, printable, shorten, type TextStyle, word, words } from "./text-style.ts";
import type { GrantFailure, GrantTrace } from "./trace-grants.ts";

const marks = { allows: "✓", denies: "✗", "does-not-apply": "·" } as const satisfies Record<Verdict, string>;
const tones = { allows: "good", denies: "bad", "does-not-apply": "quiet" } as const;

/** Statements or grants to tell one by one. */
const most = 5;

export function layerLines(
  { layer, levels }: LayerTrace,
  determining: readonly Determining[],
  style: TextStyle,
): readonly string[] {
  const statements = levels.flat();
  const heading = heads(sentenceCase(layerTitle(layer)), statements, style);
  if (levels.length < 2) return [heading, ...statementLines(statements, determining, style)];
  return [
    heading,
    ...levels.flatMap((level, index) => [
      `  ${heads(`level ${String(index + 1)} of ${String(levels.length)}`, level, style, false)}`,
      ...statementLines(level, determining, style),
    ]),
  ];
}

export function grantLines(grants: readonly GrantTrace[], style: TextStyle): readonly string[] {
  const { shown, more } = nearest(grants);
  return [
    heads("Grants", grants, style),
    ...shown.flatMap((grant) => [
      `  ${mark(grant.verdict, style)} ${paragraph(words(code(grant.grant), style), style)}`,
      ...grant.failed.map((failure) => grantFailureLine(failure, style)),
    ]),
    ...rest(more, style),
  ];
}

function statementLines(
  statements: readonly StatementTrace[],
  determining: readonly Determining[],
  style: TextStyle,
): readonly string[] {
  const { shown, more } = nearest(statements);
  const titles = shown.map(statementTitle);
  const room = Math.min(44, Math.max(...titles.map((title) => title.length)));
  return [
    ...shown.flatMap((statement, index) => {
      const title = titles[index] ?? "";
      const settles = determining.some((place) => isSame(place, statement));
      const text = style.paint(settles ? "strong" : "quiet", title);
      const head = `  ${mark(statement.verdict, style)} ${statement.effect.padEnd(5)}  `;
      const where = position(statement) ?? "";
      return [
        `${head}${statement.verdict === "does-not-apply" ? title : text}${" ".repeat(Math.max(0, room - title.length))}  ${style.paint("quiet", where)}`.trimEnd(),
        ...statement.failed.map((failure) => failureLine(failure, style)),
      ];
    }),
    ...rest(more, style),
  ];
}

/** The name of the document, where its file does not tell it, and of the statement. */
function statementTitle({ policy, file, sid, statement }: StatementTrace): string {
  const name = sid ?? `statement ${String(statement ?? 0)}`;
  const isFile = policy === null || policy === undefined || (file ?? "").endsWith(policy);
  return printable(isFile ? name : `${policy} › ${name}`);
}

function failureLine(failure: Failure, style: TextStyle): string {
  const { element, wanted } = failure;
  const isCondition = failure.element === "condition";
  const subject = isCondition ? `${failure.operator} ${code(failure.key)}` : element;
  const actual =
    failure.actual === null ? "absent" : failure.element === "condition" ? anyOf(failure.actual) : code(failure.actual);
  return paragraph(
    words(`${subject}: wants ${anyOf(wanted)}; ${failure.actual === null ? "is" : "has"} ${actual}`, style),
    style,
    word("      ", style),
  );
}

function grantFailureLine({ element, wanted, actual }: GrantFailure, style: TextStyle): string {
  return paragraph(
    words(`${element}: wants ${anyOf(wanted)}; ${actual === null ? "has none" : `has ${code(actual)}`}`, style),
    style,
    word("      ", style),
  );
}

function anyOf(values: readonly string[]): string {
  if (values.length === 0) return "nothing";
  const { shown, more } = shorten(values);
  return `${shown.map(code).join(", ")}${more === 0 ? "" : ` and ${String(more)} more`}`;
}

function heads(
  title: string,
  items: readonly { readonly verdict: Verdict }[],
  style: TextStyle,
  strong = true,
): string {
  const verdict = items.some((item) => item.verdict === "denies")
    ? "denies"
    : items.some((item) => item.verdict === "allows")
      ? "allows"
      : null;
  const says = verdict ?? (items.length === 0 ? "holds no statement" : "nothing applies");
  return `${strong ? style.paint("strong", title) : title}  ${style.paint(tones[verdict ?? "does-not-apply"], says)}`;
}

function mark(verdict: Verdict, style: TextStyle): string {
  return style.paint(tones[verdict], marks[verdict]);
}

/** What applies, and what failed least, in the order of the document. */
function nearest<T extends { readonly verdict: Verdict; readonly failed: readonly unknown[] }>(items: readonly T[]) {
  const ranked = [...items].sort((one, other) => one.failed.length - other.failed.length);
  const { shown, more } = shorten(ranked, most);
  return { shown: items.filter((item) => shown.includes(item)), more };
}

function rest(more: number, style: TextStyle): readonly string[] {
  return more === 0 ? [] : [`  ${style.paint("quiet", `and ${String(more)} more that do not apply`)}`];
}

function isSame(place: Determining, { layer, policy, statement, file, line }: StatementTrace): boolean {
  return (
    place.layer === layer &&
    place.policy === policy &&
    place.statement === statement &&
    place.file === file &&
    place.line === line
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
