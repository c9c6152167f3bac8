/** Policy variables as they are written, those of a wrong form included. What a template left behind, `${Name}`, is none. */

import type { Element } from "../read/element.ts";
import type { TextElement } from "../read/expect.ts";
import type { StatementSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

export interface WrittenVariable {
  /** The whole of it, `${` and `}` included. */
  readonly text: string;
  /** What stands between the braces, as far as the comma before a default. */
  readonly name: string;
  /** What stands behind that comma; null where there is none. */
  readonly fallback: string | null;
  readonly isClosed: boolean;
}

/** The variables of a text. */
export function variablesIn(text: string): readonly WrittenVariable[] {
  if (!text.includes("${")) return [];
  return [...text.matchAll(/\$\{((?:(?!\$\{)[^},])*)(?:,((?:(?!\$\{)[^}])*))?(\})?/gu)]
    .map(([whole, name = "", fallback, brace]) => ({
      text: whole,
      name,
      fallback: fallback ?? null,
      isClosed: brace !== undefined,
    }))
    .filter(({ name, isClosed }) => /^\s*[a-z][\w-]*\s*:(?!:)/iu.test(name) || (isClosed && name.trim() === ""));
}

/** Whether anything in a statement looks like a variable. */
export function mayHoldVariables({ ownActions, resource, conditions }: StatementSubject): boolean {
  if (ownActions.some(opensBrace) || resource?.patterns.some(opensBrace) === true) return true;
  return conditions.some(({ values }) => values.some(opensBrace));
}

function opensBrace({ value }: Element): boolean {
  return typeof value === "string" && value.includes("${");
}

/** The texts of a statement in which AWS could look for variables. */
export function textsWithVariables({ resource, conditions }: StatementSubject): readonly TextElement[] {
  const texts: readonly Element[] = [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)];
  return texts.filter(hasVariables);
}

function hasVariables(element: Element): element is TextElement {
  return opensBrace(element) && !isSymbolic(element.value);
}
