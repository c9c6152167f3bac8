/**
 * Comments in the `.tf` files of a plan that suppress findings. A plan has no places in those files: a comment covers the
 * resource or data block that it stands in or right above, whatever line of it; for the document of a data block, the
 * resources that take their policy from it.
 */

import type { Diagnostic } from "../../../model/diagnostic.ts";
import type { Element } from "../../../read/element.ts";
import type { SourceText } from "../../../read/source.ts";
import { type Comment, directiveOf, directiveWord } from "../../suppression-comment.ts";
import type { Suppression } from "../../suppressions.ts";
import { configuredAddress, type Module, modulesOf, referencesOf } from "./configuration.ts";
import { type HclBlock, outlineOfHcl } from "./hcl.ts";
import { policyMembers } from "./policy-holders.ts";
import { resourceAt } from "./resource-at.ts";

/** `textsIn` gives the `.tf` files of a folder, from that of the root module. */
export function hclSuppressions(
  plan: Element,
  textsIn: (folder: string) => readonly SourceText[],
  diagnostics: Diagnostic[],
): readonly Suppression[] {
  const modules = modulesOf(plan);
  const folders = [...new Set(modules.flatMap(({ folder }) => (folder === null ? [] : [folder])))];
  return folders.flatMap((folder) => {
    // A module that is called twice has one text, and its comments cover both.
    const prefixes = modules.filter((module) => module.folder === folder).map(({ prefix }: Module) => prefix);
    return textsIn(folder).flatMap((source) => suppressionsIn(source, prefixes, plan, diagnostics));
  });
}

function suppressionsIn(
  { file, text }: SourceText,
  prefixes: readonly string[],
  plan: Element,
  diagnostics: Diagnostic[],
): readonly Suppression[] {
  if (!text.includes(directiveWord)) return [];
  const { blocks, comments } = outlineOfHcl(text);
  const addressAt = resourceAt(plan);
  const lines = text.split(/\r\n|\n|\r/u);
  return comments.flatMap((comment) => {
    const directive = directiveOf(comment, file, diagnostics);
    if (directive === null) return [];
    const block = blockOf(comment, blocks, lines);
    if (directive.extent !== "file" && block === null) {
      const message = "this suppression stands neither in a `resource` or `data` block nor right above one";
      diagnostics.push({ code: "unusable-suppression", message, file, ...comment.start, pointer: "" });
      return [];
    }
    const meant = directive.extent === "file" ? blocks : block === null ? [] : [block];
    const addresses = meant.flatMap(({ address }) => prefixes.map((prefix) => prefix + address));
    const place = { file, pointer: "", start: comment.start, end: comment.end, fix: null };
    return directive.rules.map((rule): Suppression => ({
      rule,
      reason: directive.reason,
      covers: ({ file: at, policy, start }) =>
        at === plan.source.file &&
        [policy?.name ?? null, addressAt(start)].some((address) => address !== null && isAt(address, addresses, plan)),
      place,
    }));
  });
}

function blockOf({ start }: Comment, blocks: readonly HclBlock[], lines: readonly string[]): HclBlock | null {
  const around = blocks.find(({ from, to }) => from <= start.line && start.line <= to);
  if (around !== undefined) return around;
  const next = lines.findIndex((line, index) => index >= start.line && !/^\s*(?:#|\/\/|$)/u.test(line));
  return blocks.find(({ from }) => from === next + 1) ?? null;
}

function isAt(address: string, addresses: readonly string[], plan: Element): boolean {
  if (addresses.includes(configuredAddress(address))) return true;
  const documents = addresses.filter((one) => /(?:^|\.)data\.aws_iam_policy_document\./u.test(one));
  if (documents.length === 0) return false;
  return policyMembers
    .flatMap((member) => referencesOf(plan, address, member))
    .some((reference) => documents.some((document) => reference === document || reference === `${document}.json`));
}
