/** An element that may stand negated in its place: `Action` or `NotAction`. */

import { type Element, memberOf } from "../read/element.ts";

export interface Either {
  readonly element: Element;
  readonly negated: boolean;
}

/** The one that stands; null when neither does. */
export function eitherOf(statement: Element, name: string): Either | null {
  const plain = memberOf(statement, name);
  if (plain !== null) return { element: plain, negated: false };
  const negated = memberOf(statement, `Not${name}`);
  return negated === null ? null : { element: negated, negated: true };
}
