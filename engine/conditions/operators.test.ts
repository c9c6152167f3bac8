import { describe, expect, it } from "vitest";
import { evaluate, policySet } from "../cedar/evaluate.ts";
import type { RequestContext } from "../expression/attribute.ts";
import { print } from "../expression/expression.ts";
import { type Condition, type OperatorName, operatorNames, type Quantifier } from "../model/policy.ts";
import { attributesOf, contextFor } from "../translate/compile.ts";
import { keyName, translateCondition, valueIn } from "./condition.ts";
import { conditionHolds } from "./meaning.ts";

/** Values that operators of one kind tell apart, odd ones among them. */
const kinds = {
  String: ["", "a", "A", "ab", "a*b", "a?b", "axb", "ä", "Ä"],
  Numeric: ["1", "1.0", "1.5", "2", "-2", "10", "1e1", "0.00001", "12345678901234567890", "x", ""],
  Date: [
    "2020-02-29T10:00:00Z",
    "2020-02-29T11:00:00+01:00",
    "2020-02-29T10:00:00.500Z",
    "2020-02-29",
    "2020",
    "2021-02-29",
    "1582970400",
    "1582970400.5",
    "soon",
  ],
  Bool: ["true", "false", "True", "x"],
  Binary: ["Zm9v", "Zm9", "Zm9vYg==", "x y", ""],
  Ip: [
    "10.1.2.3",
    "10.1.2.3/32",
    "10.0.0.0/8",
    "10.1.0.0/16",
    "0.0.0.0/0",
    "::ffff:10.1.2.3",
    "2001:db8::1",
    "2001:db8::/32",
    "x",
  ],
  Arn: [
    "arn:aws:s3:::bucket",
    "arn:aws:s3:::bucket/a:b",
    "arn:aws:sns:eu-west-1:111122223333:topic",
    "arn:aws:sns:*:111122223333:t*",
    "arn:aws:sns:eu-west-?:*:topic",
    "arn:aws:*",
    "x",
  ],
} as const;

function valuesFor(operator: OperatorName): readonly string[] {
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => operator.includes(name));
  return kind === undefined ? [] : kinds[kind];
}

const compared = operatorNames.filter((name) => name !== "Null");
const uids = {
  principal: { type: "AWS::User", id: "u" },
  action: { type: "KMS::Action", id: "Decrypt" },
  resource: { type: "KMS::Key", id: "k" },
};

function inCedar(condition: Condition): (values: readonly string[] | undefined) => boolean | string {
  const nothing: RequestContext = { values: () => undefined, encryptionContext: () => null };
  const expression = translateCondition(condition, {
    variables: true,
    settled: nothing,
    isSettled: () => false,
    hides: () => false,
  });
  const set = policySet({ p: `permit (principal, action, resource) when { ${print(expression)} };` });
  const reads = attributesOf([expression]);
  return (values) => {
    const context = contextFor(reads, { values: () => values, encryptionContext: () => null });
    const answer = evaluate(set, { ...uids, context });
    return answer.fault ?? answer.allowed;
  };
}

function meant(condition: Condition, values: readonly string[] | undefined): boolean {
  return conditionHolds(condition, true, values, (key) =>
    valueIn({ values: () => values, encryptionContext: () => null }, key),
  );
}

function condition(operator: OperatorName, key: string, values: readonly string[], part: Partial<Condition> = {}) {
  return { operator, quantifier: null, ifExists: false, key, values, pointer: "", ...part } satisfies Condition;
}

describe.each(compared)("%s", (operator) => {
  const values = valuesFor(operator);

  it("says in Cedar what it means for every pair of a request value and a policy value", () => {
    const differing = values.flatMap((wanted) => {
      const one = condition(operator, "aws:SourceArn", [wanted]);
      const cedar = inCedar(one);
      return values.filter((held) => cedar([held]) !== meant(one, [held])).map((held) => ({ wanted, held }));
    });
    expect(values.length).toBeGreaterThan(2);
    expect(differing).toEqual([]);
  });

  it("says in Cedar what it means for every modifier over several values", () => {
    const several: readonly (readonly string[] | undefined)[] = [
      undefined,
      ...values.map((value) => [value]),
      ...values.map((value, index) => [value, values[(index + 1) % values.length] ?? ""]),
      ...values.map((value) => [value, value]),
      ["a", "A"],
    ];
    const wanted = [values.slice(0, 1), values.slice(0, 2), values.slice(2, 5), []];
    const quantifiers: readonly (Quantifier | null)[] = [null, "ForAllValues", "ForAnyValue"];
    for (const key of ["kms:EncryptionContextKeys", "other:Key"]) {
      expect(keyName(key).multi).toBe(true);
      for (const quantifier of quantifiers) {
        for (const ifExists of [false, true]) {
          for (const list of wanted) {
            const one = condition(operator, key, list, { quantifier, ifExists });
            const expected = several.map((held) => meant(one, held));
            expect(several.map(inCedar(one)), JSON.stringify(one)).toEqual(expected);
          }
        }
      }
    }
  });
});
