/**
 * What a program hands over instead of a text, copied: data as JSON has it, with dates and bytes as AWS's SDKs give them.
 * What is decided then rests on the copy alone, whatever becomes of the original, and however often it would have answered
 * otherwise. What is no data (a Map, say, whose entries no member shows) is a fault, since reading it would pass it over.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagnosticCode } from "./codes.ts";
import { deepestNesting, nestedTooDeeply } from "./fault.ts";
import { pointerStep } from "./pointer.ts";

/** A copy; what has a fault is left out of it. */
export function plainCopy(value: unknown, diagnostics: Diagnostic[]): unknown {
  return copyOf(value, { diagnostics, path: [] });
}

interface Place {
  readonly diagnostics: Diagnostic[];
  /** Names and indices that lead here; one list for the whole walk. */
  readonly path: (string | number)[];
}

function copyOf(value: unknown, place: Place): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null || value === undefined) return value;
  if (Number.isFinite(value)) return value;
  if (typeof value === "number") return fault(place, "not-a-number", `${String(value)} is no number that JSON has`);
  if (typeof value !== "object") return fault(place, "wrong-type", `expected data, got a ${typeof value}`);
  if (value instanceof Date) return new Date(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  if (place.path.length >= deepestNesting) {
    return fault(place, "nested-too-deeply", nestedTooDeeply(0).message);
  }
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => within(index, item, place));
  if (!isPlain(value)) return fault(place, "wrong-type", `expected a plain object, got ${classOf(value)}`);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, within(name, member, place)]));
}

function within(name: string | number, value: unknown, place: Place): unknown {
  place.path.push(name);
  const copy = copyOf(value, place);
  place.path.pop();
  return copy;
}

function fault({ diagnostics, path }: Place, code: DiagnosticCode, message: string): unknown {
  const pointer = path.map((step) => pointerStep(String(step))).join("");
  diagnostics.push({ code, message, pointer, file: null, line: null, column: null });
  return undefined;
}

/** Made by `{}` here or in another realm, or without a prototype. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function classOf(value: object): string {
  const { constructor } = value as { readonly constructor?: unknown };
  const isNamed = typeof constructor === "function" && constructor.name !== "";
  return isNamed ? `an object of the class \`${constructor.name}\`` : "an object of a class without a name";
}
