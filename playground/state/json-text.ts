/**
 * The JSON in a text, as far as it goes where the text is broken. What is nested deeper than the engine reads is no JSON here
 * either: whoever walks down a value may rely on that.
 */

import { type Node, parseTree } from "jsonc-parser";

/** As in the engine, in levels. */
const deepest = 64;

/** Null where there is nothing. */
export function treeIn(text: string): Node | null {
  const known = trees.get(text);
  if (known !== undefined) return known;
  // The texts of a workspace are looked at again and again, and each letter typed makes a new one.
  if (kept > most) {
    trees.clear();
    kept = 0;
  }
  const tree = isTooDeep(text) ? null : (parseTree(text) ?? null);
  trees.set(text, tree);
  kept += text.length;
  return tree;
}

export function valueIn(text: string | undefined): unknown {
  const tree = treeIn(text ?? "");
  return tree === null ? undefined : valueOf(tree);
}

export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [token] of text.matchAll(stringOrBracket)) {
    if (token === "{" || token === "[") depth += 1;
    else if (token === "}" || token === "]") depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
}

/** A string ends with its line at the latest. */
const stringOrBracket = /"(?:[^"\\\n]+|\\.)*"?|[[\]{}]/gu;

const trees = new Map<string, Node | null>();
/** In characters, as what may be kept. */
let kept = 0;
const most = 4_000_000;

/** A member may have any name: `__proto__` is one like the others. */
function valueOf({ type, value, children = [] }: Node): unknown {
  if (type === "array") return children.map(valueOf);
  if (type !== "object") return value as unknown;
  return Object.fromEntries(
    children.map(({ children: [name, member] = [] }) => [
      String(name?.value),
      member === undefined ? undefined : valueOf(member),
    ]),
  );
}
