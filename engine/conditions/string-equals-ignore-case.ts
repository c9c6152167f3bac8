/** StringEqualsIgnoreCase: the same characters, case folded (E59). Cedar compares lower-cased copies of both sides. */

import type { View } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { equalsOneOf } from "./string-equals.ts";
import { plainText } from "../expression/text.ts";

const lowerCase: View = { label: "lower case", type: "String", read: (value) => value.toLowerCase() };

export const stringEqualsIgnoreCase: Comparison<string> = {
  parse: (pattern) => plainText(pattern).toLowerCase(),
  matches: (value, wanted) => value.toLowerCase() === wanted,
  cedar: (wanted) => [test(lowerCase, (subject) => equalsOneOf(subject, wanted))],
  set: { label: "lower case", read: (value) => value.toLowerCase(), text: (wanted) => wanted },
  variables: true,
};
