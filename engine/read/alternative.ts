/** An element that may stand negated in its place: `Action` or `NotAction`, never both. */

import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, memberOf, report } from "./element.ts";

export interface Alternative {
  readonly element: Element;
  readonly negated: boolean;
}

/** The one that stands; null when neither does. */
export function alternativeFrom(statement: Element, name: string, diagnostics: Diagnostic[]): Alternative | null {
  const plain = memberOf(statement, name);
  const negated = memberOf(statement, `Not${name}`);
  if (plain !== null && negated !== null) {
    const message = `\`${name}\` and \`Not${name}\` in one statement`;
    report(diagnostics, negated, "conflicting-elements", message, "name");
  }
  if (plain !== null) return { element: plain, negated: false };
  return negated === null ? null : { element: negated, negated: true };
}
