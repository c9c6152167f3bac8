import { describe, expect, it } from "vitest";
import { cedarAddress, formatAddress, isInRange, parseRange } from "./ip-range.ts";

const inRange = (inner: string, outer: string): boolean | null => {
  const a = parseRange(inner);
  const b = parseRange(outer);
  return a === null || b === null ? null : isInRange(a, b);
};

describe("isInRange", () => {
  it.each([
    ["10.1.2.3", "10.0.0.0/8", true],
    ["11.1.2.3", "10.0.0.0/8", false],
    ["10.1.2.3", "10.1.2.3", true],
    ["10.1.2.4", "10.1.2.3", false],
    ["203.0.113.9", "0.0.0.0/0", true],
    ["2001:db8::1", "2001:db8::/32", true],
    ["2001:db9::1", "2001:db8::/32", false],
    ["::ffff:10.1.2.3", "10.0.0.0/8", true],
    ["10.1.2.3", "::ffff:10.0.0.0/104", true],
    ["10.1.2.3", "::/0", false],
    ["10.0.0.0/8", "10.0.0.0/16", false],
  ])("%s in %s is %s", (inner, outer, expected) => {
    expect(inRange(inner, outer)).toBe(expected);
  });
});

describe("parseRange", () => {
  it.each([
    "",
    "10.0.0",
    "10.0.0.256",
    "10.0.0.01",
    "10.0.0.0/33",
    "10.0.0.0/8/8",
    "10.0.0.0/",
    "::1::",
    "1:2:3:4:5:6:7",
    "g::",
    "2001:db8::/129",
    "1::2::3",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4::5:6:7:8",
    "::1.2.3",
    "::1.2.3.256",
    "::ffff:1.2.3.4.5",
    "::1.2.3.4:5",
    "1.2.3.4::",
    "1:2:3:4:5:6:7:1.2.3.4",
  ])("refuses %s", (text) => {
    expect(parseRange(text)).toBeNull();
  });

  it.each([
    ["::", "0:0:0:0:0:0:0:0"],
    ["2001:DB8::1/32", "2001:db8:0:0:0:0:0:1/32"],
    ["::ffff:1.2.3.4", "1.2.3.4"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0:0:0:c000:221"],
    ["1:2:3:4:5:6:1.2.3.4/64", "1:2:3:4:5:6:102:304/64"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["1.2.3.0/24", "1.2.3.0/24"],
  ])("writes %s as %s", (text, expected) => {
    const range = parseRange(text);
    expect(range && formatAddress(range)).toBe(expected);
  });
});

describe("cedarAddress", () => {
  it.each([
    "0.0.0.0",
    "255.255.255.255",
    "256.1.1.1",
    "1.2.3",
    "1.2.3.4.",
    "01.2.3.4",
    "1.2.3.4/8",
    "::1",
    "1.2.3.4.5",
    "",
    "a",
  ])("writes %s as parsing and formatting do", (text) => {
    const range = parseRange(text);
    expect(cedarAddress(text)).toBe(range && formatAddress(range));
  });
});
