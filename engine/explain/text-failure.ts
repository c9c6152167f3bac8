/** What made a statement apply, and what kept a statement or grant from it, a line an element: wanted, and what the request has. */

import { code, paragraph, shorten, type TextStyle, word, words } from "./text-style.ts";
import type { ConditionTrace, Failure, GrantFailure } from "./trace.ts";
import { comparisonWord, wantedTexts } from "./wanted-values.ts";

export function failureLine(failure: Failure, indent: string, style: TextStyle): string {
  return line(failure.element === "condition" ? conditionText(failure) : elementText(failure), indent, style);
}

/** `` matched: Bool `aws:ViaAWSService` has `false` ``. */
export function matchLine(condition: ConditionTrace, indent: string, style: TextStyle): string {
  const { operator, key, wanted, resolved = wanted, actual } = condition;
  const has = actual === null ? "is absent" : `has ${listed(actual.map(code))}`;
  const same = actual !== null && actual.every((value) => resolved.includes(value));
  const plain = operator.startsWith("Null") || (same && comparisonWord(operator) === "");
  const wants = plain ? "" : `; wants ${wishOf(condition)}`;
  return line(`matched: ${operator} ${code(key)} ${has}${wants}`, indent, style);
}

export function grantFailureLine({ element, wanted, actual }: GrantFailure, indent: string, style: TextStyle): string {
  return line(
    `${element}: wants ${oneOf(wanted.map(code))}; has ${actual === null ? "none" : code(actual)}`,
    indent,
    style,
  );
}

function elementText({ element, wanted, resolved, actual }: Exclude<Failure, { element: "condition" }>): string {
  const negated = wanted.length > 0 && wanted.every((text) => text.startsWith("not "));
  const plain = negated ? wanted.map((text) => text.slice("not ".length)) : wanted;
  const texts = wantedTexts(plain, resolved, code);
  return `${element}: wants ${negated ? noneOf(texts) : oneOf(texts)}; has ${code(actual)}`;
}

function conditionText(condition: ConditionTrace): string {
  const { operator, key, actual } = condition;
  const has = actual === null ? "it is absent" : `has ${listed(actual.map(code))}`;
  return `${operator} ${code(key)}: wants ${wishOf(condition)}; ${has}`;
}

function wishOf({ operator, wanted, resolved }: ConditionTrace): string {
  if (operator === "Null") return wanted.includes("true") ? "it absent" : "it present";
  const texts = wantedTexts(wanted, resolved, code);
  return /Not/u.test(operator) ? noneOf(texts) : comparisonWord(operator) + oneOf(texts);
}

function oneOf(texts: readonly string[]): string {
  if (texts.length === 0) return "what is not given";
  return `${texts.length === 1 ? "" : "one of "}${listed(texts)}`;
}

function noneOf(texts: readonly string[]): string {
  return `${texts.length === 1 ? "anything but" : "none of"} ${listed(texts)}`;
}

function listed(texts: readonly string[]): string {
  if (texts.length === 0) return "no value";
  const { shown, more } = shorten(texts);
  return `${shown.join(", ")}${more === 0 ? "" : ` and ${String(more)} more`}`;
}

function line(text: string, indent: string, style: TextStyle): string {
  return paragraph(words(text, style), style, word(indent, style), indent.length + 2);
}
