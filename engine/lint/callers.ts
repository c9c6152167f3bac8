/** Whether a condition on the ARN or the source of a call can hold for those whom a statement names (E47, E48). */

import { operators } from "../conditions/list.ts";
import { accountOf, parseArn } from "../model/arn.ts";
import { isMatched, knownValues } from "./known-values.ts";
import type { ConditionSubject, PrincipalSubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";

/** Whether no principal has an ARN that a condition on `aws:PrincipalArn` takes; false where that is not known. */
export function namesNoCaller(condition: ConditionSubject, principal: PrincipalSubject | null): boolean {
  const { operator, found, quantifier } = condition;
  if (found?.name !== "aws:PrincipalArn" || operator === null || operator === "Null" || quantifier !== null)
    return false;
  if (operators[operator].negated || principal === null || principal.negated) return false;
  const texts = literalsOf(condition);
  // The ARN of a session is told by a rule of its own, and so is a wildcard that is none.
  if (texts.length === 0 || !texts.every((text) => /^arn:[^:]*:iam:/u.test(text))) return false;
  if (operator.startsWith("StringEquals") && texts.some((text) => /[*?]/u.test(text))) return false;
  return (
    principal.entries.length > 0 &&
    principal.entries.every(({ entry }) => {
      if (entry === null || isSymbolic(entry.text)) return false;
      if (entry.kind === "role" || entry.kind === "user") {
        return !texts.some((text) => isMatched(operator, text, entry.arn));
      }
      return entry.kind === "account" && texts.every((text) => isOfOther(text, entry.account));
    })
  );
}

/** The accounts of a condition on `aws:SourceArn` where each is told, and another one on `aws:SourceAccount` takes none. */
export function sourcesOfOthers(condition: ConditionSubject, all: readonly ConditionSubject[]): readonly string[] {
  const [sources, accounts] = [condition, all.find(({ found }) => found?.name === "aws:SourceAccount")];
  if (sources.found?.name !== "aws:SourceArn" || accounts === undefined) return [];
  if (![sources, accounts].every(asksForOne) || accounts.operator?.startsWith("StringEquals") !== true) return [];
  const own = literalsOf(sources).map((text) => accountOf(text) ?? "");
  const other = literalsOf(accounts);
  const areTold = [...own, ...other].every((account) => /^\d{12}$/u.test(account));
  return areTold && other.length > 0 && !own.some((account) => other.includes(account)) ? [...new Set(own)] : [];
}

function asksForOne({ operator, quantifier, ifExists }: ConditionSubject): boolean {
  return operator !== null && operator !== "Null" && !operators[operator].negated && quantifier === null && !ifExists;
}

/** None where one of the values is not known. */
function literalsOf(condition: ConditionSubject): readonly string[] {
  const known = knownValues(condition);
  return known.length < condition.values.length ? [] : known.map(({ text }) => text);
}

function isOfOther(text: string, account: string): boolean {
  const told = parseArn(text)?.account ?? "";
  return /^\d{12}$/u.test(told) && told !== account;
}
