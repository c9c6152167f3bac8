/** A policy as a file of its own, or what the AWS CLI prints of one: `get-key-policy`, `get-role-policy`, … */

import { isObject } from "../../read/element.ts";
import { policyOrOutputFrom } from "../../read/policy-output.ts";
import type { Element } from "../../read/element.ts";
import { barePolicy, type InputForm } from "./input.ts";
import { guessKind } from "./policy-kind.ts";

const members = ["Statement", "Policy", "PolicyDocument", "PolicyVersion"];

export const policy: InputForm = {
  name: "policy",
  words: ["Statement"],
  fits: ({ value }) => isObject(value) && members.some((name) => name in value),
  read: (document, { kind, diagnostics }) => {
    let found: { readonly element: Element; readonly name: string | null } | null = null;
    const faults: typeof diagnostics = [];
    policyOrOutputFrom(
      document,
      kind ?? "identity-policy",
      { name: null },
      {
        diagnostics: faults,
        seen: ({ name }, element) => {
          found = { element, name };
        },
      },
    );
    const policies = policiesOf(found, kind);
    // A policy that was found tells its faults as findings; what was not found is unreadable.
    if (policies.length === 0) diagnostics.push(...faults);
    return { policies, environments: [] };
  },
};

function policiesOf(
  found: { readonly element: Element; readonly name: string | null } | null,
  kind: Parameters<typeof barePolicy>[1] | null,
) {
  return found === null ? [] : [barePolicy(found.element, kind ?? guessKind(found.element), found.name)];
}
