/**
 * The value of a JSON text by the parser of the platform, which is fast and tells nothing: not where a part stands, nor that an
 * object has a member twice, of which it keeps the last one.
 */

import { deepestNesting } from "./fault.ts";

/** Null for what is no JSON, for what is nested too deeply, and for a text in which an object has a member twice. */
export function parsePlain(text: string): { readonly value: unknown } | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return takePrototypes(value) === namesIn(text) ? { value } : null;
}

/**
 * Takes the prototypes of all objects, so that any name is that of a member or of nothing; tells how many members there are, or
 * that they are nested too deeply (not a number).
 */
function takePrototypes(value: unknown, level = 1): number {
  if (typeof value !== "object" || value === null) return 0;
  if (level > deepestNesting) return NaN;
  const parts: readonly unknown[] = Object.values(value);
  let members = 0;
  if (!Array.isArray(value)) {
    Object.setPrototypeOf(value, null);
    members = parts.length;
  }
  for (const part of parts) members += takePrototypes(part, level + 1);
  return members;
}

/** How many strings of a JSON text are names: those before a colon. */
function namesIn(text: string): number {
  const strings = text.match(/"(?:[^"\\]|\\.)*"\s*:?/gu);
  return strings?.filter((one) => one.endsWith(":")).length ?? 0;
}
