/** Conditions: every operator with every modifier, on keys that fit it, with values that requests often carry. */

import fc from "fast-check";
import { everyTestedKey, type Family, type TestedKey, testedKeys } from "./condition-pool.ts";
import { type Facts, noFacts } from "./facts.ts";
import { type ConditionDocument, type ConditionValue, oneOrMany, type PolicyPlace } from "./policy-document.ts";

const comparisons = {
  StringEquals: "single",
  StringLike: "single",
  StringEqualsIgnoreCase: "single",
  StringNotEquals: "single",
  StringNotLike: "single",
  StringNotEqualsIgnoreCase: "single",
  Bool: "bool",
  Null: "single",
  IpAddress: "ip",
  NotIpAddress: "ip",
  ArnLike: "arn",
  ArnEquals: "arn",
  ArnNotEquals: "arn",
  ArnNotLike: "arn",
  NumericEquals: "numeric",
  NumericNotEquals: "numeric",
  NumericLessThan: "numeric",
  NumericLessThanEquals: "numeric",
  NumericGreaterThan: "numeric",
  NumericGreaterThanEquals: "numeric",
  DateEquals: "date",
  DateNotEquals: "date",
  DateLessThan: "date",
  DateLessThanEquals: "date",
  DateGreaterThan: "date",
  DateGreaterThanEquals: "date",
  BinaryEquals: "binary",
} as const satisfies Readonly<Record<string, Family>>;

type OperatorName = keyof typeof comparisons;
export const operatorNames = Object.keys(comparisons) as readonly OperatorName[];

export const modifiers = [
  "",
  "IfExists",
  "ForAllValues",
  "ForAnyValue",
  "ForAllValuesIfExists",
  "ForAnyValueIfExists",
] as const;
export type Modifier = (typeof modifiers)[number];

/** A condition that has not met its request yet: `aimed` ones turn to what the request holds. */
export interface ConditionDraft {
  readonly operator: OperatorName;
  readonly modifier: Modifier;
  /** The first that the request carries is tested; otherwise the first. */
  readonly keys: readonly TestedKey[];
  readonly spelling: "plain" | "lower" | "upper";
  /** Where in the key's pool the values stand. */
  readonly picks: readonly number[];
  readonly aimed: boolean;
  readonly bare: boolean;
}

export const arbitraryConditionDraft: fc.Arbitrary<ConditionDraft> = fc.oneof(
  ...operatorNames.map((operator) => draftOf(operator)),
);

/** Conditions without a request in mind. */
export const arbitraryConditions: fc.Arbitrary<ConditionDocument> = fc
  .array(arbitraryConditionDraft, { maxLength: 3 })
  .map((drafts) => writeConditions(drafts, noFacts, "identity-policy"));

function draftOf(operator: OperatorName): fc.Arbitrary<ConditionDraft> {
  const family = comparisons[operator];
  const own = fc.constantFrom<TestedKey>(...testedKeys[family]);
  const fit =
    family === "single"
      ? fc.oneof({ weight: 4, arbitrary: own }, { weight: 1, arbitrary: fc.constantFrom(...testedKeys.multi) })
      : own;
  const fits = fc.oneof({ weight: 19, arbitrary: fit }, { weight: 1, arbitrary: fc.constantFrom(...everyTestedKey) });
  const several = family === "single" ? fc.constantFrom<TestedKey>(...testedKeys.multi) : fits;
  const draft = (keys: fc.Arbitrary<TestedKey>, modifier: fc.Arbitrary<Modifier>) =>
    fc.record({
      operator: fc.constant(operator),
      modifier,
      keys: fc.array(keys, { minLength: 1, maxLength: 6, size: "max" }),
      spelling: fc.oneof(
        { weight: 8, arbitrary: fc.constant("plain" as const) },
        fc.constantFrom("lower" as const, "upper" as const),
      ),
      picks: fc.array(fc.nat({ max: 15 }), { maxLength: 3 }),
      aimed: fc.integer({ min: 0, max: 9 }).map((dice) => dice < 9),
      bare: fc.boolean(),
    });
  if (operator === "Null") return draft(fits, fc.constant<Modifier>(""));
  return fc.oneof(
    { weight: 6, arbitrary: draft(fits, fc.constantFrom<Modifier>("", "", "", "IfExists")) },
    { weight: 3, arbitrary: draft(several, fc.constantFrom<Modifier>(...modifiers)) },
    { weight: 1, arbitrary: draft(fits, fc.constantFrom<Modifier>(...modifiers)) },
  );
}

/** The Condition element. Of two conditions with the same operator and key, the first stays. */
export function writeConditions(
  drafts: readonly ConditionDraft[],
  facts: Facts,
  place: PolicyPlace,
): ConditionDocument {
  const blocks: Record<string, Record<string, readonly ConditionValue[] | ConditionValue>> = {};
  for (const draft of drafts) {
    const key = draft.keys.find(({ key: name }) => draft.aimed && facts(name) !== null) ?? draft.keys[0];
    if (key === undefined) continue;
    const block = (blocks[operatorText(draft, key.key, place)] ??= {});
    const name = { plain: key.key, lower: key.key.toLowerCase(), upper: key.key.toUpperCase() }[draft.spelling];
    block[name] ??= oneOrMany(valuesOf(draft, key, facts(key.key)), draft.bare);
  }
  return blocks;
}

/** A key policy may not have ForAllValues on what a caller can leave out (E64). */
function operatorText({ operator, modifier }: ConditionDraft, key: string, place: PolicyPlace): string {
  const open = place === "key-policy" && /^(?:kms:EncryptionContext:|aws:RequestTag\/)/iu.test(key);
  const quantifier = /^For(?:All|Any)Values?/u.exec(modifier)?.[0] ?? "";
  const written = open && quantifier === "ForAllValues" ? "ForAnyValue" : quantifier;
  return `${written === "" ? "" : `${written}:`}${operator}${modifier.endsWith("IfExists") ? "IfExists" : ""}`;
}

function valuesOf(
  { operator, picks, aimed }: ConditionDraft,
  { values }: TestedKey,
  actual: readonly string[] | null,
): readonly ConditionValue[] {
  if (operator === "Null") return [aimed ? String(actual === null) : (picks[0] ?? 0) % 2 === 0];
  const picked = picks.map((pick) => values[pick % values.length] ?? "");
  if (!aimed || actual === null) return picked;
  if (/Not/u.test(operator)) return picked.filter((value) => !actual.includes(String(value)));
  if (/LessThan$/u.test(operator)) return ["9999999999"];
  if (/GreaterThan$/u.test(operator)) return ["10000", "-9"];
  return [...actual.map((value) => (operator.endsWith("IgnoreCase") ? value.toUpperCase() : value)), ...picked];
}
