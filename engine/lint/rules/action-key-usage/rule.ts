/** A key has one usage, and serves the operations of that usage alone (E65). */

import { keyTypeOf, usagesOf } from "../../../catalog/key-specs.ts";
import { operations } from "../../../catalog/operations.ts";
import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";
import type { KeyFacts } from "../../subject.ts";

export const actionKeyUsage = policyRule({
  id: "action-key-usage",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy allows actions that its key can serve.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-usage.html",
  messages: {
    never: "a key with {facts} never serves `{action}`; leave the action out",
  },
  check: ({ statements, key }, report) => {
    const types = key === null ? null : typesOf(key);
    if (key === null || types === null) return;
    const facts = [key.keySpec, key.keyUsage].flatMap((fact) => (fact === null ? [] : [`\`${fact}\``])).join(" and ");
    for (const { action, effect } of statements) {
      if (action === null || action.negated || effect !== "Allow") continue;
      for (const at of action.patterns) {
        const named = findPermission(at.value)?.action;
        if (named === undefined) continue;
        const served = operations.filter(({ permissions }) => permissions.some((one) => one.action === named));
        // An operation without a list of types works on every key, or on none.
        if (served.length === 0 || served.some(({ keyTypes }) => keyTypes.length === 0)) continue;
        if (served.some(({ keyTypes }) => types.some((type) => keyTypes.some((one) => one === type)))) continue;
        report({ at, message: "never", data: { action: named, facts } });
      }
    }
  },
});

/** The types that the key may be of; null where its spec is not known, or unheard of. */
function typesOf({ keySpec, keyUsage }: KeyFacts): readonly string[] | null {
  if (keySpec === null) return null;
  const types = (keyUsage === null ? usagesOf(keySpec) : [keyUsage]).flatMap(
    (usage) => keyTypeOf(keySpec, usage) ?? [],
  );
  return types.length === 0 ? null : types;
}
