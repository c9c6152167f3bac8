import { describe, expect, it } from "vitest";
import { parseDate } from "./date.ts";
import { ceiling, compareDecimals, floor, parseDecimal, toSafeInteger } from "./decimal.ts";
import { cedarAddress, formatAddress, isInRange, parseRange } from "./ip-range.ts";

const iso = (text: string): string | null => {
  const time = parseDate(text);
  return time === null ? null : new Date(time).toISOString();
};

describe("dates", () => {
  it.each([
    ["12345", "1970-01-01T03:25:45.000Z"],
    ["-12345", "1969-12-31T20:34:15.000Z"],
    ["1700000000.5", "2023-11-14T22:13:20.500Z"],
    ["1700000000.123456789", "2023-11-14T22:13:20.123Z"],
    ["-1700000000.5", "1916-02-18T01:46:39.500Z"],
    ["253402300799", "9999-12-31T23:59:59.000Z"],
    ["253402300799.999", "9999-12-31T23:59:59.999Z"],
    ["0000", "0000-01-01T00:00:00.000Z"],
    ["0000-02-29", "0000-02-29T00:00:00.000Z"],
    ["2000-02-29", "2000-02-29T00:00:00.000Z"],
    ["2400-02-29", "2400-02-29T00:00:00.000Z"],
    ["1970", "1970-01-01T00:00:00.000Z"],
    ["2024-12-31", "2024-12-31T00:00:00.000Z"],
    ["2024-04-30", "2024-04-30T00:00:00.000Z"],
    ["2024-05-01T10:20:30.1Z", "2024-05-01T10:20:30.100Z"],
    ["2024-05-01T10:20:30.123456789Z", "2024-05-01T10:20:30.123Z"],
    ["2024-05-01T10:20-0330", "2024-05-01T13:50:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
  ])("%s is %s", (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    "1234567890123",
    "253402300800",
    "-99999999999",
    "1700000000.1234567891",
    "1700000000.",
    "1e10",
    "+1700000000",
    " 2024",
    "2024 ",
    "202",
    "20245-01",
    "2024-1",
    "2024-00",
    "2024-01-00",
    "2024-01-32",
    "1900-02-29",
    "2100-02-29",
    "2023-02-29",
    "2024-06-31",
    "2024-05-01T10",
    "2024-05-01T10:20",
    "2024-05-01T10:20:30",
    "2024-05-01T10:20:30.Z",
    "2024-05-01T10:20:30.1234567890Z",
    "2024-05-01T10:60:00Z",
    "2024-05-01T10:20:60Z",
    "2024-05-01t10:20:30Z",
    "2024-05-01T10:20:30z",
    "2024-05-01T10:20:30+2:00",
    "9999-12-31T23:59:59-01:00",
    "0000-01-01T00:00:00+01:00",
    "x2024",
    "2024x",
  ])("%s is none", (text) => {
    expect(iso(text)).toBeNull();
  });
});

describe("decimals", () => {
  const read = (text: string) => {
    const decimal = parseDecimal(text);
    if (decimal === null) throw new Error(text);
    return decimal;
  };

  it.each([
    ["1.5", 1, 2],
    ["-1.5", -2, -1],
    ["1.0", 1, 1],
    ["-1.0", -1, -1],
    ["0.001", 0, 1],
    ["-0.001", -1, 0],
    ["+2", 2, 2],
    ["007", 7, 7],
    ["-99999999999999999999", -Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
    ["99999999999999999999.5", Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  ])("%s lies between %i and %i", (text, low, high) => {
    expect([floor(read(text)) + 0, ceiling(read(text)) + 0]).toEqual([low, high]);
  });

  it.each([
    ["9007199254740990", 9007199254740990],
    ["9007199254740991", null],
    ["-9007199254740990", -9007199254740990],
    ["-9007199254740991", null],
    ["9007199254740992", null],
    ["1.000", 1],
    ["1.001", null],
    ["0", 0],
  ])("%s as an integer that JSON carries is %s", (text, expected) => {
    expect(toSafeInteger(read(text))).toBe(expected);
  });

  it.each([
    ["1", "1.0", 0],
    ["1.1", "1.09", 1],
    ["1.09", "1.1", -1],
    ["-1", "1", -1],
    ["100", "99.99", 1],
  ])("%s compared with %s is %i", (a, b, expected) => {
    expect(compareDecimals(read(a), read(b))).toBe(expected);
  });

  it("have at most a thousand digits on each side", () => {
    const digits = "9".repeat(1000);
    expect(parseDecimal(`${digits}.${digits}`)).not.toBeNull();
    expect(parseDecimal(`${digits}9`)).toBeNull();
    expect(parseDecimal(`1.${digits}9`)).toBeNull();
    expect(parseDecimal("1 ")).toBeNull();
    expect(parseDecimal("x1")).toBeNull();
    expect(parseDecimal("-")).toBeNull();
  });
});

describe("addresses", () => {
  const inside = (inner: string, outer: string): boolean => {
    const [a, b] = [parseRange(inner), parseRange(outer)];
    if (a === null || b === null) throw new Error(`${inner} ${outer}`);
    return isInRange(a, b);
  };

  it.each([
    ["10.0.0.0", "10.0.0.0/31", true],
    ["10.0.0.1", "10.0.0.0/31", true],
    ["10.0.0.2", "10.0.0.0/31", false],
    ["10.0.0.1", "10.0.0.1/32", true],
    ["128.0.0.0", "0.0.0.0/1", false],
    ["127.255.255.255", "0.0.0.0/1", true],
    ["10.9.9.9", "10.1.2.3/8", true],
    ["10.0.0.0/9", "10.0.0.0/8", true],
    ["10.0.0.0/8", "10.0.0.0/8", true],
    ["10.0.0.0/7", "10.0.0.0/8", false],
    ["2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db8::/32", true],
    ["::1", "::1/128", true],
    ["::2", "::1/128", false],
    ["::ffff:1.2.3.4", "::/0", false],
    ["1.2.3.4", "::ffff:0:0/96", true],
    ["::fffe:1.2.3.4", "::/0", true],
  ])("%s in %s: %s", (inner, outer, expected) => {
    expect(inside(inner, outer)).toBe(expected);
  });

  it.each([
    ["255.255.255.255", "255.255.255.255"],
    ["1.2.3.4/32", "1.2.3.4"],
    ["1.2.3.4/0", "1.2.3.4/0"],
    ["::ffff:0:0/96", "0.0.0.0/0"],
    ["::ffff:0:0/95", "0:0:0:0:0:ffff:0:0/95"],
    ["::ffff:1.2.3.4/128", "1.2.3.4"],
    ["::1.2.3.4", "0:0:0:0:0:0:102:304"],
    ["::10.20.30.40", "0:0:0:0:0:0:a14:1e28"],
    ["1:2:3:4:5:6:7.8.9.10", "1:2:3:4:5:6:708:90a"],
    ["1::", "1:0:0:0:0:0:0:0"],
    ["::8", "0:0:0:0:0:0:0:8"],
    ["1:2:3::6:7:8", "1:2:3:0:0:6:7:8"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["ABCD:EF01::", "abcd:ef01:0:0:0:0:0:0"],
    ["FE80::1/10", "fe80:0:0:0:0:0:0:1/10"],
  ])("%s is written %s", (text, expected) => {
    const range = parseRange(text);
    expect(range && formatAddress(range)).toBe(expected);
    expect(cedarAddress(text)).toBe(expected);
  });

  it.each([
    "1.2.3.4.5",
    "1.2.3.",
    ".1.2.3",
    "1.2.3.4/",
    "1.2.3.4/33",
    "1.2.3.4/08",
    "1.2.3.4/1000",
    "1.2.3.4/-1",
    "1.2.3.4/8/8",
    "256.0.0.1",
    "300.1.1.1",
    "1.2.3.04",
    "1.2.3.4 ",
    " 1.2.3.4",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "1::2::3",
    "12345::",
    "1:2:3:4:5:6:7",
    ":1:2:3:4:5:6:7",
    "::1.2.3",
    "::1.2.3.256",
    "::1.2.3.4x",
    "1:2:3:4::5:6:7:8::9",
    "1.2.3.4::",
    "::g",
    "::1/129",
    "::1%eth0",
    "x",
  ])("%j is none", (text) => {
    expect(parseRange(text)).toBeNull();
    expect(cedarAddress(text)).toBeNull();
  });
});
