/** An account of an environment: its organization, and the control policies that bind it. Facts E22-E25. */

import type { Account, Organization } from "../model/environment.ts";
import type { Policy, PolicyKind } from "../model/policy.ts";
import { type Element, isText, itemsOf, memberOf, report, textOf } from "./element.ts";
import { namedPolicyFrom, type Reading } from "./policy-reference.ts";
import { isAccountId } from "./principal-entry.ts";

export function accountFrom(element: Element, reading: Reading): Account {
  if (!isAccountId(element.name)) {
    const message = `\`${element.name}\` is no account id: 12 digits are expected`;
    report(reading.diagnostics, element, "invalid-id", message, "name");
  }
  const levels = memberOf(element, "serviceControlPolicies");
  return {
    id: element.name,
    organization: organizationFrom(memberOf(element, "organization"), reading),
    serviceControlPolicies:
      levels === null ? null : itemsOf(levels).map((level) => policiesFrom(level, "service-control-policy", reading)),
    resourceControlPolicies: policiesFrom(
      memberOf(element, "resourceControlPolicies"),
      "resource-control-policy",
      reading,
    ),
  };
}

/** The policies of a list. */
export function policiesFrom(list: Element | null, kind: PolicyKind, reading: Reading): readonly Policy[] {
  return itemsOf(list).flatMap((element) => {
    const policy = namedPolicyFrom(element, kind, reading);
    return policy === null ? [] : [policy];
  });
}

function organizationFrom(element: Element | null, { diagnostics }: Reading): Organization | null {
  const id = textOf(memberOf(element, "id"));
  if (id === null) return null;
  const path = memberOf(element, "path");
  if (isText(path) && !path.value.startsWith(`${id}/`)) {
    report(diagnostics, path, "invalid-value", `a path in another organization than \`${id}\``);
  }
  return { id, path: textOf(path), managementAccount: memberOf(element, "managementAccount")?.value === true };
}
