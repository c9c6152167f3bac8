/** The kind of a policy that nobody has named: one with principals belongs to a resource, one without to an identity. */

import type { PolicyKind } from "../../model/policy.ts";
import { type Element, memberOf, oneOrMany } from "../../read/element.ts";

export function guessKind(document: Element): PolicyKind {
  const list = memberOf(document, "Statement");
  const statements = list === null ? [] : oneOrMany(list);
  const hasPrincipal = statements.some(
    (statement) => memberOf(statement, "Principal") !== null || memberOf(statement, "NotPrincipal") !== null,
  );
  return hasPrincipal ? "key-policy" : "identity-policy";
}
