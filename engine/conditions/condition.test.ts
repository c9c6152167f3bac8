import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate, policySet, validate } from "../cedar/evaluate.ts";
import type { RequestContext } from "../expression/attribute.ts";
import { fold, print } from "../expression/expression.ts";
import { type Condition, type OperatorName, operatorNames } from "../model/policy.ts";
import { cedarSchema } from "../translate/cedar-schema.ts";
import { attributesOf, contextFor } from "../translate/compile.ts";
import { type ConditionScope, keyName, translateCondition, valueIn } from "./condition.ts";
import { conditionHolds } from "./meaning.ts";

const keys = [
  "aws:SourceIp",
  "AWS:currenttime",
  "kms:RotationPeriodInDays",
  "aws:SourceArn",
  "kms:EncryptionContext:Stage",
  "kms:EncryptionContextKeys",
  "kms:GrantOperations",
  "aws:MultiFactorAuthPresent",
  "other:Key",
];

const values = [
  "",
  "a",
  "A",
  "ab",
  "a*",
  "a?",
  "true",
  "false",
  "True",
  "1",
  "1.0",
  "1.5",
  "-2",
  "12345678901234567890",
  "2020-02-30",
  "2020-02-29T10:00:00Z",
  "2020-02-29T11:00:00+01:00",
  "1582970400",
  "10.0.0.0/8",
  "10.1.2.3",
  "::ffff:10.1.2.3",
  "2001:db8::/32",
  "2001:db8::1",
  "arn:aws:s3:::bucket",
  "arn:aws:s3:::bucket/a:b",
  "arn:aws:sns:eu-west-1:111122223333:topic",
  "Zm9v",
  "Zm9",
  'é\u0000"\\ü',
];

const patterns = [
  ...values,
  "*",
  "a*",
  "?",
  "arn:aws:s3:::*",
  "arn:aws:sns:*:111122223333:t*",
  "arn:aws:sns:eu-west-?:111122223333:topic",
  "*:aws:s3:::bucket",
  "${aws:SourceIp}",
  "x${kms:EncryptionContext:stage, 'a'}",
  "${*}",
  "a${?}",
];

const arbitraryCondition: fc.Arbitrary<Condition> = fc
  .record({
    operator: fc.constantFrom(...operatorNames),
    quantifier: fc.constantFrom(null, "ForAllValues" as const, "ForAnyValue" as const),
    ifExists: fc.boolean(),
    key: fc.constantFrom(...keys),
    values: fc.array(fc.constantFrom(...patterns), { maxLength: 4 }),
  })
  .map((condition) =>
    condition.operator === "Null"
      ? {
          ...condition,
          quantifier: null,
          ifExists: false,
          values: condition.values.map((_, i) => String(i % 2 === 0)),
          pointer: "",
        }
      : { ...condition, pointer: "" },
  );

const arbitraryContext: fc.Arbitrary<ReadonlyMap<string, readonly string[]>> = fc
  .tuple(
    ...keys.map((key) => {
      const { name, multi } = keyName(key);
      const held = fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: multi ? 3 : 1 });
      return fc.option(
        held.map((list) => [name, list] as const),
        { freq: 3, nil: null },
      );
    }),
  )
  .map((entries) => new Map(entries.filter((entry) => entry !== null)));

function contextOf(held: ReadonlyMap<string, readonly string[]>): RequestContext {
  return { values: (name) => held.get(name), encryptionContext: () => null };
}

function scope(settled: RequestContext, isSettled: (key: string) => boolean, variables = true): ConditionScope {
  return { variables, settled, isSettled, hides: () => false };
}

const nothing = contextOf(new Map());
const uids = {
  principal: { type: "AWS::User", id: "u" },
  action: { type: "KMS::Action", id: "Decrypt" },
  resource: { type: "KMS::Key", id: "k" },
};
const schemaScope = { principal: "AWS::User", resource: "KMS::Key", actions: ["Decrypt"], others: [] };

describe("translateCondition", () => {
  it("says in Cedar what the condition means, for every operator, modifier, key and value", () => {
    fc.assert(
      fc.property(arbitraryCondition, arbitraryContext, fc.boolean(), (condition, held, variables) => {
        const context = contextOf(held);
        const expression = translateCondition(
          condition,
          scope(nothing, () => false, variables),
        );
        const policies = { p: `permit (principal, action, resource) when { ${print(expression)} };` };
        const answer = evaluate(policySet(policies), {
          ...uids,
          context: contextFor(attributesOf([expression]), context),
        });
        const { name } = keyName(condition.key);
        const meant = conditionHolds(condition, variables, held.get(name), (key) => valueIn(context, key));
        expect(answer).toEqual({ fault: null, allowed: meant, reason: meant ? ["p"] : [] });
      }),
      { numRuns: 3000 },
    );
  });

  it("folds to the same answer when everything is settled", () => {
    fc.assert(
      fc.property(arbitraryCondition, arbitraryContext, fc.boolean(), (condition, held, variables) => {
        const context = contextOf(held);
        const meant = conditionHolds(condition, variables, held.get(keyName(condition.key).name), (key) =>
          valueIn(context, key),
        );
        expect(
          fold(
            translateCondition(
              condition,
              scope(context, () => true, variables),
            ),
          ),
        ).toEqual({ kind: "constant", value: meant });
      }),
      { numRuns: 1000 },
    );
  });

  it("is strictly valid", () => {
    fc.assert(
      fc.property(arbitraryCondition, fc.boolean(), (condition, settledVariables) => {
        const expression = translateCondition(
          condition,
          scope(nothing, (key) => settledVariables && key !== keyName(condition.key).name),
        );
        const policies = { p: `permit (principal, action, resource) when { ${print(expression)} };` };
        expect(validate(policies, cedarSchema(schemaScope, attributesOf([expression])))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the Cedar of a condition", () => {
  const hidesTags = { hides: (key: string) => key.startsWith("aws:ResourceTag/") };
  const write = (
    [operator, key, values, rest = {}]: readonly [OperatorName, string, readonly string[], Partial<Condition>?],
    part: Partial<ConditionScope> = {},
  ) =>
    translateCondition(
      { operator, key, values, quantifier: null, ifExists: false, pointer: "", ...rest },
      { ...scope(nothing, () => false), ...part },
    );
  const any = { quantifier: "ForAnyValue" } as const;
  const every = { quantifier: "ForAllValues" } as const;
  const ifExists = { ifExists: true };
  const arn = 'context["arn of aws:SourceArn"]';

  it.each<readonly [Parameters<typeof write>[0], string]>([
    [["StringEquals", "aws:SourceVpce", ["a"]], 'context has "aws:SourceVpce" && (context["aws:SourceVpce"] == "a")'],
    [
      ["StringEquals", "aws:SourceVpce", ["a", "b"]],
      'context has "aws:SourceVpce" && (["a", "b"].contains(context["aws:SourceVpce"]))',
    ],
    [["StringEquals", "aws:SourceVpce", []], "false"],
    [
      ["StringEquals", "aws:SourceVpce", ["a"], ifExists],
      'if context has "aws:SourceVpce" then (context has "aws:SourceVpce" && (context["aws:SourceVpce"] == "a")) else true',
    ],
    [
      ["StringNotEquals", "aws:SourceVpce", ["a"], ifExists],
      '!(context has "aws:SourceVpce" && (context["aws:SourceVpce"] == "a"))',
    ],
    [
      ["StringEquals", "Custom:Key", ["a"]],
      'context has "only value of custom:key" && (context["only value of custom:key"] == "a")',
    ],
    [["Null", "aws:SourceVpce", ["true"]], '!(context has "aws:SourceVpce")'],
    [["Null", "aws:TagKeys", ["false"]], 'context has "aws:TagKeys"'],
    [["Null", "aws:TagKeys", ["false", "true"]], "true"],
    [
      ["StringEquals", "aws:TagKeys", ["a"], any],
      'context has "aws:TagKeys" && context["aws:TagKeys"].containsAny(["a"])',
    ],
    [
      ["StringNotEquals", "aws:TagKeys", ["a"], any],
      'context has "aws:TagKeys" && (context has "aws:TagKeys" && !["a"].containsAll(context["aws:TagKeys"]))',
    ],
    [
      ["StringNotEquals", "aws:TagKeys", ["a"], every],
      'if context has "aws:TagKeys" then (context has "aws:TagKeys" && !context["aws:TagKeys"].containsAny(["a"])) else true',
    ],
    [
      ["NumericLessThan", "kms:RotationPeriodInDays", ["2"]],
      'context has "floor of kms:RotationPeriodInDays" && (context["floor of kms:RotationPeriodInDays"] < 2)',
    ],
    [["ArnLike", "aws:SourceArn", ["*"]], 'context has "aws:SourceArn" && (context["aws:SourceArn"] like "*")'],
    [["ArnLike", "aws:SourceArn", ["**"]], "false"],
    [["ArnLike", "aws:SourceArn", ["?"]], "false"],
    [["ArnLike", "aws:SourceArn", ["arn:aws:s3"]], "false"],
    [
      ["ArnLike", "aws:SourceArn", ["arn:aws:s3:::b*:c"]],
      'context has "aws:SourceArn" && (context["aws:SourceArn"] like "arn:aws:s3:::b*:c")',
    ],
    [
      ["ArnLike", "aws:SourceArn", ["arn:*:s*:r:*:*"]],
      `context has "arn of aws:SourceArn" && ((${arn}.service like "s*") && (${arn}.region like "r"))`,
    ],
  ])("of %j is %s", (condition, cedar) => {
    expect(write(condition)).toMatchObject({ kind: "test", fact: false });
    expect(print(write(condition))).toBe(cedar);
  });

  it.each<readonly [Parameters<typeof write>[0], string, Partial<ConditionScope>]>([
    [["StringLike", "aws:SourceVpce", ["a?"]], 'StringLike(aws:SourceVpce, ["a?"])', {}],
    [["StringLike", "AWS:tagkeys", ["a*"], any], 'ForAnyValue:StringLike(AWS:tagkeys, ["a*"])', {}],
    [["StringLike", "aws:SourceVpce", ["a?"], ifExists], 'StringLikeIfExists(aws:SourceVpce, ["a?"])', {}],
    [["NumericEquals", "kms:RotationPeriodInDays", ["1.5"]], 'NumericEquals(kms:RotationPeriodInDays, ["1.5"])', {}],
    [["ArnLike", "aws:SourceArn", ["*", "arn:aws:s3:::?"]], 'ArnLike(aws:SourceArn, ["*","arn:aws:s3:::?"])', {}],
    [
      ["StringLike", "aws:SourceVpce", ["a?", "${x:y}"]],
      'StringLike(aws:SourceVpce, ["a?","${x:y}"]) without variables',
      { variables: false },
    ],
    [["StringLike", "aws:SourceVpce", ["a?"]], 'StringLike(aws:SourceVpce, ["a?"])', { variables: false }],
    [["StringLike", "aws:SourceVpce", ["a?"]], 'StringLike(aws:SourceVpce, ["a?"])', hidesTags],
    [
      ["StringEquals", "aws:SourceVpce", ["${aws:ResourceTag/a}", "${aws:userid}"]],
      'StringEquals(aws:SourceVpce, ["${aws:ResourceTag/a}","${aws:userid}"]) in a key policy',
      hidesTags,
    ],
    [
      ["StringEquals", "aws:ResourceTag/a", ["${aws:userid}"]],
      'StringEquals(aws:ResourceTag/a, ["${aws:userid}"]) in a key policy',
      hidesTags,
    ],
  ])("of %j is a fact by the name %s", (condition, name, part) => {
    const found = write(condition, part);
    expect(found).toMatchObject({ kind: "test", fact: true, reads: [{ name }] });
  });

  it("is settled for a key that the layer never sees", () => {
    expect(write(["StringEquals", "aws:ResourceTag/a", ["x"]], hidesTags)).toEqual({ kind: "constant", value: false });
    expect(write(["StringNotEquals", "aws:ResourceTag/a", ["x"]], hidesTags)).toEqual({
      kind: "constant",
      value: true,
    });
  });
});
