/** Opens what a caller hands over: a text becomes a value with positions, a value stays without. */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import { type Element, rootElement } from "./element.ts";
import { readText } from "./located.ts";
import { plainCopy } from "./plain-data.ts";
import { isSourceText, noSource } from "./source.ts";
import type { TagMember } from "./yaml-value.ts";

export function openDocument(input: unknown, tagMember?: TagMember): Read<Element> {
  if (!isSourceText(input)) {
    const diagnostics: Diagnostic[] = [];
    const copy = plainCopy(input, diagnostics);
    return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, value: rootElement(copy, noSource) };
  }
  const text = readText(input, tagMember);
  return text.ok ? { ok: true, value: rootElement(text.value.value, text.value.source) } : text;
}

/** Diagnostics as a reader meets them: file by file, from the top down. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(diagnostics.map(({ file }) => file))];
  return [...diagnostics].sort(
    (one, other) =>
      files.indexOf(one.file) - files.indexOf(other.file) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      (one.column ?? 0) - (other.column ?? 0),
  );
}
