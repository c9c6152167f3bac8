/**
 * YAML text to value: another spelling of JSON, and nothing beyond it.
 * Names become text as written (`Null`, `012345678901`), dates stay strings; a tag, an unbounded alias or a second
 * document is a fault. Source: YAML 1.2, core schema.
 */

import { Composer, CST, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import { deepestNesting, type Fault, nestedTooDeeply, type Parsed } from "./fault.ts";
import { sourceOf } from "./positions.ts";
import { convertYaml, type TagMember } from "./yaml-value.ts";

/** Reads a whole text; on any fault, all of them. */
export function readYaml(file: string | null, text: string, tagMember: TagMember = () => null): Parsed {
  const tokens = tokensOf(text);
  if ("code" in tokens) return { faults: [tokens] };
  const depth = tooDeep(tokens);
  if (depth !== null) return { faults: [depth] };
  const faults: Fault[] = [];
  let contents: ParsedNode | null = null;
  for (const [index, document] of [...composer().compose(tokens, true, text.length)].entries()) {
    if (index === 0) {
      contents = document.contents;
      faults.push(...faultsOf(document, tagMember));
    } else if (index === 1) {
      faults.push({ code: "several-documents", message: "a second YAML document", offset: document.range[0] });
    }
  }
  if (faults.length > 0) return { faults };
  const converted = convertYaml(contents, tagMember);
  if ("faults" in converted) return converted;
  const { value, offsets } = converted;
  return { located: { value, source: sourceOf(file, text, false, () => ({ value, offsets })) } };
}

/** The token trees of a text; brackets beyond measure stop the reading at once, since each costs tens of microseconds. */
function tokensOf(text: string): readonly CST.Token[] | Fault {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  let brackets = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === "[" || lexeme === "{") brackets++;
    if (lexeme === "]" || lexeme === "}") brackets--;
    if (brackets > deepestNesting) return nestedTooDeeply(offset);
    if (!markers.includes(lexeme)) offset += lexeme.length;
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return tokens;
}

// Lexemes that stand for nothing in the text. Source: yaml, `CST`.
const markers: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

/** The schema holds whatever a `%YAML` directive asks for; names are compared where values are built. */
function composer(): Composer {
  return new Composer({
    version: "1.2",
    schema: "core",
    resolveKnownTags: false,
    uniqueKeys: false,
  });
}

function faultsOf(document: Document.Parsed, tagMember: TagMember): readonly Fault[] {
  const syntax = document.errors.map(({ pos, message }): Fault => ({
    code: "syntax-error",
    message: `not YAML: ${plain(message)}`,
    offset: pos[0],
  }));
  const warnings = document.warnings.flatMap(({ code, pos, message }): readonly Fault[] => {
    if (code !== "TAG_RESOLVE_FAILED") return [{ code: "syntax-error", message: plain(message), offset: pos[0] }];
    const tag = message.slice("Unresolved tag: ".length);
    return tagMember(tag) === null ? [{ code: "custom-tag", message: `a tag, \`${tag}\``, offset: pos[0] }] : [];
  });
  return [...syntax, ...warnings];
}

function plain(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Found in the token tree with a list of things to do, since the composer recurses. */
function tooDeep(tokens: readonly CST.Token[]): Fault | null {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepestNesting) return nestedTooDeeply(token.offset);
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  return null;
}

/** Collections inside a token; scalars nest nothing. */
function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === "document") return collections([token.value]);
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => collections([key, value]));
}

function collections(tokens: readonly (CST.Token | null | undefined)[]): readonly CST.Token[] {
  return tokens.filter((token): token is CST.Token => !!token && "items" in token);
}
