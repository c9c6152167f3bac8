/** BinaryEquals: the same bytes, written in base64 (E60). Cedar compares the canonical writing. */

import type { View } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { equalsOneOf } from "./string-equals.ts";
import { plainText } from "../expression/text.ts";

const form = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/u;

const asBinary: View = { label: "binary", type: "String", read: (value) => canonicalBase64(value) ?? undefined };

export const binaryEquals: Comparison<string> = {
  parse: (pattern) => canonicalBase64(plainText(pattern)),
  matches: (value, wanted) => canonicalBase64(value) === wanted,
  cedar: (wanted) => [test(asBinary, (subject) => equalsOneOf(subject, wanted))],
  set: null,
  variables: false,
};

function canonicalBase64(text: string): string | null {
  return form.test(text) ? btoa(atob(text)) : null;
}
