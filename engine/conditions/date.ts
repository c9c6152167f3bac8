/** Date operators: ISO 8601 in the W3C profile, or seconds since 1970 (E60). Cedar compares `datetime` values. */

import { balanced } from "../expression/expression.ts";
import type { View } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { plainText } from "../expression/text.ts";

const form = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d))?)?)?$/u;
const epoch = /^-?\d{5,12}(?:\.\d{1,9})?$/u;
/** The years that Cedar's text form holds. */
const earliest = Date.parse("0000-01-01T00:00:00Z");
const latest = Date.parse("9999-12-31T23:59:59.999Z");

/** Milliseconds since 1970; null for text that is no date. */
export function parseDate(text: string): number | null {
  if (epoch.test(text)) return within(Math.floor(Number(text) * 1000));
  const match = form.exec(text);
  if (match === null) return null;
  const [, year, month = "01", day = "01", hour = "00", minute = "00", second = "00", fraction = "", zone = "Z"] =
    match;
  const offset = zone === "Z" || zone.includes(":") ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const time = Date.parse(`${String(year)}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
  return Number.isNaN(time) || !isCalendarDay(Number(year), Number(month), Number(day)) ? null : within(time);
}

const asDatetime: View = {
  label: "datetime",
  type: "datetime",
  read: (value) => {
    const time = parseDate(value);
    return time === null ? undefined : { __extn: { fn: "datetime", arg: new Date(time).toISOString() } };
  },
};

export const dateEquals = date("==", (order) => order === 0);
export const dateLessThan = date("<", (order) => order < 0);
export const dateLessThanEquals = date("<=", (order) => order <= 0);
export const dateGreaterThan = date(">", (order) => order > 0);
export const dateGreaterThanEquals = date(">=", (order) => order >= 0);

function date(symbol: string, accepts: (order: number) => boolean): Comparison<number> {
  return {
    parse: (pattern) => parseDate(plainText(pattern)),
    matches: (value, wanted) => {
      const time = parseDate(value);
      return time !== null && accepts(time - wanted);
    },
    cedar: (wanted) => [
      test(asDatetime, (subject) =>
        balanced(
          wanted.map((time) => `${subject} ${symbol} datetime("${new Date(time).toISOString()}")`),
          " || ",
        ),
      ),
    ],
    set: null,
    variables: false,
  };
}

/** `Date.parse` lets the 31st of a shorter month roll over; a calendar does not. */
function isCalendarDay(year: number, month: number, day: number): boolean {
  return day <= new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate();
}

function within(time: number): number | null {
  return time >= earliest && time <= latest ? time : null;
}
