/** A user or role of an environment: its tags, its identity policies and its boundary, under its ARN. */

import type { Principal } from "../model/environment.ts";
import { policiesFrom } from "./account.ts";
import { type Element, memberOf, report, textOf } from "./element.ts";
import { namedPolicyFrom, type Reading } from "./policy-reference.ts";
import { parseAwsPrincipal } from "./principal-entry.ts";
import { tagsFrom } from "./tags.ts";

export function principalFrom(element: Element, reading: Reading): Principal {
  const entry = parseAwsPrincipal(element.name);
  if ("code" in entry || (entry.kind !== "user" && entry.kind !== "role")) {
    const message = `\`${element.name}\` is no user or role: the ARN of one, with its path, is expected`;
    report(reading.diagnostics, element, "invalid-arn", message, "name");
  }
  return {
    arn: element.name,
    uniqueId: textOf(memberOf(element, "uniqueId")),
    tags: tagsFrom(memberOf(element, "tags"), reading.diagnostics),
    identityPolicies: policiesFrom(memberOf(element, "identityPolicies"), "identity-policy", reading),
    permissionsBoundary: namedPolicyFrom(memberOf(element, "permissionsBoundary"), "permissions-boundary", reading),
  };
}

/** What no two principals of an account share: the name without its path, in any case. */
export function principalName(arn: string): string {
  return arn.replace(/(:(?:user|role)\/).*\//u, "$1").toLowerCase();
}
