/** StringEqualsIgnoreCase: the same characters, case folded (E59). Cedar compares lower-cased copies of both sides. */

import type { View } from "../expression/attribute.ts";
import { foldCase } from "../model/fold-case.ts";
import { type Comparison, test } from "./operator.ts";
import { equalsOneOf } from "./string-equals.ts";
import { plainText } from "../expression/text.ts";

const lowerCase: View = { label: "lower case", type: "String", read: foldCase };

export const stringEqualsIgnoreCase: Comparison<string> = {
  parse: (pattern) => foldCase(plainText(pattern)),
  matches: (value, wanted) => foldCase(value) === wanted,
  cedar: (wanted) => [test(lowerCase, (subject) => equalsOneOf(subject, wanted))],
  set: { label: "lower case", read: foldCase, text: (wanted) => wanted },
  variables: true,
};
