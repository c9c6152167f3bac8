/**
 * The nodes of a YAML document become a value with offsets; an alias becomes a copy of what it names.
 * Copies are counted and nesting is bounded, so that neither a bomb nor a loop of aliases can unfold.
 */

import { isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import { createBuilder } from "./builder.ts";
import { deepestNesting, type Fault, nestedTooDeeply } from "./fault.ts";
import type { Offsets } from "./positions.ts";

type Converted = { readonly value: unknown; readonly offsets: Offsets } | { readonly faults: readonly Fault[] };

/** Values that aliases may add to a document. */
const mostAliasedValues = 100_000;

/** The member that a tag stands for, as CloudFormation's `!Ref x` stands for `{"Ref": x}`; null for a tag that is a fault. */
export type TagMember = (tag: string) => string | null;

export function convertYaml(contents: ParsedNode | null, tagMember: TagMember): Converted {
  const builder = createBuilder();
  const anchors = new Map<string, ParsedNode>();
  const faults: Fault[] = [];
  let copies = 0;

  function fault(code: Fault["code"], message: string, offset: number): void {
    faults.push({ code, message, offset, pointer: builder.pointer() });
  }
  function convert(node: ParsedNode | null, depth: number, aliased: boolean, emptyAt: number): void {
    const offset = node?.range[0] ?? emptyAt;
    if (aliased && ++copies > mostAliasedValues) return;
    if (depth > deepestNesting) {
      if (faults.length === 0) faults.push(nestedTooDeeply(offset));
      return;
    }
    if (!aliased) anchor(node);
    const tagged = tagOf(node, tagMember);
    if (tagged === null) {
      convertPlain(node, offset, depth, aliased);
      return;
    }
    builder.openObject(offset);
    builder.name(tagged, offset);
    convertPlain(node, offset, depth + 1, aliased);
    builder.close();
  }
  function convertPlain(node: ParsedNode | null, offset: number, depth: number, aliased: boolean): void {
    if (isMap(node)) {
      builder.openObject(offset);
      for (const pair of node.items) member(pair, depth, aliased);
      builder.close();
    } else if (isSeq(node)) {
      builder.openList(offset);
      for (const item of node.items) convert(item, depth + 1, aliased, offset);
      builder.close();
    } else if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) fault("unknown-anchor", `an alias without its anchor, \`*${node.source}\``, offset);
      else convert(target, depth, true, offset);
    } else {
      if (typeof node?.value === "number" && !Number.isFinite(node.value)) {
        fault("not-a-number", `a number that JSON does not have, \`${node.source}\``, offset);
      }
      builder.add(node?.value ?? null, offset);
    }
  }
  function member({ key, value }: Pair<ParsedNode, ParsedNode | null>, depth: number, aliased: boolean): void {
    const [offset] = key.range;
    // Numbers, booleans and `Null` are names as the document spells them.
    const name = isScalar(key) ? key.source : "";
    if (name === "") {
      fault("unusable-name", "a member name that is no text", offset);
      return;
    }
    if (!aliased) anchor(key);
    if (!builder.name(name, offset)) fault("duplicate-member", `a second member \`${name}\``, offset);
    convert(value, depth + 1, aliased, offset);
  }
  function anchor(node: ParsedNode | null): void {
    if (node?.anchor !== undefined) anchors.set(node.anchor, node);
  }

  convert(contents, 0, false, 0);
  if (copies > mostAliasedValues) {
    fault("too-many-aliases", `aliases that expand to more than ${String(mostAliasedValues)} values`, 0);
  }
  return faults.length > 0 ? { faults } : builder.finish();
}

function tagOf(node: ParsedNode | null, tagMember: TagMember): string | null {
  return node?.tag === undefined ? null : tagMember(node.tag);
}
