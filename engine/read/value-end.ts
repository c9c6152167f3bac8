/** Where a value ends that begins at an offset; asked for the few values that a finding points at. */

import { createScanner } from "jsonc-parser";

// Numbers of jsonc-parser's `SyntaxKind`, a constant enum that isolated modules cannot read.
const opening: readonly number[] = [1, 3];
const closing: readonly number[] = [2, 4];
const endOfText = 17;

/** After the scalar, or after the bracket that closes the object or list. */
export function endOfJson(text: string, offset: number): number {
  const scanner = createScanner(text);
  scanner.setPosition(offset);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (opening.includes(token)) depth++;
    if (closing.includes(token)) depth--;
    if (depth <= 0) return scanner.getTokenOffset() + scanner.getTokenLength();
  }
  return text.length;
}

/** After a quoted scalar, or where the plain one ends on its line. */
export function endOfYaml(text: string, offset: number): number {
  const rest = text.slice(offset, offset + 4096);
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/u.exec(rest)?.[0];
  if (quoted !== undefined) return offset + quoted.length;
  const plain = rest.search(/\s*(?:$|[\n\r]|\s#|:(?:\s|$)|[,\]}])/u);
  return offset + Math.max(1, plain);
}
