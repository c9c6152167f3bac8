/** A policy without a version is read as one of 2008-10-17, which has no variables (E52). */

import { isObject, memberOf } from "../../../read/element.ts";
import { insertMember, replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const missingVersion = policyRule({
  id: "missing-version",
  severity: "info",
  preset: "strict",
  summary: "A policy says which version of the policy language it is in.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html",
  messages: {
    missing: "a policy without `Version` is read as of 2008-10-17, without variables; write `2012-10-17`",
    old: "the version 2008-10-17 has no variables; write `2012-10-17`",
  },
  check: ({ document, policy }, report) => {
    if (!isObject(document.value) || policy.version === "2012-10-17") return;
    const version = memberOf(document, "Version");
    // What differs between the versions is variables alone.
    const safe = !JSON.stringify(document.value).includes("${");
    const description = "set `Version` to `2012-10-17`";
    if (version === null) {
      const edits = [insertMember(document, "Version", "2012-10-17")];
      report({ at: document, message: "missing", fix: { description, safe, edits } });
    } else if (policy.version === "2008-10-17") {
      const edits = [replaceValue(version, "2012-10-17")];
      report({ at: version, message: "old", fix: { description, safe, edits } });
    }
  },
});
