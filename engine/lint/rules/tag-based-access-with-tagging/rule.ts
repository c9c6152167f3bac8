/** Whoever may tag any key can give it the tag that a condition on `aws:ResourceTag` asks for (E45). */

import { policyRule } from "../../rule.ts";
import { wideningsIn } from "../../widening.ts";

export const tagBasedAccessWithTagging = policyRule({
  id: "tag-based-access-with-tagging",
  severity: "warning",
  preset: "strict",
  kinds: ["identity-policy"],
  summary: "Whose access to keys goes by their tags may not tag any key.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/tag-authorization.html",
  messages: {
    widens:
      "`{action}` lets this identity tag any key and so meet the condition on `aws:ResourceTag`; limit it by `aws:TagKeys` or `aws:ResourceTag`",
  },
  check: ({ statements }, report) => {
    for (const at of wideningsIn(statements, widening)) report({ at, message: "widens", data: { action: at.value } });
  },
});

const widening = {
  narrowedBy: ["aws:resourcetag/"],
  changers: ["kms:TagResource"],
  boundedBy: ["aws:resourcetag/", "aws:requesttag/", "aws:tagkeys", "kms:resourcealiases"],
};
