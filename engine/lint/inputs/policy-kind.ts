/**
 * The kind of a policy that nobody has named: one with principals belongs to a resource, one without to an identity. One
 * that speaks of another service's actions on that service's resources, or of who may take on a role, is none of a key.
 */

import type { PolicyKind } from "../../model/policy.ts";
import { parseArn } from "../../model/arn.ts";
import { type Element, memberOf, oneOrMany, textOf } from "../../read/element.ts";

/** Null for the policy of a resource of another service. */
export function guessKind(document: Element): PolicyKind | null {
  const list = memberOf(document, "Statement");
  const statements = list === null ? [] : oneOrMany(list);
  const hasPrincipal = statements.some(
    (statement) => memberOf(statement, "Principal") !== null || memberOf(statement, "NotPrincipal") !== null,
  );
  if (!hasPrincipal) return "identity-policy";
  return statements.every(isForeign) ? null : "key-policy";
}

/** A key policy that names a wrong service still says `*`, and so does not look like that service's. */
function isForeign(statement: Element): boolean {
  const actions = textsOf(statement, "Action");
  if (actions.length === 0 || !actions.every((action) => /^(?!kms:)[a-z0-9-]+:/iu.test(action))) return false;
  const isTrust = actions.every((action) => /^sts:/iu.test(action));
  const resources = textsOf(statement, "Resource");
  return resources.length === 0 ? isTrust : resources.every(isForeignArn);
}

function isForeignArn(text: string): boolean {
  const service = parseArn(text)?.service ?? "kms";
  return service !== "kms" && service !== "*";
}

function textsOf(statement: Element, name: string): readonly string[] {
  const element = memberOf(statement, name);
  return element === null ? [] : oneOrMany(element).map((one) => textOf(one) ?? "");
}
