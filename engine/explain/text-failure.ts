/** What kept a statement or grant from applying, a line an element: what it wants, and what the request has. */

import { code, paragraph, shorten, type TextStyle, word, words } from "./text-style.ts";
import type { Failure, GrantFailure } from "./trace.ts";

export function failureLine(failure: Failure, indent: string, style: TextStyle): string {
  return line(failure.element === "condition" ? conditionText(failure) : elementText(failure), indent, style);
}

export function grantFailureLine({ element, wanted, actual }: GrantFailure, indent: string, style: TextStyle): string {
  return line(`${element}: wants ${oneOf(wanted)}; has ${actual === null ? "none" : code(actual)}`, indent, style);
}

function elementText({ element, wanted, actual }: Exclude<Failure, { element: "condition" }>): string {
  const negated = wanted.length > 0 && wanted.every((text) => text.startsWith("not "));
  const wish = negated ? noneOf(wanted.map((text) => text.slice("not ".length))) : oneOf(wanted);
  return `${element}: wants ${wish}; has ${code(actual)}`;
}

function conditionText({ operator, key, wanted, actual }: Extract<Failure, { element: "condition" }>): string {
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
