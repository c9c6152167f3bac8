/**
 * Action, NotAction, Resource and NotResource: lists of patterns.
 * An action of any spelling is stored and at worst matches nothing (E53); a resource is `*` or an ARN, except in a key
 * policy (E49, E54).
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { PatternElement } from "../model/policy.ts";
import { alternativeFrom } from "./alternative.ts";
import { type Element, report } from "./element.ts";
import { type TextElement, textsFrom } from "./expect.ts";
import type { Grammar } from "./grammar.ts";
import { isPartition, unknownPartition } from "./partition.ts";

export function actionFrom(statement: Element, grammar: Grammar, diagnostics: Diagnostic[]): PatternElement | null {
  return patternsFrom(statement, "Action", grammar, diagnostics)?.element ?? null;
}

export function resourceFrom(statement: Element, grammar: Grammar, diagnostics: Diagnostic[]): PatternElement | null {
  const found = patternsFrom(statement, "Resource", grammar, diagnostics);
  if (found === null) return null;
  if (grammar.resource !== "any") {
    for (const text of found.texts) checkResource(text, grammar.resource === "whole-arn", diagnostics);
  }
  return found.element;
}

interface Patterns {
  readonly element: PatternElement;
  readonly texts: readonly TextElement[];
}

function patternsFrom(
  statement: Element,
  name: "Action" | "Resource",
  grammar: Grammar,
  diagnostics: Diagnostic[],
): Patterns | null {
  const found = alternativeFrom(statement, name, diagnostics);
  if (found === null) {
    if (!grammar.storesIncompleteStatements) {
      report(diagnostics, statement, "missing-element", `a statement without \`${name}\` or \`Not${name}\``);
    }
    return null;
  }
  const { element, negated } = found;
  const written = negated ? `Not${name}` : name;
  const isEmpty = Array.isArray(element.value) && element.value.length === 0;
  // An empty negated list would match everything: nothing to guess about.
  if (isEmpty && (negated || !grammar.storesIncompleteStatements)) {
    report(diagnostics, element, "missing-element", `an empty list in \`${written}\``);
  }
  const texts = textsFrom(element, `\`${written}\``, diagnostics);
  return { element: { negated, patterns: texts.map(({ value }) => value) }, texts };
}

function checkResource(element: TextElement, whole: boolean, diagnostics: Diagnostic[]): void {
  const text = element.value;
  if (/^\*+$/u.test(text)) return;
  const [prefix, partition = "*", , ...rest] = text.split(":");
  const shown = `\`${text}\``;
  if (prefix !== "arn") {
    report(diagnostics, element, "invalid-resource", `the resource ${shown} must be an ARN or \`*\``);
  } else if (!/[*?]/u.test(partition) && !isPartition(partition)) {
    report(diagnostics, element, "unknown-partition", unknownPartition(partition));
  } else if (/^arn:[^:]*:[^:]*[*?]/u.test(text)) {
    report(diagnostics, element, "invalid-resource", `a wildcard in the service of the resource ${shown}`);
  } else if (whole && rest.length < 3) {
    report(diagnostics, element, "invalid-resource", `the resource ${shown} is an incomplete ARN`);
  }
}
