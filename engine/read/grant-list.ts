/** The grants of a key: a list, or what `aws kms list-grants` prints. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Grant } from "../model/environment.ts";
import { type Element, isText, itemsOf, memberOf, report } from "./element.ts";
import { grantFrom } from "./grant.ts";
import type { KeyIdentity } from "./key-arn.ts";

export interface GrantReading {
  readonly diagnostics: Diagnostic[];
  /** Told of every grant that was read, with the element it was read from. */
  readonly seenGrant?: (grant: Grant, element: Element) => void;
}

/** `key` is the one that all of them must be on; null: not known. */
export function grantListFrom(
  grants: Element | null,
  key: KeyIdentity | null,
  { diagnostics, seenGrant }: GrantReading,
): readonly Grant[] {
  const list = memberOf(grants, "Grants") ?? grants;
  const seen = new Set<string>();
  return itemsOf(list).flatMap((element) => {
    const id = memberOf(element, "GrantId");
    if (isText(id)) {
      if (seen.has(id.value)) report(diagnostics, id, "duplicate-name", `a second grant \`${id.value}\``);
      seen.add(id.value);
    }
    const of = memberOf(element, "KeyId");
    if (key !== null && isText(of) && of.value !== key.arn && of.value !== key.id) {
      report(diagnostics, of, "wrong-key", `a grant on another key, \`${of.value}\``);
    }
    const grant = grantFrom(element, diagnostics);
    if (grant === null) return [];
    seenGrant?.(grant, element);
    return [grant];
  });
}
