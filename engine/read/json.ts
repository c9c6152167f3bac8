/**
 * JSON text to value, strictly: no comment, no trailing comma, no second member of a name.
 * Objects have no prototype, so that a member named `__proto__` is data like any other. Source: RFC 8259.
 */

import { createScanner, printParseErrorCode, visit } from "jsonc-parser";
import { createBuilder } from "./builder.ts";
import { deepestNesting, type Fault, nestedTooDeeply, type Parsed } from "./fault.ts";
import { parsePlain } from "./plain-json.ts";
import { type Placed, sourceOf } from "./positions.ts";

/** Reads a whole text; on any fault, all of them. */
export function readJson(file: string | null, text: string): Parsed {
  // Most texts are sound, and of many nobody asks for a place.
  const plain = parsePlain(text);
  if (plain !== null) {
    return { located: { value: plain.value, source: sourceOf(file, text, true, () => visited(text).placed()) } };
  }
  const depth = tooDeep(text);
  if (depth !== null) return { faults: [depth] };
  // INVARIANT: what the platform's parser refuses, this one tells a fault of.
  return { faults: visited(text).faults };
}

interface Visited {
  /** Of a text without a fault. */
  readonly placed: () => Placed;
  readonly faults: readonly Fault[];
}

/** Reads a text part by part: where each stands, and all that is wrong. */
function visited(text: string): Visited {
  const faults = new Map<number, Fault>();
  const builder = createBuilder();
  let afterUnknown = false;

  function fault(code: Fault["code"], message: string, offset: number): void {
    if (!faults.has(offset)) faults.set(offset, { code, message, offset, pointer: builder.pointer() });
  }
  visit(
    text,
    {
      onObjectBegin: (offset) => {
        builder.openObject(offset);
      },
      onArrayBegin: (offset) => {
        builder.openList(offset);
      },
      onObjectProperty: (name, offset) => {
        const isFirst = builder.name(name, offset);
        if (!isFirst) fault("duplicate-member", `a second member \`${name}\``, offset);
      },
      onLiteralValue: builder.add,
      onObjectEnd: builder.close,
      onArrayEnd: builder.close,
      onError: (code, offset) => {
        const name = printParseErrorCode(code);
        // An unknown word is told twice: as such, and as the value that it is not.
        const isEcho = name === "ValueExpected" && afterUnknown;
        afterUnknown = name === "InvalidSymbol";
        if (!isEcho) fault("syntax-error", syntaxMessages[name] ?? "not JSON", offset);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return { placed: builder.finish, faults: [...faults.values()] };
}

/** Found by the scanner alone, since the parser recurses. */
function tooDeep(text: string): Fault | null {
  const scanner = createScanner(text);
  let depth = 0;
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === openBrace || token === openBracket) depth++;
    if (token === closeBrace || token === closeBracket) depth--;
    if (depth > deepestNesting) return nestedTooDeeply(scanner.getTokenOffset());
  }
  return null;
}

// Numbers of jsonc-parser's `SyntaxKind`, a constant enum that isolated modules cannot read.
const openBrace = 1;
const closeBrace = 2;
const openBracket = 3;
const closeBracket = 4;
const endOfText = 17;

const syntaxMessages: Readonly<Record<string, string>> = {
  InvalidSymbol: "not JSON: a word or character that JSON does not have",
  InvalidNumberFormat: "not JSON: a number of the wrong form",
  PropertyNameExpected: "not JSON: a member name in double quotes is expected",
  ValueExpected: "not JSON: a value is expected",
  ColonExpected: "not JSON: a colon is expected",
  CommaExpected: "not JSON: a comma is expected",
  CloseBraceExpected: "not JSON: a closing brace is expected",
  CloseBracketExpected: "not JSON: a closing bracket is expected",
  EndOfFileExpected: "not JSON: the text goes on after its end",
  InvalidCommentToken: "not JSON: a comment",
  UnexpectedEndOfComment: "not JSON: a comment",
  UnexpectedEndOfString: "not JSON: a string without its end",
  UnexpectedEndOfNumber: "not JSON: a number without its end",
  InvalidUnicode: "not JSON: `\\u` without four hexadecimal digits",
  InvalidEscapeCharacter: "not JSON: an escape that JSON does not have",
  InvalidCharacter: "not JSON: a control character in a string",
};
