/** E59-E61: the condition operators, each as the test of one request value against one policy value. */

import { BlockList, isIP } from "node:net";
import { matches, type Pattern, patternSegmentsOf, segmentsOf, textOf } from "./patterns.ts";

export interface Operator {
  /** E56: a negated operator holds whenever its positive twin does not. */
  readonly negated: boolean;
  /** E62: variables stand in the values of string and ARN operators only. */
  readonly variables: boolean;
  readonly test: Test;
}

type Test = (actual: string, wanted: Pattern) => boolean;

/** E59: case-sensitive, whole value, no wildcards. */
const stringEquals: Test = (actual, wanted) => actual === textOf(wanted);

/** E59: ...IgnoreCase folds case. */
const stringEqualsIgnoreCase: Test = (actual, wanted) => actual.toLowerCase() === textOf(wanted).toLowerCase();

/** E59: case-sensitive with wildcards. */
const stringLike: Test = (actual, wanted) => matches(wanted, actual);

/** E61: six segments compared one by one; wildcards do not cross the first five colons. */
export const arnLike: Test = (actual, wanted) => {
  const [parts, patterns] = [segmentsOf(actual), patternSegmentsOf(wanted)];
  return parts.length === 6 && patterns.length === 6 && patterns.every((part, at) => matches(part, parts[at] ?? ""));
};

/** E60: exactly true or false; other spellings match nothing. */
const bool: Test = (actual, wanted) => actual === textOf(wanted) && /^(?:true|false)$/.test(actual);

/** E60: base64 of the same bytes. */
const binaryEquals: Test = (actual, wanted) =>
  Buffer.from(actual, "base64").equals(Buffer.from(textOf(wanted), "base64"));

/** E60: a bare address is a range of one. */
const ipAddress: Test = (actual, wanted) => {
  const [address = "", prefix] = textOf(wanted).split("/");
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  const longest = family === "ipv6" ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (isIP(address) === 0 || isIP(actual) !== isIP(address) || !/^\d*$/.test(prefix ?? "") || bits > longest)
    return false;
  const range = new BlockList();
  range.addSubnet(address, bits, family);
  return range.check(actual, family);
};

/** E60: integers or decimals. */
const numberOf = (text: string): number => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN);

/** E60: the W3C profile of ISO 8601, or seconds since 1970. Four digits are a year. */
const instantOf = (text: string): number =>
  /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/.test(text)
    ? Date.parse(text)
    : numberOf(text) * 1000;

/** E60: what cannot be read is NaN, which compares with nothing. */
const compare =
  (read: (text: string) => number, holds: (actual: number, wanted: number) => boolean): Test =>
  (actual, wanted) =>
    holds(read(actual), read(textOf(wanted)));

const text = (test: Test): Operator => ({ negated: false, variables: true, test });
const plain = (test: Test): Operator => ({ negated: false, variables: false, test });
const not = (operator: Operator): Operator => ({ ...operator, negated: true });

const ordered = (kind: string, read: (text: string) => number): readonly (readonly [string, Operator])[] => {
  const equals = plain(compare(read, (actual, wanted) => actual === wanted));
  return [
    [`${kind}Equals`, equals],
    [`${kind}NotEquals`, not(equals)],
    [`${kind}LessThan`, plain(compare(read, (actual, wanted) => actual < wanted))],
    [`${kind}LessThanEquals`, plain(compare(read, (actual, wanted) => actual <= wanted))],
    [`${kind}GreaterThan`, plain(compare(read, (actual, wanted) => actual > wanted))],
    [`${kind}GreaterThanEquals`, plain(compare(read, (actual, wanted) => actual >= wanted))],
  ];
};

/** Every operator but Null, which looks at presence alone. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ["StringEquals", text(stringEquals)],
  ["StringNotEquals", not(text(stringEquals))],
  ["StringEqualsIgnoreCase", text(stringEqualsIgnoreCase)],
  ["StringNotEqualsIgnoreCase", not(text(stringEqualsIgnoreCase))],
  ["StringLike", text(stringLike)],
  ["StringNotLike", not(text(stringLike))],
  ["ArnEquals", text(arnLike)],
  ["ArnLike", text(arnLike)],
  ["ArnNotEquals", not(text(arnLike))],
  ["ArnNotLike", not(text(arnLike))],
  ["Bool", plain(bool)],
  ["BinaryEquals", plain(binaryEquals)],
  ["IpAddress", plain(ipAddress)],
  ["NotIpAddress", not(plain(ipAddress))],
  ...ordered("Numeric", numberOf),
  ...ordered("Date", instantOf),
]);
