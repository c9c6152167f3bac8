/** StringEquals: the same characters, case counts, no wildcards (E59). */

import { cedarString } from "../expression/cedar-text.ts";
import { asText } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { plainText } from "../expression/text.ts";

export const stringEquals: Comparison<string> = {
  parse: plainText,
  matches: (value, wanted) => value === wanted,
  cedar: (wanted) => [test(asText, (subject) => equalsOneOf(subject, wanted))],
  set: { label: "", read: (value) => value, text: (wanted) => wanted },
  variables: true,
};

/** Cedar for "the subject is one of these strings". */
export function equalsOneOf(subject: string, wanted: readonly string[]): string {
  const texts = wanted.map(cedarString).join(", ");
  return wanted.length === 1 ? `${subject} == ${texts}` : `[${texts}].contains(${subject})`;
}
