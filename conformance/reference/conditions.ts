/** When the Condition element of a statement holds (E55-E61). */

import { BlockList, isIP } from "node:net";
import { type Context, listOf, type Statement } from "./model.ts";
import { folded, matches, type Pattern, patternOf, type Reader, textOf } from "./patterns.ts";

/** E55: operators and keys are joined by and. E63: names of keys ignore case. */
export function conditionsHold(condition: Statement["Condition"], context: Context, reader: Reader): boolean {
  return Object.entries(condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      holds(operator, context.get(folded(key)) ?? null, listOf(values).map(textOf), reader),
    ),
  );
}

/** E55-E58: one operator on one key; `actual` is null where the request lacks the key. */
function holds(name: string, actual: readonly string[] | null, wanted: readonly string[], reader: Reader): boolean {
  const [, quantifier, base = "", ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/.exec(name) ?? [];
  // E57: Null looks at presence alone.
  if (base === "Null") return wanted.includes(String(actual === null));
  // E56: a negated operator holds whenever its positive twin does not.
  const isNegated = base.includes("Not");
  // E56-E58: of an absent key, ForAllValues holds and ForAnyValue never does; else IfExists and negated operators hold.
  if (actual === null) return quantifier === undefined ? !!ifExists || isNegated : quantifier === "ForAllValues";

  const [how, test] = operators[base.replace("Not", "")] ?? ["plain", () => false];
  const values = wanted.map(reader[how]);
  // E55: the values of one key are joined by or. E62: a variable without a value matches nothing.
  const matchesSome = (one: string) => values.some((value) => value !== null && test(one, value));
  // E58: negated, each value must match none.
  if (quantifier === "ForAllValues") return actual.every((one) => matchesSome(one) !== isNegated);
  if (quantifier === "ForAnyValue") return actual.some((one) => matchesSome(one) !== isNegated);
  // Without a quantifier, several values match nothing.
  return (actual.length === 1 && actual.every(matchesSome)) !== isNegated;
}

type Operator = readonly [values: keyof Reader, test: (actual: string, wanted: string) => boolean];

/** E61: six segments compared one by one; wildcards do not cross the first five colons. A lone `*` is everything. */
function arnLike(actual: string, wanted: Pattern): boolean {
  const segments = /^([^:]*):([^:]*):([^:]*):([^:]*):([^:]*):(.*)$/s;
  const [, ...parts] = segments.exec(actual) ?? [];
  const [, ...patterns] = segments.exec(wanted) ?? [];
  if (wanted === patternOf("*")) return true;
  return patterns.length > 0 && patterns.every((pattern, at) => matches(pattern, parts[at] ?? ""));
}

/** E60: base64 of the same bytes, padded or not; other text matches nothing. */
function binaryEquals(actual: string, wanted: string): boolean {
  const areBase64 = [actual, wanted].every(
    (text) => /^(?:[\w+/]{4})*(?:[\w+/]{2}(?:==)?|[\w+/]{3}=?)?$/.test(text) && !text.includes("_"),
  );
  return areBase64 && Buffer.from(actual, "base64").equals(Buffer.from(wanted, "base64"));
}

/** E60: a bare address is a range of one. */
function ipAddress(actual: string, wanted: string): boolean {
  const [, address = "", prefix] = /^([^/]*)(?:\/(\d*))?$/.exec(wanted) ?? [];
  const [family, longest] = isIP(address) === 6 ? (["ipv6", 128] as const) : (["ipv4", 32] as const);
  const bits = Number(prefix ?? longest);
  if (isIP(address) === 0 || isIP(actual) !== isIP(address) || bits > longest) return false;
  const range = new BlockList();
  range.addSubnet(address, bits, family);
  return range.check(actual, family);
}

/** E60: integers or decimals. What cannot be read is NaN, which compares with nothing. */
const numberOf = (text: string): number => (/^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : NaN);

/** E60: the W3C profile of ISO 8601, or seconds since 1970 of five to twelve digits, up to the year 9999. */
export const instantOf = (text: string): number =>
  /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/.test(text)
    ? Date.parse(text)
    : /^-?\d{5,12}(?:\.\d{1,9})?$/.test(text) && Number(text) < 253_402_300_800
      ? Math.floor(numberOf(text) * 1000)
      : NaN;

/** E60: the comparisons of an order. */
function ordered(kind: string, read: (text: string) => number): Readonly<Record<string, Operator>> {
  return {
    [`${kind}Equals`]: ["plain", (actual, wanted) => read(actual) === read(wanted)],
    [`${kind}LessThan`]: ["plain", (actual, wanted) => read(actual) < read(wanted)],
    [`${kind}LessThanEquals`]: ["plain", (actual, wanted) => read(actual) <= read(wanted)],
    [`${kind}GreaterThan`]: ["plain", (actual, wanted) => read(actual) > read(wanted)],
    [`${kind}GreaterThanEquals`]: ["plain", (actual, wanted) => read(actual) >= read(wanted)],
  };
}

/** Every operator but Null, which looks at presence alone, and the negated ones, which are Not of these (E56). */
const operators: Readonly<Record<string, Operator>> = {
  // E59: case-sensitive, whole value; only ...Like knows wildcards.
  StringEquals: ["text", (actual, wanted) => actual === wanted],
  StringEqualsIgnoreCase: ["text", (actual, wanted) => folded(actual) === folded(wanted)],
  StringLike: ["pattern", (actual, wanted) => matches(wanted, actual)],
  ArnEquals: ["pattern", arnLike],
  ArnLike: ["pattern", arnLike],
  // E60: exactly true or false; other spellings match nothing.
  Bool: ["plain", (actual, wanted) => actual === wanted && /^(?:true|false)$/.test(actual)],
  BinaryEquals: ["plain", binaryEquals],
  IpAddress: ["plain", ipAddress],
  ...ordered("Numeric", numberOf),
  ...ordered("Date", instantOf),
};
