import { describe, expect, it } from "vitest";
import { parseDate } from "./date.ts";

const at = (iso: string): number => Date.parse(iso);

describe("parseDate", () => {
  it.each([
    ["2020", "2020-01-01T00:00:00Z"],
    ["2020-04", "2020-04-01T00:00:00Z"],
    ["2020-04-05", "2020-04-05T00:00:00Z"],
    ["2020-04-05T06:07Z", "2020-04-05T06:07:00Z"],
    ["2020-04-05T06:07:08Z", "2020-04-05T06:07:08Z"],
    ["2020-04-05T06:07:08.123456Z", "2020-04-05T06:07:08.123Z"],
    ["2020-04-05T06:07:08+02:00", "2020-04-05T04:07:08Z"],
    ["2020-04-05T06:07:08-0230", "2020-04-05T08:37:08Z"],
    ["2020-02-29T00:00:00Z", "2020-02-29T00:00:00Z"],
  ])("reads %s", (text, expected) => {
    expect(parseDate(text)).toBe(at(expected));
  });

  it("reads seconds since 1970", () => {
    expect(parseDate("1588291200")).toBe(at("2020-05-01T00:00:00Z"));
  });

  it.each([
    "",
    "today",
    "2021-02-29",
    "2020-13-01",
    "2020-04-31",
    "2020-04-05T25:00:00Z",
    "2020-04-05 06:07:08Z",
    "05/04/2020",
  ])("refuses %j", (text) => {
    expect(parseDate(text)).toBeNull();
  });
});
