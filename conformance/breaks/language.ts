/** Broken rules of the policy language (E52-E63). */

import { type Break, broken } from "./break.ts";

export const brokenLanguage: readonly Break[] = [
  broken(
    "E52",
    "every version has policy variables",
    "model/policy.ts",
    `return version === "2012-10-17";`,
    `return version !== undefined;`,
  ),
  broken(
    "E53",
    "action names compare with case",
    "catalog/actions.ts",
    `const glob = foldAscii(pattern);`,
    `const glob = pattern;`,
  ),
  broken(
    "E55",
    "several values of a negated operator are alternatives",
    "conditions/condition.ts",
    `const accepted: Native = { ...matches, cedar: negate(matches.cedar, negated && !quantified) };`,
    `const accepted: Native = { ...matches, cedar: negated && !quantified && wanted.length > 1 ? "true" : negate(matches.cedar, negated && !quantified) };`,
  ),
  broken(
    "E56",
    "a negated operator does not match an absent key",
    "conditions/meaning.ts",
    `if (!present) return negated || condition.ifExists;`,
    `if (!present) return condition.ifExists;`,
  ),
  broken(
    "E57",
    "Null asks the other way round",
    "conditions/meaning.ts",
    `wanted === String(!present)`,
    `wanted === String(present)`,
  ),
  broken(
    "E57",
    "IfExists needs its key",
    "conditions/condition.ts",
    `const passesWhenAbsent = condition.quantifier === "ForAllValues" || condition.ifExists;`,
    `const passesWhenAbsent = condition.quantifier === "ForAllValues";`,
  ),
  broken(
    "E58",
    "ForAllValues fails on an absent key",
    "conditions/condition.ts",
    `const passesWhenAbsent = condition.quantifier === "ForAllValues" || condition.ifExists;`,
    `const passesWhenAbsent = condition.ifExists;`,
  ),
  broken(
    "E58",
    "ForAnyValue holds on an absent key",
    "conditions/meaning.ts",
    `return held.some(accepted);`,
    `return !present || held.some(accepted);`,
  ),
  broken(
    "E60",
    "a date bound is inclusive",
    "conditions/date.ts",
    `date("<", (order) => order < 0)`,
    `date("<=", (order) => order <= 0)`,
  ),
  broken(
    "E60",
    "an address must be written as the policy writes it",
    "conditions/ip-address.ts",
    '`${subject}.isInRange(ip("${formatAddress(range)}"))`',
    '`${subject} == ip("${formatAddress(range)}")`',
  ),
  broken(
    "E60",
    "Bool ignores case",
    "conditions/bool.ts",
    `const text = plainText(pattern);`,
    `const text = plainText(pattern).toLowerCase();`,
  ),
  broken(
    "E61",
    "a wildcard of an ARN crosses colons",
    "conditions/arn-like.ts",
    `if (segments.slice(0, -1).every(`,
    `if (segments.slice(0, -5).every(`,
  ),
  broken(
    "E62",
    "the value of a variable may hold wildcards",
    "expression/text.ts",
    `pieces.push({ literal: value });`,
    `pieces.push(...wildcards(value));`,
  ),
  broken(
    "E63",
    "condition keys compare with case",
    "catalog/condition-keys.ts",
    `return findConditionKey(written)?.name ?? foldCase(written);`,
    `return findConditionKey(written)?.name === written ? written : written.toUpperCase();`,
  ),
];
