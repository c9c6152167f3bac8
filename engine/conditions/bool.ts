/** Bool: the texts `true` and `false`; any other text matches nothing (E60). */

import { asText } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { equalsOneOf } from "./string-equals.ts";
import { plainText } from "../expression/text.ts";

export const bool: Comparison<string> = {
  parse: (pattern) => {
    const text = plainText(pattern);
    return text === "true" || text === "false" ? text : null;
  },
  matches: (value, wanted) => value === wanted,
  cedar: (wanted) => [test(asText, (subject) => equalsOneOf(subject, wanted))],
  set: { label: "", read: (value) => value, text: (wanted) => wanted },
  variables: false,
};
