/** The types that elements must have; a value of another type is reported where it stands. */

import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, isObject, kindOf, kindOfNoText, oneOrMany, report, type TextElement } from "./element.ts";

export type { TextElement } from "./element.ts";

/** True for text. An absent element (null) is no fault. */
export function expectText(element: Element | null, what: string, diagnostics: Diagnostic[]): element is TextElement {
  if (element === null) return false;
  if (typeof element.value === "string") return true;
  report(diagnostics, element, "wrong-type", `${what} must be a string, not ${kindOfNoText(element.value)}`);
  return false;
}

/** True for an object. */
export function expectObject(element: Element, what: string, diagnostics: Diagnostic[]): boolean {
  if (isObject(element.value)) return true;
  report(diagnostics, element, "wrong-type", `${what} must be an object, not ${kindOf(element.value)}`);
  return false;
}

/** The texts of a list, or of a single text in its place. */
export function textsFrom(element: Element, what: string, diagnostics: Diagnostic[]): readonly TextElement[] {
  return oneOrMany(element).filter((item) => expectText(item, what, diagnostics));
}
