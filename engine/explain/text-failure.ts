/** What made a statement apply, and what kept a statement or grant from it, a line an element: wanted, and what the request has. */

import { code, paragraph, shorten, type TextStyle, word, words } from "./text-style.ts";
import type { ConditionTrace, Failure, GrantFailure } from "./trace.ts";

export function failureLine(failure: Failure, indent: string, style: TextStyle): string {
  return line(failure.element === "condition" ? conditionText(failure) : elementText(failure), indent, style);
}

/** What tells most: whom a statement does not mean, it need not say more; conditions count once all else fits. */
export function tellingFailures(failed: readonly Failure[]): readonly Failure[] {
  const principal = failed.filter(({ element }) => element === "principal");
  if (principal.length > 0) return principal;
  const others = failed.filter(({ element }) => element !== "condition");
  return others.length > 0 ? others : failed;
}

/** The same of a grant: of one to another grantee, that alone. */
export function tellingGrantFailures(failed: readonly GrantFailure[]): readonly GrantFailure[] {
  const others = failed.filter(({ element }) => element !== "operations" && element !== "token");
  return failed.some(({ element }) => element === "grantee") ? others : failed;
}

/** `` matched: Bool `aws:ViaAWSService` has `false` ``. */
export function matchLine({ operator, key, wanted, actual }: ConditionTrace, indent: string, style: TextStyle): string {
  const has = actual === null ? "is absent" : `has ${listed(actual)}`;
  const plain = operator.startsWith("Null") || (actual !== null && actual.every((value) => wanted.includes(value)));
  const wants = plain ? "" : `; wants ${wishOf(operator, wanted)}`;
  return line(`matched: ${operator} ${code(key)} ${has}${wants}`, indent, style);
}

export function grantFailureLine({ element, wanted, actual }: GrantFailure, indent: string, style: TextStyle): string {
  return line(`${element}: wants ${oneOf(wanted)}; has ${actual === null ? "none" : code(actual)}`, indent, style);
}

function elementText({ element, wanted, actual }: Exclude<Failure, { element: "condition" }>): string {
  const negated = wanted.length > 0 && wanted.every((text) => text.startsWith("not "));
  const wish = negated ? noneOf(wanted.map((text) => text.slice("not ".length))) : oneOf(wanted);
  return `${element}: wants ${wish}; has ${code(actual)}`;
}

function conditionText({ operator, key, wanted, actual }: ConditionTrace): string {
  const has = actual === null ? "it is absent" : `has ${listed(actual)}`;
  return `${operator} ${code(key)}: wants ${wishOf(operator, wanted)}; ${has}`;
}

function wishOf(operator: string, wanted: readonly string[]): string {
  if (operator === "Null") return wanted.includes("true") ? "it absent" : "it present";
  return /Not/u.test(operator) ? noneOf(wanted) : oneOf(wanted);
}

function oneOf(values: readonly string[]): string {
  if (values.length === 0) return "what is not given";
  return `${values.length === 1 ? "" : "one of "}${listed(values)}`;
}

function noneOf(values: readonly string[]): string {
  return `${values.length === 1 ? "anything but" : "none of"} ${listed(values)}`;
}

function listed(values: readonly string[]): string {
  if (values.length === 0) return "no value";
  const { shown, more } = shorten(values);
  return `${shown.map(code).join(", ")}${more === 0 ? "" : ` and ${String(more)} more`}`;
}

function line(text: string, indent: string, style: TextStyle): string {
  return paragraph(words(text, style), style, word(indent, style), indent.length + 2);
}
