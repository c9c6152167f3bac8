/** A policy with variables has the version 2012-10-17. */

import { hasVariables } from "../../../model/policy.ts";
import type { Element } from "../../../read/element.ts";
import { memberOf } from "../../../read/element.ts";
import { insertMember, replaceValue } from "../../edits.ts";
import { shown } from "../../symbolic.ts";
import { policyRule } from "../../rule.ts";

export const variableNeedsVersion = policyRule({
  id: "variable-needs-version",
  severity: "warning",
  preset: "recommended",
  summary: "A policy with variables has the version 2012-10-17.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
  messages: {
    literal:
      "without the version 2012-10-17, `{variable}` is no variable but these very characters; set `Version` to `2012-10-17`",
  },
  check: ({ policy, document, withVariables }, report) => {
    if (hasVariables(policy) || withVariables.length === 0) return;
    const version = memberOf(document, "Version");
    const edit =
      version === null ? insertMember(document, "Version", "2012-10-17") : replaceValue(version, "2012-10-17");
    for (const { resource, conditions } of withVariables) {
      const texts: readonly Element[] = [...(resource?.patterns ?? []), ...conditions.flatMap(({ values }) => values)];
      for (const at of texts) {
        const variable = typeof at.value === "string" ? /\$\{[a-z][\w-]*:[^}]*\}/iu.exec(at.value)?.[0] : undefined;
        if (variable === undefined) continue;
        const fix = { description: "set `Version` to `2012-10-17`", safe: false, edits: [edit] };
        report({ at, message: "literal", data: { variable: shown(variable) }, fix });
      }
    }
  },
});
