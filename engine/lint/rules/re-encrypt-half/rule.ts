/** ReEncrypt needs kms:ReEncryptFrom on one key and kms:ReEncryptTo on another (E42). */

import type { Action } from "../../../catalog/permissions.ts";
import { findPermission } from "../../../catalog/permissions.ts";
import { policyRule } from "../../rule.ts";

export const reEncryptHalf = policyRule({
  id: "re-encrypt-half",
  severity: "info",
  preset: "strict",
  kinds: ["identity-policy"],
  summary: "A policy that allows one half of ReEncrypt allows the other one.",
  source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html",
  messages: {
    half: "`{action}` is half of what ReEncrypt needs; allow `{other}` on the other key as well",
  },
  check: ({ ofKms }, report) => {
    const allows = ofKms.filter(({ effect }) => effect === "Allow");
    if (allows.some(({ isOpen }) => isOpen)) return;
    const covered = new Set(allows.flatMap(({ covers }) => covers));
    for (const { action, ownActions } of allows) {
      for (const at of action?.negated === false ? ownActions : []) {
        const named = findPermission(at.value)?.action;
        const other = named === undefined ? undefined : halves.get(named);
        if (named === undefined || other === undefined || covered.has(other)) continue;
        report({ at, message: "half", data: { action: named, other } });
      }
    }
  },
});

const halves: ReadonlyMap<Action, Action> = new Map([
  ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
  ["kms:ReEncryptTo", "kms:ReEncryptFrom"],
]);
