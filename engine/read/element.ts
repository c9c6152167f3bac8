/**
 * An element: a value together with its place in the document that it came from.
 * Readers walk elements, and a fault is reported at the element that has it.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagnosticCode } from "./codes.ts";
import { pointerStep } from "./pointer.ts";
import type { Part, Source } from "./source.ts";

export interface Element {
  readonly value: unknown;
  readonly source: Source;
  readonly parent: Element | null;
  /** Member name or index in the parent; for a root, the pointer at which the document stands in its source. */
  readonly name: string;
}

/** An element whose value is text. */
export interface TextElement extends Element {
  readonly value: string;
}

export function rootElement(value: unknown, source: Source, pointer = ""): Element {
  return { value, source, parent: null, name: pointer };
}

/** The pointer into the source, or relative to an element further out. */
export function pointerOf(element: Element, from: Element | null = null): string {
  if (element === from) return "";
  return element.parent === null ? element.name : pointerOf(element.parent, from) + pointerStep(element.name);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of an object; none for any other value. A member that is `undefined` is not there. */
export function membersOf(element: Element): readonly Element[] {
  const { value, source } = element;
  if (!isObject(value)) return [];
  const members: Element[] = [];
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member !== undefined) members.push({ value: member, source, parent: element, name });
  }
  return members;
}

/** One member of an object; null when it is not there. */
export function memberOf(element: Element | null, name: string): Element | null {
  if (element === null || !isObject(element.value) || !Object.hasOwn(element.value, name)) return null;
  const value = element.value[name];
  return value === undefined ? null : { value, source: element.source, parent: element, name };
}

/** The items of a list; none for any other value. */
export function itemsOf(element: Element | null): readonly Element[] {
  const items: Element[] = [];
  if (element === null || !Array.isArray(element.value)) return items;
  for (const value of element.value as readonly unknown[]) {
    items.push({ value, source: element.source, parent: element, name: String(items.length) });
  }
  return items;
}

/** A list's items, or the value itself where a single one stands for a list. */
export function oneOrMany(element: Element): readonly Element[] {
  return Array.isArray(element.value) ? itemsOf(element) : [element];
}

/** False for an element that is absent, as for any value but text. */
export function isText(element: Element | null): element is TextElement {
  return typeof element?.value === "string";
}

/** The element's text, or null where it is absent or not text. */
export function textOf(element: Element | null): string | null {
  return isText(element) ? element.value : null;
}

/** The items of a list that are text; a schema tells of the others. */
export function textItemsOf(element: Element | null): readonly TextElement[] {
  return itemsOf(element).filter(isText);
}

/** Adds a diagnostic at an element. */
export function report(
  diagnostics: Diagnostic[],
  element: Element,
  code: DiagnosticCode,
  message: string,
  part: Part = "value",
): void {
  reportAt(diagnostics, element.source, pointerOf(element), code, message, part);
}

/** Adds a diagnostic at a pointer into a source. */
export function reportAt(
  diagnostics: Diagnostic[],
  source: Source,
  pointer: string,
  code: DiagnosticCode,
  message: string,
  part: Part = "value",
): void {
  const { line, column } = source.locate(pointer, part) ?? { line: null, column: null };
  diagnostics.push({ code, message, file: source.file, line, column, pointer });
}

/** What a value is, in JSON's words. */
export function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  const names: Readonly<Record<string, string>> = {
    object: "an object",
    string: "a string",
    number: "a number",
    boolean: "a boolean",
  };
  return names[typeof value] ?? typeof value;
}

/** What a value is, where a string should stand: YAML reads an account id without quotes as a number. */
export function kindOfNoText(value: unknown): string {
  return typeof value === "number" || typeof value === "boolean" ? `${kindOf(value)}; put it in quotes` : kindOf(value);
}
