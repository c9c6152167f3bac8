/** IAM takes a Sid of letters and digits only; key policies may have spaces and more in it. */

import { memberOf } from "../../../read/element.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const sidCharacters = policyRule({
  id: "sid-characters",
  severity: "error",
  preset: "recommended",
  kinds: ["identity-policy", "permissions-boundary", "session-policy"],
  summary: "The Sid of an IAM policy consists of letters and digits.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html",
  messages: {
    near: "IAM takes a Sid of letters and digits only; write `{wanted}`",
    none: "IAM takes a Sid of letters and digits only, not `{sid}`; choose another one",
  },
  check: ({ statements }, report) => {
    for (const { sid, element } of statements) {
      if (sid === null || /^[A-Za-z0-9]*$/u.test(sid) || isSymbolic(sid)) continue;
      const at = memberOf(element, "Sid");
      if (at === null) continue;
      const wanted = joined(sid);
      if (wanted === "" || statements.some((other) => other.sid === wanted)) {
        report({ at, message: "none", data: { sid } });
        continue;
      }
      const fix = { description: `write \`${wanted}\``, safe: true, edits: [replaceValue(at, wanted)] };
      report({ at, message: "near", data: { wanted }, fix });
    }
  },
});

/** `Allow use of the key` as `AllowUseOfTheKey`. */
function joined(sid: string): string {
  return sid
    .replaceAll(/[^A-Za-z0-9]+([A-Za-z0-9]?)/gu, (_, next: string) => next.toUpperCase())
    .replaceAll(/[^A-Za-z0-9]/gu, "");
}
