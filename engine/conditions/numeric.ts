/**
 * Numeric operators over integers and decimals (E60). Cedar has integers: against a whole bound, a number compares like
 * its floor (`<`, `>=`) or its ceiling (`<=`, `>`). A bound with a fraction becomes a fact.
 */

import { balanced } from "../expression/expression.ts";
import type { View } from "../expression/attribute.ts";
import { ceiling, compareDecimals, type Decimal, floor, parseDecimal, toSafeInteger } from "./decimal.ts";
import type { CedarTest, Comparison } from "./operator.ts";
import { plainText } from "../expression/text.ts";

const asFloor = view("floor", floor);
const asCeiling = view("ceiling", ceiling);

export const numericEquals = numeric(
  [asFloor, asCeiling],
  (order) => order === 0,
  (subject, bound) => `${subject(asFloor)} == ${bound} && ${subject(asCeiling)} == ${bound}`,
);
export const numericLessThan = numeric(
  [asFloor],
  (order) => order < 0,
  (subject, bound) => `${subject(asFloor)} < ${bound}`,
);
export const numericLessThanEquals = numeric(
  [asCeiling],
  (order) => order <= 0,
  (subject, bound) => `${subject(asCeiling)} <= ${bound}`,
);
export const numericGreaterThan = numeric(
  [asCeiling],
  (order) => order > 0,
  (subject, bound) => `${subject(asCeiling)} > ${bound}`,
);
export const numericGreaterThanEquals = numeric(
  [asFloor],
  (order) => order >= 0,
  (subject, bound) => `${subject(asFloor)} >= ${bound}`,
);

function numeric(
  views: readonly View[],
  accepts: (order: number) => boolean,
  cedar: (subject: (view: View) => string, bound: string) => string,
): Comparison<Decimal> {
  return {
    parse: (pattern) => parseDecimal(plainText(pattern)),
    matches: (value, wanted) => {
      const number = parseDecimal(value);
      return number !== null && accepts(compareDecimals(number, wanted));
    },
    cedar: (wanted): readonly CedarTest[] | null => {
      const bounds = wanted.map(toSafeInteger);
      if (bounds.includes(null)) return null;
      return [
        {
          views,
          cedar: (subject) =>
            balanced(
              bounds.map((bound) => cedar(subject, String(bound))),
              " || ",
            ),
        },
      ];
    },
    set: null,
    variables: false,
  };
}

function view(label: string, round: (number: Decimal) => number): View {
  return {
    label,
    type: "Long",
    read: (value) => {
      const number = parseDecimal(value);
      return number === null ? undefined : round(number);
    },
  };
}
