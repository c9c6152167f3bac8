/** The ARN of an alias is the alias, never its key; keys by alias are asked for with condition keys (E41). */

import { findPermission } from "../../../catalog/permissions.ts";
import { policyKinds } from "../../../model/policy.ts";
import { memberOf } from "../../../read/element.ts";
import type { TextElement } from "../../../read/expect.ts";
import { type FixDraft, insertMember, replaceValue, standsAlone } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import type { StatementSubject } from "../../subject.ts";
import { isSymbolic } from "../../symbolic.ts";

export const aliasResource = policyRule({
  id: "alias-resource",
  severity: "error",
  preset: "recommended",
  kinds: policyKinds.filter((kind) => kind !== "key-policy"),
  summary: "The ARN of an alias stands as a Resource of actions on aliases only.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html",
  messages: {
    never:
      "`{resource}` is the alias, not its key, and no action here is about aliases; name the key, or ask for `kms:ResourceAliases` or `kms:RequestAlias` in the condition",
  },
  check: ({ ofKms }, report) => {
    for (const statement of ofKms) {
      const { covers, resource, isOpen } = statement;
      if (resource === null || covers.length === 0 || isOpen) continue;
      if (covers.some((action) => findPermission(action)?.resources.includes("alias"))) continue;
      for (const at of resource.patterns) {
        const { value } = at;
        if (!/^arn:[^:]*:kms:[^:]*:[^:]*:alias\//u.test(value) || isSymbolic(value)) continue;
        report({ at, message: "never", data: { resource: value }, fix: keysByAlias(statement, at) });
      }
    }
  },
});

/** Every key of that account and Region that has the alias. Where the statement has a condition, or other resources, it is left alone. */
function keysByAlias({ element, resource }: StatementSubject, at: TextElement): FixDraft | null {
  if (resource?.negated !== false || resource.patterns.length > 1 || memberOf(element, "Condition") !== null)
    return null;
  if (at !== resource.element && !standsAlone(at)) return null;
  const start = at.value.indexOf(":alias/");
  const condition = { "ForAnyValue:StringLike": { "kms:ResourceAliases": at.value.slice(start + 1) } };
  return {
    description: "ask for `kms:ResourceAliases`",
    safe: false,
    edits: [replaceValue(at, `${at.value.slice(0, start)}:key/*`), insertMember(element, "Condition", condition)],
  };
}
