/**
 * Boolean expressions on their way to Cedar. A test may already be settled by what the compiler knows (the caller, the
 * key, the action); `fold` puts those answers in, `print` writes what is left. Both forms mean the same.
 */

import type { Attribute } from "./attribute.ts";

export type Expression =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "all" | "any"; readonly of: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  | Test;

/** A leaf: Cedar text together with the context attributes that it reads. */
export interface Test {
  readonly kind: "test";
  readonly cedar: string;
  readonly reads: readonly Attribute[];
  /** The answer, where the caller, key and action settle it; null where the request does. */
  readonly settled: boolean | null;
  /** True when the answer enters as a fact because Cedar cannot say the test. */
  readonly fact: boolean;
}

export const always: Expression = { kind: "constant", value: true };
export const never: Expression = { kind: "constant", value: false };

export function constant(value: boolean): Expression {
  return value ? always : never;
}

export function all(of: readonly Expression[]): Expression {
  return join("all", of, false);
}

export function any(of: readonly Expression[]): Expression {
  return join("any", of, true);
}

export function not(of: Expression): Expression {
  if (of.kind === "constant") return constant(!of.value);
  return of.kind === "not" ? of.of : { kind: "not", of };
}

/** What an expression is whatever the request; null where it depends on it. */
export function constantOf(expression: Expression): boolean | null {
  const folded = fold(expression);
  return folded.kind === "constant" ? folded.value : null;
}

/** Replaces every settled test by its answer. */
export function fold(expression: Expression): Expression {
  switch (expression.kind) {
    case "constant":
      return expression;
    case "test":
      return expression.settled === null ? expression : constant(expression.settled);
    case "not":
      return not(fold(expression.of));
    default:
      return join(expression.kind, expression.of.map(fold), expression.kind === "any");
  }
}

/** Every test of an expression, in order. */
export function testsOf(expression: Expression): readonly Test[] {
  const found: Test[] = [];
  const visit = (at: Expression): void => {
    if (at.kind === "test") found.push(at);
    else if (at.kind === "not") visit(at.of);
    else if (at.kind !== "constant") at.of.forEach(visit);
  };
  visit(expression);
  return found;
}

/** Cedar text. Chains become balanced trees: a flat one of some hundred operands exhausts Cedar's stack. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case "constant":
      return String(expression.value);
    case "test":
      return expression.cedar;
    case "not":
      return `!(${print(expression.of)})`;
    default:
      return balanced(expression.of.map(print), expression.kind === "all" ? " && " : " || ");
  }
}

/** Joins operands into a tree of logarithmic depth, each parenthesised. */
export function balanced(operands: readonly string[], operator: string): string {
  const [only] = operands;
  if (only === undefined) return operator === " && " ? "true" : "false";
  if (operands.length === 1) return only;
  if (operands.length <= 4) return operands.map((operand) => `(${operand})`).join(operator);
  const half = Math.ceil(operands.length / 2);
  return `(${balanced(operands.slice(0, half), operator)})${operator}(${balanced(operands.slice(half), operator)})`;
}

/** `absorbing` is the value that decides the whole: true for any, false for all. */
function join(kind: "all" | "any", of: readonly Expression[], absorbing: boolean): Expression {
  const kept: Expression[] = [];
  for (const operand of of) {
    if (operand.kind === kind) kept.push(...operand.of);
    else if (operand.kind !== "constant") kept.push(operand);
    else if (operand.value === absorbing) return constant(absorbing);
  }
  const [only] = kept;
  if (only === undefined) return constant(!absorbing);
  return kept.length === 1 ? only : { kind, of: kept };
}
