/** The Action and NotAction elements in Cedar: the catalogue's permissions that the patterns match (E53). */

import { expandActions, matchesAction } from "../catalog/actions.ts";
import { type Permission, permissions } from "../catalog/permissions.ts";
import { cedarString } from "../expression/cedar-text.ts";
import { constant, type Expression, not } from "../expression/expression.ts";
import type { PatternElement } from "../model/policy.ts";

export function actionTest(element: PatternElement, { action }: Permission): Expression {
  const actions = expandActions(element.patterns);
  if (actions.length === 0 || actions.length === permissions.length) {
    return constant(actions.length > 0 !== element.negated);
  }
  const list = actions.map((name) => actionUid(name)).join(", ");
  const settled = element.patterns.some((pattern) => matchesAction(pattern, action));
  const test: Expression = { kind: "test", cedar: `action in [${list}]`, reads: [], settled, fact: false };
  return element.negated ? not(test) : test;
}

/** `KMS::Action::"Decrypt"` for `kms:Decrypt`. */
export function actionUid(action: string): string {
  return `KMS::Action::${cedarString(action.slice("kms:".length))}`;
}
