/**
 * The outline of a text in Terraform's language: its blocks of resources and data, and its comments. Strings, templates in
 * them and heredocs are passed over. Source: HCL native syntax specification, lexical elements.
 */

import { linesOf } from "../../../read/positions.ts";
import type { Comment } from "../../suppression-comment.ts";

export interface HclBlock {
  /** `aws_kms_key.orders`, `data.aws_iam_policy_document.orders`: the address in its module. */
  readonly address: string;
  /** Lines, from 1. */
  readonly from: number;
  readonly to: number;
}

export interface HclOutline {
  readonly blocks: readonly HclBlock[];
  readonly comments: readonly Comment[];
}

export function outlineOfHcl(text: string): HclOutline {
  const positionAt = linesOf(text);
  const blocks: HclBlock[] = [];
  const comments: Comment[] = [];
  let depth = 0;
  let header = 0;
  let open: { readonly address: string; readonly from: number } | null = null;
  token.lastIndex = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [lexeme] = found;
    const end = found.index + lexeme.length;
    if (/^(?:#|\/[/*])/u.test(lexeme)) {
      const inside = lexeme.replace(/^(?:#+|\/\/|\/\*)/u, "").replace(/\*\/$/u, "");
      comments.push({ text: inside, start: positionAt(found.index), end: positionAt(end) });
    } else if (lexeme === '"') {
      token.lastIndex = endOfString(text, end);
    } else if (lexeme === "{") {
      const address = depth === 0 ? addressOf(text.slice(header, found.index)) : null;
      if (address !== null) open = { address, from: positionAt(found.index).line };
      depth++;
    } else if (lexeme === "}") {
      depth = Math.max(0, depth - 1);
      if (depth === 0 && open !== null) blocks.push({ ...open, to: positionAt(found.index).line });
      if (depth === 0) open = null;
    }
    if (depth === 0 && (lexeme === "\n" || lexeme === "}" || /^\/?[/#*]/u.test(lexeme))) header = token.lastIndex;
  }
  return { blocks, comments };
}

/** Comments, heredocs, quotes, brackets, ends of lines: all that tells where blocks begin and end. */
const token = /#[^\n\r]*|\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)|<<-?(\w+)\r?\n[^]*?\n[ \t]*\1(?=\s|$)|["{}\n]/gu;

function addressOf(header: string): string | null {
  const [, kind, type, name] = /(?:^|\s)(resource|data)\s+"?([\w-]+)"?\s+"?([\w-]+)"?\s*$/u.exec(header) ?? [];
  if (type === undefined || name === undefined) return null;
  return kind === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}

/** After the quote that closes; templates hold strings of their own. */
function endOfString(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const here = text[at];
    if (here === "\\") at++;
    else if (here === '"') return at + 1;
    else if ((here === "$" || here === "%") && text[at + 1] === "{") {
      if (text[at - 1] === here) continue;
      at = endOfTemplate(text, at + 2) - 1;
    }
  }
  return text.length;
}

function endOfTemplate(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const here = text[at];
    if (here === '"') at = endOfString(text, at + 1) - 1;
    else if (here === "{") depth++;
    else if (here === "}" && --depth === 0) return at + 1;
  }
  return text.length;
}
