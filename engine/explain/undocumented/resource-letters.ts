/** E54: that the case of a Resource counts is customary, not documented. */

import { valueIn } from "../../conditions/condition.ts";
import { matchesPattern } from "../../expression/pattern.ts";
import { resolveText } from "../../expression/text.ts";
import { isEverything } from "../../model/glob.ts";
import { resourceText } from "../../translate/resource.ts";
import { rereadResources } from "./resource-reading.ts";
import type { UndocumentedRule } from "./rule.ts";

export const resourceLetters: UndocumentedRule = {
  rule: "E54",
  text: "Resource is compared case-sensitively",
  otherwise: (program) =>
    rereadResources(program, "Resource in any case", (pattern, arn, variables, context) => {
      if (isEverything(pattern)) return true;
      const resolved = resolveText(resourceText(pattern, variables), (name) => valueIn(context, name));
      const lower = resolved?.map((piece) => ("literal" in piece ? { literal: piece.literal.toLowerCase() } : piece));
      return lower !== undefined && arn !== "*" && matchesPattern(lower, arn.toLowerCase());
    }),
};
