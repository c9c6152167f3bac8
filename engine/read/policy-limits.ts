/**
 * Limits of a policy document as a whole: its bytes and its characters, as it would be sent to AWS.
 * A document that is a file of its own counts as it stands there, any other as compact JSON. Fact E50.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, itemsOf, membersOf, pointerOf, report } from "./element.ts";
import type { Grammar } from "./grammar.ts";
import type { Part } from "./source.ts";

export function checkLimits(document: Element, grammar: Grammar, diagnostics: Diagnostic[]): void {
  if (grammar.document === null) return;
  const { mostBytes, refusedCharacter } = grammar.document;
  const ownText = pointerOf(document) === "" ? document.source.json : undefined;
  const bytes = new TextEncoder().encode(ownText ?? JSON.stringify(document.value)).length;
  if (bytes > mostBytes) {
    const message = `a key policy of ${String(bytes)} bytes; ${String(mostBytes)} is the most`;
    report(diagnostics, document, "policy-too-large", message);
  }
  checkCharacters(document, refusedCharacter, diagnostics);
}

function checkCharacters(element: Element, refused: RegExp, diagnostics: Diagnostic[]): void {
  if (typeof element.value === "string") check(element, element.value, "value");
  for (const item of itemsOf(element)) checkCharacters(item, refused, diagnostics);
  for (const member of membersOf(element)) {
    check(member, member.name, "name");
    checkCharacters(member, refused, diagnostics);
  }

  function check(at: Element, text: string, part: Part): void {
    const first = refused.exec(text)?.[0].codePointAt(0);
    if (first === undefined) return;
    // JSON text may spell any character with an escape, which consists of others.
    const written = at.source.json === undefined ? text : (at.source.written?.(pointerOf(at), part) ?? text);
    if (!refused.test(written)) return;
    const code = first.toString(16).toUpperCase().padStart(4, "0");
    report(diagnostics, at, "invalid-character", `a character that a key policy cannot hold, U+${code}`, part);
  }
}
