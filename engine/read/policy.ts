/**
 * A policy document, read as a whole: every fault of every statement at once, each at its element.
 * What AWS stores is readable, however useless; what AWS refuses is a diagnostic, never a statement left out.
 * Source: IAM User Guide, reference_policies_grammar (E49-E64).
 */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Policy, PolicyKind, PolicyVersion } from "../model/policy.ts";
import { inOrder } from "./document.ts";
import { type Element, memberOf, membersOf, oneOrMany, pointerOf, report, rootElement } from "./element.ts";
import { expectObject, expectText } from "./expect.ts";
import { type Grammar, grammars } from "./grammar.ts";
import { readText } from "./located.ts";
import { didYouMean } from "./nearest-name.ts";
import { checkLimits } from "./policy-limits.ts";
import { noSource, originAt, type Source, type SourceText } from "./source.ts";
import { statementFrom } from "./statement.ts";

const elementNames = ["Version", "Id", "Statement"];

/** Where a document stands. */
export interface PolicyPlace {
  readonly origin?: Source;
  /** JSON pointer of the document in its origin; empty when it is all of it. */
  readonly pointer?: string;
  readonly name?: string | null;
}

/** Reads a policy document that is a value. */
export function readPolicy(value: unknown, kind: PolicyKind, at: PolicyPlace = {}): Read<Policy> {
  const diagnostics: Diagnostic[] = [];
  const document = rootElement(value, at.origin ?? noSource, at.pointer);
  const policy = policyFrom(document, kind, at.name ?? null, diagnostics);
  return policy !== null && diagnostics.length === 0
    ? { ok: true, value: policy }
    : { ok: false, diagnostics: inOrder(diagnostics) };
}

/** Reads a policy document that is a text of its own. */
export function readPolicyText(input: SourceText, kind: PolicyKind, name: string | null = null): Read<Policy> {
  const text = readText(input);
  return text.ok ? readPolicy(text.value.value, kind, { origin: text.value.source, name }) : text;
}

/** Reads a policy document inside a larger one; null, or a policy with holes, after a fault. */
export function policyFrom(
  document: Element,
  kind: PolicyKind,
  name: string | null,
  diagnostics: Diagnostic[],
): Policy | null {
  const faultsBefore = diagnostics.length;
  const grammar = grammars[kind];
  if (!expectObject(document, "a policy", diagnostics)) return null;
  for (const member of membersOf(document)) {
    if (elementNames.includes(member.name)) continue;
    const message = `unknown element \`${member.name}\` in a policy${didYouMean(member.name, elementNames)}`;
    report(diagnostics, member, "unknown-element", message, "name");
  }
  expectText(memberOf(document, "Id"), "`Id`", diagnostics);
  const policy: Policy = {
    name,
    version: versionFrom(document, diagnostics),
    statements: statementsFrom(document, grammar, diagnostics),
    origin: originAt(document.source, pointerOf(document)),
  };
  // Only a document without a fault is known to be shallow enough to be written out.
  if (diagnostics.length === faultsBefore) checkLimits(document, grammar, diagnostics);
  return policy;
}

function versionFrom(document: Element, diagnostics: Diagnostic[]): PolicyVersion {
  const element = memberOf(document, "Version");
  if (!expectText(element, "`Version`", diagnostics)) return null;
  const version = element.value;
  if (version === "2012-10-17" || version === "2008-10-17") return version;
  const message = `unknown version \`${version}\`; there are 2012-10-17 and 2008-10-17`;
  report(diagnostics, element, "unknown-version", message);
  return null;
}

function statementsFrom(document: Element, grammar: Grammar, diagnostics: Diagnostic[]): Policy["statements"] {
  const list = memberOf(document, "Statement");
  if (list === null) {
    report(diagnostics, document, "missing-element", "a policy without `Statement`");
    return [];
  }
  return oneOrMany(list).flatMap((element, index) => {
    const statement = statementFrom(element, index, document, grammar, diagnostics);
    return statement === null ? [] : [statement];
  });
}
