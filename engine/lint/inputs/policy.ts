/** A policy as a file of its own, or what the AWS CLI prints of one: `get-key-policy`, `get-role-policy`, … */

import type { PolicyKind } from "../../model/policy.ts";
import { type Element, isObject, memberOf, textOf } from "../../read/element.ts";
import { policyOrOutputFrom } from "../../read/policy-output.ts";
import { type PolicyDocument, unknownKey } from "../subject.ts";
import { barePolicy, diagnosticAt, type InputForm, nothingShared, unknownDocument } from "./input.ts";
import { guessKind } from "./policy-kind.ts";

const members = ["Statement", "Policy", "PolicyDocument", "PolicyVersion"];

export const policy: InputForm = {
  name: "policy",
  words: ["Statement"],
  fits: ({ value }) => isObject(value) && members.some((name) => name in value),
  read: (document, { kind, diagnostics }) => {
    // What AWS prints is taken apart by its reader; the document itself is read but once, by the rules.
    if (memberOf(document, "Statement") !== null) {
      const known = kind ?? guessKind(document);
      if (known === null) diagnostics.push(diagnosticAt(document, unknownDocument, ofAnotherService));
      if (known === null) return { policies: [], environments: [] };
      return { policies: [barePolicy(document, known, null)], environments: [], share: nothingShared };
    }
    const found: PolicyDocument[] = [];
    const faults: typeof diagnostics = [];
    policyOrOutputFrom(
      document,
      kind ?? "identity-policy",
      { name: null },
      {
        diagnostics: faults,
        seen: ({ name }, element) => {
          const printed = kindOfOutput(document);
          const known = kind ?? printed ?? guessKind(element) ?? "key-policy";
          // What `get-key-policy` prints is all of the policy of a key.
          const key = known === "key-policy" && printed === known && !isOfAws(element) ? unknownKey : null;
          found.push({ ...barePolicy(element, known, name), key });
        },
      },
    );
    // A policy that was found tells its faults as findings; what was not found is unreadable.
    if (found.length === 0) diagnostics.push(...faults);
    return { policies: found, environments: [], share: nothingShared };
  },
};

const ofAnotherService =
  "the policy of another service's resource, or of who may take on a role, and none of a key; name its kind if it is one";

/** The policy of an AWS managed key, which only AWS changes, has an id such as `auto-ebs-2`. */
function isOfAws(document: Element): boolean {
  return textOf(memberOf(document, "Id"))?.startsWith("auto-") === true;
}

/** What a command prints tells what kind of policy it is; null where it does not. Source: AWS CLI Command Reference. */
function kindOfOutput(output: Element): PolicyKind | null {
  const inner = memberOf(output, "Policy");
  const type = textOf(memberOf(memberOf(inner, "PolicySummary"), "Type"));
  if (type === "SERVICE_CONTROL_POLICY") return "service-control-policy";
  if (type === "RESOURCE_CONTROL_POLICY") return "resource-control-policy";
  // `get-key-policy` prints the name, too, which is always `default`; other services print a `Policy` alone.
  if (textOf(inner) !== null && textOf(memberOf(output, "PolicyName")) === "default") return "key-policy";
  const holders = ["RoleName", "UserName", "GroupName", "PolicyVersion"];
  return holders.some((name) => memberOf(output, name) !== null) ? "identity-policy" : null;
}
