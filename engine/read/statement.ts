/**
 * One statement of a policy: its effect, to whom, for what, under which conditions.
 * Each element stands at most once, negated or not. Source: IAM User Guide, reference_policies_elements (E16, E49).
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Effect, Statement } from "../model/policy.ts";
import { conditionsFrom } from "./condition.ts";
import { type Element, memberOf, membersOf, pointerOf, report, textOf } from "./element.ts";
import { expectObject, expectText } from "./expect.ts";
import type { Grammar } from "./grammar.ts";
import { didYouMean } from "./nearest-name.ts";
import { actionFrom, resourceFrom } from "./pattern-element.ts";
import { principalFrom } from "./principal-element.ts";

const elementNames = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/** Null when the value is no statement at all; after a fault, a statement with holes. */
export function statementFrom(
  element: Element,
  index: number,
  document: Element,
  grammar: Grammar,
  diagnostics: Diagnostic[],
): Statement | null {
  if (!expectObject(element, "a statement", diagnostics)) return null;
  for (const member of membersOf(element)) {
    if (elementNames.includes(member.name)) continue;
    const message = `unknown element \`${member.name}\` in a statement${didYouMean(member.name, elementNames)}`;
    report(diagnostics, member, "unknown-element", message, "name");
  }
  const sid = memberOf(element, "Sid");
  expectText(sid, "`Sid`", diagnostics);
  const effect = effectFrom(element, diagnostics);
  return {
    index,
    sid: textOf(sid),
    effect: effect ?? "Deny",
    principal: principalFrom(element, effect, grammar, diagnostics),
    action: actionFrom(element, grammar, diagnostics),
    resource: resourceFrom(element, grammar, diagnostics),
    conditions: conditionsFrom(element, document, grammar, diagnostics),
    pointer: pointerOf(element, document),
  };
}

function effectFrom(statement: Element, diagnostics: Diagnostic[]): Effect | null {
  const element = memberOf(statement, "Effect");
  if (element === null) report(diagnostics, statement, "missing-element", "a statement without `Effect`");
  if (!expectText(element, "`Effect`", diagnostics)) return null;
  const effect = element.value;
  if (effect === "Allow" || effect === "Deny") return effect;
  const meant = didYouMean(effect, ["Allow", "Deny"]);
  const message = `\`Effect\` must be \`Allow\` or \`Deny\`, not \`${effect}\`${meant}`;
  report(diagnostics, element, "invalid-value", message);
  return null;
}
