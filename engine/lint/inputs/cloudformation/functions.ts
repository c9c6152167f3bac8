/** What the intrinsic functions of templates have in common. */

import { shown, symbolic } from "../../symbolic.ts";

/** What Fn::Sub puts a value in for, and `${!Name}`, which is the literal `${Name}`. */
export const placeholder = /\$\{(!?)([^}]*)\}/gu;

/** The names that a text of Fn::Sub has its values put in for. */
export function placeholders(text: string): readonly string[] {
  return [...text.matchAll(placeholder)].flatMap(([, literal, name = ""]) => (literal === "" ? [name.trim()] : []));
}

export function isFunction(name: string): boolean {
  return name === "Ref" || name.startsWith("Fn::");
}

/** What only the deployment looks up, as `{{resolve:ssm:/name}}`, is symbolic. */
export function withoutDynamic(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.replaceAll(/\{\{(resolve:[^{}]*)\}\}/gu, (_whole, name: string) => symbolic(shown(name)));
}

/** A value within a text; one that is no text by then is symbolic. */
export function textIn(value: unknown, name: string): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : symbolic(name);
}
