/** StringLike: `*` and `?` are wildcards, case counts (E59). Cedar's `like` knows `*` alone. */

import { balanced } from "../expression/expression.ts";
import { likePattern } from "../expression/cedar-text.ts";
import { asText } from "../expression/attribute.ts";
import { type Comparison, test } from "./operator.ts";
import { matchesPattern } from "../expression/pattern.ts";
import { hasSingleWildcard, type Pattern } from "../expression/text.ts";

export const stringLike: Comparison<Pattern> = {
  parse: (pattern) => pattern,
  matches: (value, wanted) => matchesPattern(wanted, value),
  cedar: (wanted) =>
    wanted.some(hasSingleWildcard)
      ? null
      : [
          test(asText, (subject) =>
            balanced(
              wanted.map((pattern) => `${subject} like ${likePattern(pattern)}`),
              " || ",
            ),
          ),
        ],
  set: null,
  variables: true,
};
