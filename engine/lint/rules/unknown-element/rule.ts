/** A policy and its statements have only the elements of the policy grammar. Told by the reader of policies. */

import { memberOf } from "../../../read/element.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { faultRule } from "../../fault-rule.ts";

export const unknownElement = faultRule({
  id: "unknown-element",
  codes: ["unknown-element"],
  summary: "A policy and its statements have only the elements of the policy grammar.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
  instead: ({ name, parent }) => {
    const nearest = nearestName(name, memberOf(parent, "Statement") === null ? ofStatements : ofPolicies);
    return nearest === null ? "remove it" : `write \`${nearest}\``;
  },
});

const ofPolicies = ["Version", "Id", "Statement"];
const ofStatements = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];
