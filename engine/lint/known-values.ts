/**
 * The values of a condition that can be judged: not those that a template or a policy variable leaves open, nor those with
 * blanks around them, which a rule of its own tells.
 */

import { operators } from "../conditions/list.ts";
import { parseText, resolveText } from "../expression/text.ts";
import type { OperatorName } from "../model/policy.ts";
import type { Element } from "../read/element.ts";
import type { ConditionSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

export interface KnownValue {
  readonly at: Element;
  readonly text: string;
}

export function knownValues({ values }: ConditionSubject): readonly KnownValue[] {
  return values.flatMap((at) => {
    const { value } = at;
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return [];
    const text = String(value);
    return isSymbolic(text) || text.includes("${") || text !== text.trim() ? [] : [{ at, text }];
  });
}

/** Whether an operator can make anything of a value: a number, a date, an ARN, as it takes them (E60, E61). */
export function isReadable(operator: OperatorName, text: string): boolean {
  if (operator === "Null") return /^(?:true|false)$/u.test(text);
  const pattern = resolveText(parseText(text, false), () => null);
  return pattern !== null && operators[operator].comparison.parse(pattern) !== null;
}

/** Whether an operator would find a value of a request equal to a text. */
export function isMatched(operator: OperatorName, text: string, value: string): boolean {
  if (operator === "Null") return false;
  const { comparison } = operators[operator];
  const pattern = resolveText(parseText(text, false), () => null);
  const wanted = pattern === null ? null : comparison.parse(pattern);
  return wanted !== null && comparison.matches(value, wanted);
}
