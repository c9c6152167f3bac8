/** Resource `*` covers every key of every account that lets the caller in (E11). */

import { isEverything } from "../../../model/glob.ts";
import { expandActions } from "../../../catalog/actions.ts";
import { isConditionedOn } from "../../conditioned.ts";
import { policyRule } from "../../rule.ts";

export const decryptEveryKey = policyRule({
  id: "decrypt-every-key",
  severity: "warning",
  preset: "strict",
  hintIn: "recommended",
  kinds: ["identity-policy"],
  summary: "An identity policy allows decryption with certain keys, not with all.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
  messages: {
    every:
      "`{resource}` allows `{action}` with every key that lets this identity in; write the keys' ARNs, or add a condition such as `kms:ViaService` or `kms:ResourceAliases`",
  },
  check: ({ ofKms }, report) => {
    for (const statement of ofKms) {
      const { effect, action, ownActions, resource, covers } = statement;
      if (!covers.some((name) => revealing.includes(name))) continue;
      if (effect !== "Allow" || action?.negated !== false || resource?.negated !== false) continue;
      // Who has all actions of AWS is an administrator, which is no matter of keys.
      const own = ownActions.map(({ value }) => value).filter((value) => /^kms:/iu.test(value));
      const worst = expandActions(own).find((name) => revealing.includes(name));
      if (worst === undefined || isConditionedOn(statement, limits)) continue;
      const at = resource.patterns.find(
        ({ value }) => isEverything(value) || /^arn:[^:]*:kms:\*?:\*:(?:key\/)?\*$/u.test(value),
      );
      if (at !== undefined) report({ at, message: "every", data: { resource: at.value, action: worst } });
    }
  },
});

const revealing: readonly string[] = ["kms:Decrypt", "kms:ReEncryptFrom", "kms:GenerateDataKey"];

const limits = [
  "kms:viaservice",
  "kms:resourcealiases",
  "kms:requestalias",
  "kms:encryptioncontext:",
  "kms:encryptioncontextkeys",
  "aws:resourcetag/",
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
  "aws:calledvia",
  "aws:calledviafirst",
  "aws:calledvialast",
];
