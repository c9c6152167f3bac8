/** A key has one usage, and serves the operations of that usage alone (E65). */

import { keyTypeOf, usagesOf } from "../../../catalog/key-specs.ts";
import { operations } from "../../../catalog/operations.ts";
import { findPermission } from "../../../catalog/permissions.ts";
import { holdsWhenAbsent } from "../../absent-key.ts";
import { policyRule } from "../../rule.ts";
import type { ConditionSubject, KeyFacts } from "../../subject.ts";

export const actionKeyUsage = policyRule({
  id: "action-key-usage",
  severity: "warning",
  preset: "recommended",
  kinds: ["key-policy"],
  summary: "A key policy allows actions that its key can serve.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-usage.html",
  messages: {
    never: "a key with {facts} never serves `{action}`; leave the action out",
    single: "a single-Region key never serves `{action}`; leave the action out",
    context:
      "a key with {facts} takes no encryption context, so that `{key}` is never there and this Allow never applies; leave the condition out",
    region: "`{key}` is `{value}` for this key, so that this statement never applies; leave the condition out",
  },
  check: ({ statements, key }, report) => {
    if (key !== null && key.multiRegion !== null) checkRegions(key.multiRegion);
    const types = key === null ? null : typesOf(key);
    if (key === null || types === null) return;
    const facts = [key.keySpec, key.keyUsage].flatMap((fact) => (fact === null ? [] : [`\`${fact}\``])).join(" and ");
    for (const { action, effect, conditions } of statements) {
      if (action === null || action.negated || effect !== "Allow") continue;
      for (const condition of types.includes("SYMMETRIC") ? [] : conditions.filter(asksForContext)) {
        report({ at: condition.element, part: "name", message: "context", data: { key: condition.key, facts } });
      }
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

    function checkRegions(isMulti: boolean): void {
      for (const { action, effect, conditions } of statements) {
        for (const { element: at, key: name } of conditions.filter((one) => asksForRegions(one, !isMulti))) {
          report({ at, part: "name", message: "region", data: { key: name, value: String(isMulti) } });
        }
        if (isMulti || action === null || action.negated || effect !== "Allow") continue;
        for (const at of action.patterns) {
          const named = findPermission(at.value)?.action;
          // Lists for administrators are often copied from a key to the next.
          if (named !== undefined && ofSeveralRegions.includes(named)) {
            report({ at, message: "single", data: { action: named }, atMost: "info" });
          }
        }
      }
    }
  },
});

const ofSeveralRegions: readonly string[] = ["kms:ReplicateKey", "kms:UpdatePrimaryRegion"];

function asksForContext(condition: ConditionSubject): boolean {
  const { found, operator } = condition;
  if (found?.record.name.startsWith("kms:EncryptionContext") !== true || operator === "Null") return false;
  return holdsWhenAbsent(condition) === false;
}

function asksForRegions({ found, operator, texts }: ConditionSubject, isMulti: boolean): boolean {
  if (found?.name !== "kms:MultiRegion" || operator !== "Bool" || texts.length === 0) return false;
  return texts.every((text) => text === String(isMulti));
}

/** The types that the key may be of; null where its spec is not known, or unheard of. */
function typesOf({ keySpec, keyUsage }: KeyFacts): readonly string[] | null {
  if (keySpec === null) return null;
  const types = (keyUsage === null ? usagesOf(keySpec) : [keyUsage]).flatMap(
    (usage) => keyTypeOf(keySpec, usage) ?? [],
  );
  return types.length === 0 ? null : types;
}
