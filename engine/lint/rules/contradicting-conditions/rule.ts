/** All conditions of a statement hold, or it does not apply (E55): some pairs never hold together (E47, E56). */

import { operators } from "../../../conditions/list.ts";
import { accountOf } from "../../../model/arn.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { couldBeAccount } from "../../account-pattern.ts";
import { namesNoCaller, sourcesOfOthers } from "../../callers.ts";
import { isMatched, knownValues } from "../../known-values.ts";
import { areApart, boundsOf, rangeOf } from "../../ranges.ts";
import { policyRule, type Report } from "../../rule.ts";
import type { ConditionSubject, PrincipalSubject, StatementSubject } from "../../subject.ts";
import { isSymbolic } from "../../symbolic.ts";

export const contradictingConditions = policyRule({
  id: "contradicting-conditions",
  severity: "error",
  preset: "recommended",
  summary: "The conditions of a statement can all hold for one request.",
  source:
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html",
  messages: {
    absent:
      "this asks for a value of `{key}`, and `Null` for its absence, so that the statement never applies; keep one",
    values: "no value of `{key}` meets this and `{other}` too, so that the statement never applies; keep one",
    caller:
      "`{key}` is never {value} for the principals of this statement, which are of {accounts}; write that account",
    range:
      "`{key}` is never below {from} nor above {to}, so that no value meets this and the statement never applies; write a value between",
    arn: "no principal of this statement has `{key}` {value}, so that it never applies; write the ARN of one of them",
    source:
      "`{key}` is of {accounts}, and `aws:SourceAccount` is another one, so that the statement never applies; write one account",
    forwarded:
      "a call with `kms:ViaService` carries no `{key}` of the user, so that the statement never applies; keep one of the two",
  },
  check: ({ conditioned }, report) => {
    for (const statement of conditioned) {
      for (const condition of statement.conditions) {
        if (condition.found === null || holdsWhenAbsent(condition) !== false) continue;
        const told = besideAnother(condition, statement) ?? byItself(condition, condition.found.name, statement);
        if (told !== null) report(told);
      }
    }
  },
});

type Told = Report<"absent" | "values" | "caller" | "range" | "arn" | "source" | "forwarded">;

/** What another condition on the same key leaves of one. */
function besideAnother(condition: ConditionSubject, { conditions }: StatementSubject): Told | null {
  const { element: at, key, found, block } = condition;
  const same = conditions.filter((other) => other !== condition && other.found?.name === found?.name);
  if (same.some(asksForAbsence)) return { at, part: "name", message: "absent", data: { key } };
  // Of two that ask for values, the second one is told.
  const index = conditions.indexOf(condition);
  const other = same.find(
    (one) =>
      one.block !== block &&
      excludes(condition, one) &&
      (holdsWhenAbsent(one) !== false || conditions.indexOf(one) < index),
  );
  if (other === undefined) return null;
  return { at, part: "name", message: "values", data: { key, other: other.block.name } };
}

/** What the callers, the sources and the ways that its statement speaks of leave of a condition. */
function byItself(condition: ConditionSubject, name: string, statement: StatementSubject): Told | null {
  const { principal, conditions } = statement;
  const { element: at, key } = condition;
  const bounds = boundsOf(name);
  const range = bounds === null ? null : rangeOf(condition);
  if (bounds !== null && range !== null && areApart(bounds, range)) {
    return { at, message: "range", data: { key, from: String(bounds.from), to: String(bounds.to) } };
  }
  if (namesNoCaller(condition, principal)) return { at, message: "arn", data: { key, value: textsOf(condition) } };
  const sources = sourcesOfOthers(condition, conditions);
  if (sources.length > 0) return { at, message: "source", data: { key, accounts: listed(sources, ", ") } };
  const accounts = callerKeys.includes(name) ? callersOf(principal) : null;
  if (accounts !== null && !accounts.some((one) => allows(condition, one))) {
    return { at, message: "caller", data: { key, value: textsOf(condition), accounts: listed(accounts, ", ") } };
  }
  if (ofNetwork.includes(name) && conditions.some(asksForService)) {
    return { at, part: "name", message: "forwarded", data: { key } };
  }
  return null;
}

const callerKeys: readonly string[] = ["kms:CallerAccount", "aws:PrincipalAccount"];
const ofNetwork: readonly string[] = ["aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp"];

function asksForAbsence({ operator, texts }: ConditionSubject): boolean {
  return operator === "Null" && texts.length > 0 && texts.every((text) => text === "true");
}

function asksForService(condition: ConditionSubject): boolean {
  return condition.found?.name === "kms:ViaService" && holdsWhenAbsent(condition) === false;
}

function textsOf({ texts }: ConditionSubject): string {
  return listed(texts, " or ");
}

function listed(texts: readonly string[], between: string): string {
  return texts.map((text) => `\`${text}\``).join(between);
}

/** The literal values that a condition takes; null where it takes others too. */
function literals(condition: ConditionSubject): readonly string[] | null {
  const { operator, quantifier, ifExists, values } = condition;
  if (operator !== "StringEquals" || quantifier !== null || ifExists) return null;
  const known = knownValues(condition);
  return known.length === values.length && known.length > 0 ? known.map(({ text }) => text) : null;
}

/** Whether a condition takes one value. */
function allows(condition: ConditionSubject, value: string): boolean {
  const { operator, texts } = condition;
  if (operator === null || operator === "Null") return true;
  // What is no account at all is told by a rule of its own.
  if (callerKeys.includes(condition.found?.name ?? "") && !texts.every(couldBeAccount)) return true;
  if (knownValues(condition).length < condition.values.length) return true;
  return texts.some((text) => isMatched(operator, text, value)) !== operators[operator].negated;
}

/** Whether none of the values that one of two conditions lists meets the other one. */
function excludes(one: ConditionSubject, other: ConditionSubject): boolean {
  if ([one, other].some(({ quantifier, found }) => quantifier !== null || found?.record.multi === true)) return false;
  const [range, otherRange] = [rangeOf(one), rangeOf(other)];
  if (range !== null && otherRange !== null) return areApart(range, otherRange);
  const [first, second] = [literals(one), literals(other)];
  if (first !== null) return !first.some((value) => allows(other, value));
  return second !== null && !second.some((value) => allows(one, value));
}

/** The accounts of all principals; null where any other caller may be among them. */
function callersOf(principal: PrincipalSubject | null): readonly string[] | null {
  if (principal === null || principal.negated) return null;
  const accounts = principal.entries.map(({ entry }) => {
    if (entry === null || isSymbolic(entry.text)) return null;
    return entry.kind === "account" ? entry.account : "arn" in entry ? accountOf(entry.arn) : null;
  });
  const known = accounts.filter((account) => account !== null);
  return known.length === accounts.length && known.length > 0 ? [...new Set(known)] : null;
}
