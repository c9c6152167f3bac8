/** Condition operators by the type of the keys that they are for, and the operator of another type that does the same. */

import { operators } from "../conditions/list.ts";
import type { ConditionKey } from "../catalog/condition-keys.ts";
import { type OperatorName, operatorNames } from "../model/policy.ts";
import { type Edit, type Fix } from "./finding.ts";
import { renameMember, standsAlone } from "./edits.ts";
import { memberOf } from "../read/element.ts";
import type { ConditionSubject } from "./subject.ts";

type KeyType = ConditionKey["type"];

/** The type that an operator is for; null for those that fit every key (Null), or none that KMS has (BinaryEquals). */
export function typeOf(operator: OperatorName): KeyType | null {
  if (/^String/u.test(operator)) return "String";
  if (/^Arn/u.test(operator)) return "ARN";
  if (/^Numeric/u.test(operator)) return "Numeric";
  if (/^Date/u.test(operator)) return "Date";
  if (/IpAddress$/u.test(operator)) return "IPAddress";
  return operator === "Bool" ? "Bool" : null;
}

export function typesOf({ type, alternativeType }: ConditionKey): readonly KeyType[] {
  return alternativeType === null ? [type] : [type, alternativeType];
}

/** The operator of a type that compares as another one does; null where there is none. */
export function counterpart(operator: OperatorName, type: KeyType): OperatorName | null {
  if (operator === "Null") return null;
  const order = /(?:Less|Greater)Than(?:Equals)?$/u.exec(operator)?.[0];
  const negated = operators[operator].negated;
  const name = order === undefined ? sameAs(type, negated) : `${type}${order}`;
  return operatorNames.find((known) => known === name) ?? null;
}

function sameAs(type: KeyType, negated: boolean): string {
  if (type === "Bool") return negated ? "" : "Bool";
  if (type === "IPAddress") return negated ? "NotIpAddress" : "IpAddress";
  if (type === "ARN") return negated ? "ArnNotLike" : "ArnLike";
  return `${type}${negated ? "Not" : ""}Equals`;
}

/** The name of a condition's operator with another one in its place; its quantifier and IfExists stay. */
export function withOperator({ block, ifExists }: ConditionSubject, operator: OperatorName): string {
  const quantifier = /^[^:]*:/u.exec(block.name)?.[0] ?? "";
  return `${quantifier}${operator}${ifExists ? "IfExists" : ""}`;
}

/** The edit that puts another operator in its place; null where other keys share the operator, or the other one stands there too. */
export function otherOperator(condition: ConditionSubject, operator: OperatorName): Fix | null {
  const { block, element } = condition;
  const name = withOperator(condition, operator);
  if (!standsAlone(element) || memberOf(block.parent, name) !== null) return null;
  const edits: readonly Edit[] = [renameMember(block, name)];
  return { description: `write \`${name}\``, safe: false, edits };
}
