import { describe, expect, it } from "vitest";
import type { Condition, OperatorName } from "../model/policy.ts";
import { conditionHolds, conditionTexts, wantedValues } from "./meaning.ts";

/** `ForAnyValue:StringLikeIfExists` and its like. */
function parse(written: string, values: readonly string[]): Condition {
  const [, quantifier, operator = "", suffix] = /^(?:(ForA\w+):)?(\w+?)(IfExists)?$/u.exec(written) ?? [];
  return {
    operator: operator as OperatorName,
    quantifier: (quantifier ?? null) as Condition["quantifier"],
    ifExists: suffix !== undefined,
    key: "aws:SourceIp",
    values,
    pointer: "",
  };
}

const holds = (written: string, wanted: readonly string[], held: readonly string[] | undefined): boolean =>
  conditionHolds(parse(written, wanted), true, held, (key) => (key === "aws:username" ? "bob*" : null));

type Row = readonly [operator: string, wanted: string | readonly string[], held: string, expected: boolean];

const list = (value: string | readonly string[]): readonly string[] => (typeof value === "string" ? [value] : value);

/** Each row also says what the operator's negated twin answers. */
function operatorsAnswer(rows: readonly Row[], twin: Readonly<Record<string, string>> = {}): void {
  it.each(rows)("%s %j of %j: %s", (operator, wanted, held, expected) => {
    expect(holds(operator, list(wanted), [held])).toBe(expected);
    const negated = twin[operator];
    if (negated !== undefined) expect(holds(negated, list(wanted), [held])).toBe(!expected);
  });
}

describe("string operators (E59)", () => {
  operatorsAnswer(
    [
      ["StringEquals", "abc", "abc", true],
      ["StringEquals", "abc", "ABC", false],
      ["StringEquals", "abc", "abcd", false],
      ["StringEquals", "a*", "abc", false],
      ["StringEquals", "a*", "a*", true],
      ["StringEquals", "a?", "a?", true],
      ["StringEquals", ["x", "abc"], "abc", true],
      ["StringEquals", "", "", true],
      ["StringEquals", [], "", false],
      ["StringEquals", "${aws:username}", "bob*", true],
      ["StringEquals", "${aws:none}", "", false],
      ["StringEqualsIgnoreCase", "aBc", "AbC", true],
      ["StringEqualsIgnoreCase", "Ä", "ä", true],
      ["StringEqualsIgnoreCase", "a*", "abc", false],
      ["StringEqualsIgnoreCase", "${aws:username}", "BOB*", true],
      ["StringLike", "a*", "abc", true],
      ["StringLike", "a*", "ABC", false],
      ["StringLike", "a?c", "abc", true],
      ["StringLike", "a?c", "ac", false],
      ["StringLike", "*", "", true],
      ["StringLike", "?", "", false],
      ["StringLike", "a:*:c", "a:b:b:c", true],
      ["StringLike", ["x", "*c"], "abc", true],
      ["StringLike", "${aws:username}", "bobby", false],
      ["StringLike", "${aws:username}*", "bob*x", true],
      ["StringLike", "a${*}", "ab", false],
      ["StringLike", "a${*}", "a*", true],
    ],
    {
      StringEquals: "StringNotEquals",
      StringEqualsIgnoreCase: "StringNotEqualsIgnoreCase",
      StringLike: "StringNotLike",
    },
  );
});

describe("numeric operators (E60)", () => {
  operatorsAnswer(
    [
      ["NumericEquals", "10", "10", true],
      ["NumericEquals", "10", "10.0", true],
      ["NumericEquals", "10.5", "10.50", true],
      ["NumericEquals", "10", "10.5", false],
      ["NumericEquals", "-0", "0", true],
      ["NumericEquals", "+7", "7", true],
      ["NumericEquals", "x", "x", false],
      ["NumericEquals", "10", "", false],
      ["NumericEquals", ["1", "10"], "10", true],
      ["NumericEquals", "9007199254740993", "9007199254740992", false],
      ["NumericLessThan", "10", "9.999", true],
      ["NumericLessThan", "10", "10", false],
      ["NumericLessThan", "10", "10.001", false],
      ["NumericLessThan", "10", "9", true],
      ["NumericLessThan", "10", "-11", true],
      ["NumericLessThan", "2", "10", false],
      ["NumericLessThan", "10", "x", false],
      ["NumericLessThanEquals", "10", "10", true],
      ["NumericLessThanEquals", "10", "10.0001", false],
      ["NumericLessThanEquals", "10", "9.9", true],
      ["NumericGreaterThan", "10", "10", false],
      ["NumericGreaterThan", "10", "10.0001", true],
      ["NumericGreaterThan", "10", "9.9999", false],
      ["NumericGreaterThan", "-10", "-9", true],
      ["NumericGreaterThanEquals", "10", "10", true],
      ["NumericGreaterThanEquals", "10", "9.9999", false],
      ["NumericGreaterThanEquals", "10.5", "10.5", true],
      ["NumericGreaterThanEquals", "10", "x", false],
    ],
    { NumericEquals: "NumericNotEquals" },
  );
});

describe("date operators (E60)", () => {
  const noon = "2024-05-01T12:00:00Z";
  operatorsAnswer(
    [
      ["DateEquals", noon, "2024-05-01T14:00:00+02:00", true],
      ["DateEquals", noon, "1714564800", true],
      ["DateEquals", "1714564800", noon, true],
      ["DateEquals", noon, "2024-05-01T12:00:00.001Z", false],
      ["DateEquals", "2024-05-01", "2024-05-01T00:00:00Z", true],
      ["DateEquals", "soon", "soon", false],
      ["DateEquals", ["2023", noon], noon, true],
      ["DateLessThan", noon, "2024-05-01T11:59:59Z", true],
      ["DateLessThan", noon, noon, false],
      ["DateLessThan", noon, "soon", false],
      ["DateLessThanEquals", noon, noon, true],
      ["DateLessThanEquals", noon, "2024-05-01T12:00:01Z", false],
      ["DateLessThanEquals", noon, "2024", true],
      ["DateGreaterThan", noon, noon, false],
      ["DateGreaterThan", noon, "2024-05-01T12:00:01Z", true],
      ["DateGreaterThan", noon, "2024-05", false],
      ["DateGreaterThanEquals", noon, noon, true],
      ["DateGreaterThanEquals", noon, "2024-05-01T11:59:59Z", false],
      ["DateGreaterThanEquals", noon, "2025", true],
    ],
    { DateEquals: "DateNotEquals" },
  );
});

describe("Bool, Binary and addresses (E60)", () => {
  operatorsAnswer(
    [
      ["Bool", "true", "true", true],
      ["Bool", "true", "false", false],
      ["Bool", "false", "false", true],
      ["Bool", "True", "True", false],
      ["Bool", "true", "TRUE", false],
      ["Bool", "x", "x", false],
      ["Bool", ["true", "false"], "false", true],
      ["BinaryEquals", "Zm9v", "Zm9v", true],
      ["BinaryEquals", "Zm8=", "Zm8", true],
      ["BinaryEquals", "Zm9=", "Zm8=", true],
      ["BinaryEquals", "Zg==", "Zg", true],
      ["BinaryEquals", "Zm9v", "zm9v", false],
      ["BinaryEquals", "Zm9v!", "Zm9v!", false],
      ["BinaryEquals", "Z", "Z", false],
      ["BinaryEquals", "", "", true],
      ["IpAddress", "10.0.0.0/8", "10.255.0.1", true],
      ["IpAddress", "10.0.0.0/8", "11.0.0.1", false],
      ["IpAddress", "10.1.2.3", "10.1.2.3", true],
      ["IpAddress", "10.1.2.3", "10.1.2.4", false],
      ["IpAddress", "10.0.0.0/8", "10.1.0.0/16", true],
      ["IpAddress", "10.1.0.0/16", "10.0.0.0/8", false],
      ["IpAddress", "2001:db8::/32", "2001:0DB8:0:0:0:0:0:1", true],
      ["IpAddress", "2001:db8::/32", "2001:db9::1", false],
      ["IpAddress", "0.0.0.0/0", "::1", false],
      ["IpAddress", ["11.0.0.0/8", "::/0"], "::1", true],
      ["IpAddress", "x", "x", false],
    ],
    { IpAddress: "NotIpAddress" },
  );
});

describe("ARN operators (E61)", () => {
  const topic = "arn:aws:sns:eu-west-1:111122223333:topic";
  operatorsAnswer(
    [
      ["ArnEquals", topic, topic, true],
      ["ArnEquals", "arn:aws:sns:*:*:topic", topic, true],
      ["ArnLike", "arn:aws:sns:eu-west-?:1111*:t*", topic, true],
      ["ArnLike", "arn:*:topic", topic, false],
      ["ArnLike", "arn:aws:sns:*:topic", topic, false],
      ["ArnLike", "arn:aws:sns:*", topic, false],
      ["ArnLike", "*", topic, true],
      ["ArnLike", "*", "x", true],
      ["ArnLike", "**", "x", false],
      ["ArnLike", "arn:*:*:*:*:*", topic, true],
      ["ArnLike", "a?n:*:*:*:*:*", topic, true],
      ["ArnLike", "x:*:*:*:*:*", topic, false],
      ["ArnLike", "arn:*:*:*:*:*", "x:aws:sns:eu-west-1:111122223333:topic", false],
      ["ArnLike", "arn:*:*:*:*:*", "arn:aws:sns", false],
      ["ArnLike", "arn:aws:s3:::b*", "arn:aws:s3:::bucket/a:b", true],
      ["ArnLike", "arn:aws:s3:::b/*:b", "arn:aws:s3:::b/a:b", true],
      ["ArnLike", "arn:aws:s3:::b*", "arn:aws:s3:x::bucket", false],
      ["ArnLike", "arn:aws:s3:*", "arn:aws:s3:::b", false],
      ["ArnEquals", topic.toUpperCase(), topic, false],
      ["ArnEquals", "arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/bob*", true],
      ["ArnLike", "arn:aws:iam::1:user/${aws:username}", "arn:aws:iam::1:user/bobby", false],
      ["ArnLike", "${aws:none}", topic, false],
    ],
    { ArnEquals: "ArnNotEquals", ArnLike: "ArnNotLike" },
  );
});

describe("an absent key (E56-E58)", () => {
  it.each([
    ["StringEquals", false],
    ["StringNotEquals", true],
    ["StringEqualsIfExists", true],
    ["StringNotEqualsIfExists", true],
    ["NumericLessThan", false],
    ["DateNotEquals", true],
    ["Bool", false],
    ["NotIpAddress", true],
    ["ArnNotLike", true],
    ["ForAllValues:StringEquals", true],
    ["ForAllValues:StringNotEquals", true],
    ["ForAnyValue:StringEquals", false],
    ["ForAnyValue:StringNotEquals", false],
    ["ForAnyValue:StringEqualsIfExists", false],
    ["ForAllValues:StringEqualsIfExists", true],
  ])("of %s: %s", (operator, expected) => {
    expect(holds(operator, ["x"], undefined)).toBe(expected);
    expect(holds(operator, ["x"], [])).toBe(expected);
  });

  it.each([
    [["true"], undefined, true],
    [["true"], [], true],
    [["true"], ["x"], false],
    [["false"], undefined, false],
    [["false"], ["x"], true],
    [["true", "false"], ["x"], true],
    [["true", "false"], undefined, true],
    [[], undefined, false],
    [["x"], ["x"], false],
  ])("of Null %j with %j: %s", (wanted, held, expected) => {
    expect(holds("Null", wanted, held)).toBe(expected);
  });
});

describe("several values (E58)", () => {
  it.each([
    ["ForAllValues:StringEquals", ["a", "b"], ["a"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "c"], false],
    ["ForAllValues:StringNotEquals", ["a", "b"], ["c", "d"], true],
    ["ForAllValues:StringNotEquals", ["a", "b"], ["c", "a"], false],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "a"], true],
    ["ForAnyValue:StringEquals", ["a", "b"], ["c", "d"], false],
    ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "c"], true],
    ["ForAnyValue:StringNotEquals", ["a", "b"], ["a", "b"], false],
    ["ForAnyValue:StringLike", ["a*"], ["x", "ab"], true],
    ["ForAllValues:StringLike", ["a*"], ["x", "ab"], false],
    ["StringEquals", ["a", "b"], ["a", "b"], false],
    ["StringNotEquals", ["a", "b"], ["a", "b"], true],
    ["StringEqualsIfExists", ["a"], ["a", "a"], false],
    ["StringEqualsIfExists", ["a"], ["b"], false],
    ["StringEqualsIfExists", ["a"], ["a"], true],
    ["StringNotEqualsIfExists", ["a"], ["a"], false],
  ])("%s %j of %j: %s", (operator, wanted, held, expected) => {
    expect(holds(operator, wanted, held)).toBe(expected);
  });
});

describe("variables (E62)", () => {
  const texts = (operator: string, variables: boolean) =>
    conditionTexts(parse(operator, ["${aws:username}"]), variables)[0]?.some((piece) => "variable" in piece);

  it.each([
    ["StringEquals", true],
    ["StringNotEqualsIgnoreCase", true],
    ["StringLike", true],
    ["ArnLike", true],
    ["ArnNotEquals", true],
    ["NumericEquals", false],
    ["DateLessThan", false],
    ["Bool", false],
    ["BinaryEquals", false],
    ["IpAddress", false],
    ["Null", false],
  ])("stand in values of %s: %s", (operator, expected) => {
    expect(texts(operator, true)).toBe(expected);
    expect(texts(operator, false)).toBe(false);
  });

  it("without a value leave their text out", () => {
    expect(wantedValues(parse("StringEquals", ["${aws:none}", "b"]), true, () => null)).toEqual(["b"]);
    expect(wantedValues(parse("StringEquals", ["${aws:none}", "b"]), false, () => null)).toEqual(["${aws:none}", "b"]);
    expect(wantedValues(parse("Null", ["true"]), true, () => null)).toEqual([]);
    expect(wantedValues(parse("Bool", ["maybe"]), true, () => null)).toEqual([]);
  });
});
