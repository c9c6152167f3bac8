/** Condition keys ignore case, the keys of an encryption context do not: two that differ only by case cannot be told apart (E63). */

import { membersOf } from "../../../read/element.ts";
import { policyRule } from "../../rule.ts";
import { isSymbolic } from "../../symbolic.ts";

export const encryptionContextCase = policyRule({
  id: "encryption-context-case",
  severity: "warning",
  preset: "recommended",
  summary: "The keys of an encryption context are written alike throughout a policy.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context",
  messages: {
    differs: "`{key}` and `{other}` are one condition key, since case does not count; write both alike",
  },
  check: ({ conditions }, report) => {
    const first = new Map<string, string>();
    for (const { found, element: at, key, block } of conditions) {
      if (found?.record.name !== "kms:EncryptionContext:" || found.suffix === null || isSymbolic(key)) continue;
      const suffix = first.get(found.name) ?? found.suffix;
      first.set(found.name, suffix);
      if (suffix === found.suffix) continue;
      const other = `kms:EncryptionContext:${suffix}`;
      // Both in one block are one key twice, which is told by a rule of its own.
      const isTwice = membersOf(block).some(({ name }) => name !== key && name.toLowerCase() === key.toLowerCase());
      if (!isTwice) report({ at, part: "name", message: "differs", data: { key, other } });
    }
  },
});
