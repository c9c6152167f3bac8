/**
 * The Condition element: operators, each with keys, each with values.
 * Operators match in any case and are kept in their canonical spelling; booleans and numbers are kept as their JSON text.
 * Source: IAM User Guide, reference_policies_elements_condition_operators (E55-E64).
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import { plainNumber } from "../model/plain-number.ts";
import { type Condition, type OperatorName, operatorNames, type Quantifier } from "../model/policy.ts";
import { type Element, kindOf, memberOf, membersOf, oneOrMany, pointerOf, report } from "./element.ts";
import { expectObject } from "./expect.ts";
import type { Grammar } from "./grammar.ts";
import { didYouMean } from "./nearest-name.ts";

export function conditionsFrom(
  statement: Element,
  document: Element,
  grammar: Grammar,
  diagnostics: Diagnostic[],
): readonly Condition[] {
  const element = memberOf(statement, "Condition");
  if (element === null || !expectObject(element, "`Condition`", diagnostics)) return [];
  const conditions: Condition[] = [];
  for (const block of membersOf(element)) {
    const operator = parseOperator(block.name);
    if (operator === null) {
      const meant = /null/iu.test(block.name) ? "" : didYouMean(block.name, spellings);
      const message = `unknown condition operator \`${block.name}\`${meant}`;
      report(diagnostics, block, "unknown-operator", message, "name");
    } else if (expectObject(block, `\`${block.name}\``, diagnostics)) {
      for (const key of membersOf(block)) {
        conditions.push(conditionFrom(key, operator, document, grammar, diagnostics));
      }
    }
  }
  return conditions;
}

/** Every way to write an operator; what is written for `Null` with `IfExists` means no other. */
const spellings: readonly string[] = operatorNames
  .filter((name) => name !== "Null")
  .flatMap((name) => [name, `${name}IfExists`, `ForAllValues:${name}`, `ForAnyValue:${name}`]);

interface Operator {
  readonly operator: OperatorName;
  readonly quantifier: Quantifier | null;
  readonly ifExists: boolean;
}

const byLowerName: ReadonlyMap<string, OperatorName> = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));

/** Null for an operator that does not exist; `NullIfExists` does not. */
export function parseOperator(text: string): Operator | null {
  const { prefix, name, suffix } =
    /^(?:(?<prefix>forallvalues|foranyvalue):)?(?<name>[a-z]+?)(?<suffix>ifexists)?$/u.exec(text.toLowerCase())
      ?.groups ?? {};
  const operator = byLowerName.get(name ?? "");
  if (operator === undefined || (operator === "Null" && suffix !== undefined)) return null;
  const quantifier = prefix === undefined ? null : prefix === "forallvalues" ? "ForAllValues" : "ForAnyValue";
  return { operator, quantifier, ifExists: suffix !== undefined };
}

function conditionFrom(
  element: Element,
  operator: Operator,
  document: Element,
  grammar: Grammar,
  diagnostics: Diagnostic[],
): Condition {
  const key = element.name;
  if (key === "") report(diagnostics, element, "invalid-value", "a condition key without a name", "name");
  if (grammar.refusesPermissiveConditions && operator.quantifier === "ForAllValues" && mayBeLeftOut.test(key)) {
    const message = `\`ForAllValues\` on \`${key}\` would let every request without that key pass`;
    report(diagnostics, element, "overly-permissive-condition", message, "name");
  }
  const values = oneOrMany(element).flatMap((value) => {
    const text = valueFrom(value, diagnostics);
    if (text === null) return [];
    if (operator.operator === "Null" && !/^(?:true|false)$/u.test(text)) {
      report(diagnostics, value, "invalid-value", `\`Null\` takes \`true\` or \`false\`, not \`${text}\``);
    }
    return [text];
  });
  const { operator: name, quantifier, ifExists } = operator;
  return { operator: name, quantifier, ifExists, key, values, pointer: pointerOf(element, document) };
}

/** Keys whose presence the caller chooses (E64). */
const mayBeLeftOut = /^(?:kms:EncryptionContext:|aws:RequestTag\/)/iu;

function valueFrom(element: Element, diagnostics: Diagnostic[]): string | null {
  const { value, source } = element;
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    return plainNumber(source.written?.(pointerOf(element)) ?? String(value));
  }
  const message = `a condition value must be a string, a number or a boolean, not ${kindOf(value)}`;
  report(diagnostics, element, "wrong-type", message);
  return null;
}
