/** E54: an incomplete ARN is completed with `*` parts; a `*` that ends a part "can expand beyond the colon", how far is open. */

import { valueIn } from "../../conditions/condition.ts";
import { matchesPattern } from "../../expression/pattern.ts";
import { parseText, resolveText } from "../../expression/text.ts";
import { isEverything } from "../../model/glob.ts";
import { resourceText } from "../../translate/resource.ts";
import { rereadResources } from "./resource-reading.ts";
import type { UndocumentedRule } from "./rule.ts";

export const resourceColons: UndocumentedRule = {
  rule: "E54",
  text: "a `*` in a Resource with fewer than six parts is read as not reaching over a colon; the missing parts are `*`",
  otherwise: (program) =>
    rereadResources(program, "Resource over colons", (pattern, arn, variables, context) => {
      if (isEverything(pattern)) return true;
      const texts = [
        resourceText(pattern, variables),
        ...(pattern.split(":").length < 6 ? [parseText(pattern, false)] : []),
      ];
      const resolved = texts.map((text) => resolveText(text, (name) => valueIn(context, name)));
      return arn !== "*" && resolved.some((text) => text !== null && matchesPattern(text, arn));
    }),
};
