/**
 * ArnEquals and ArnLike, which mean the same: six segments compared one by one, case counts, wildcards stay inside their
 * segment (E61). Cedar compares the text where that is exact, otherwise the segments of a record.
 */

import { parseArn } from "../model/arn.ts";
import { balanced } from "../expression/expression.ts";
import { likePattern } from "../expression/cedar-text.ts";
import { asText, type View } from "../expression/attribute.ts";
import { type CedarTest, type Comparison, test } from "./operator.ts";
import { matchesPattern } from "../expression/pattern.ts";
import { hasSingleWildcard, type Pattern } from "../expression/text.ts";

const members = ["partition", "service", "region", "account", "resource"] as const;

/** Five segments, the leading `arn` left out; or anything, for the lone `*`. */
type ArnPattern = { readonly anything: true } | { readonly segments: readonly Pattern[] };

const asArn: View = {
  label: "arn",
  type: `{ ${members.map((member) => `${member}: String`).join(", ")} }`,
  read: (value) => {
    const arn = parseArn(value);
    return arn === null ? undefined : { ...arn };
  },
};

export const arnLike: Comparison<ArnPattern> = {
  parse: (pattern) => {
    const [only] = pattern;
    if (pattern.length === 1 && only !== undefined && isStar(only)) return { anything: true };
    const [arn = [], ...segments] = splitSegments(pattern);
    return segments.length === members.length && matchesPattern(arn, "arn") ? { segments } : null;
  },
  matches: (value, wanted) => {
    if ("anything" in wanted) return true;
    const arn = parseArn(value);
    return arn !== null && members.every((member, index) => matchesPattern(wanted.segments[index] ?? [], arn[member]));
  },
  cedar: (wanted) => {
    const tests: CedarTest[] = [];
    for (const pattern of wanted) {
      if ("segments" in pattern && pattern.segments.some(hasSingleWildcard)) return null;
      tests.push(
        "anything" in pattern ? test(asText, (subject) => `${subject} like "*"`) : segmentTest(pattern.segments),
      );
    }
    return tests;
  },
  set: null,
  variables: true,
};

/** The whole text serves when no segment but the last has a wildcard: then none can cross a colon. */
function segmentTest(segments: readonly Pattern[]): CedarTest {
  if (segments.slice(0, -1).every((segment) => segment.every((piece) => "literal" in piece))) {
    const whole = segments.reduce<Pattern>(
      (text, segment) => [...text, { literal: ":" }, ...segment],
      [{ literal: "arn" }],
    );
    return test(asText, (subject) => `${subject} like ${likePattern(whole)}`);
  }
  return test(asArn, (subject) =>
    balanced(
      segments.flatMap((segment, index) => {
        const [only] = segment;
        if (segment.length === 1 && only !== undefined && isStar(only)) return [];
        return [`${subject}.${members[index] ?? ""} like ${likePattern(segment)}`];
      }),
      " && ",
    ),
  );
}

function splitSegments(pattern: Pattern): readonly Pattern[] {
  const segments: Pattern[number][][] = [[]];
  for (const piece of pattern) {
    if (!("literal" in piece)) {
      segments.at(-1)?.push(piece);
      continue;
    }
    let rest = piece.literal;
    while (segments.length <= members.length && rest.includes(":")) {
      const colon = rest.indexOf(":");
      if (colon > 0) segments.at(-1)?.push({ literal: rest.slice(0, colon) });
      segments.push([]);
      rest = rest.slice(colon + 1);
    }
    if (rest !== "") segments.at(-1)?.push({ literal: rest });
  }
  return segments;
}

function isStar(piece: Pattern[number]): boolean {
  return "wildcard" in piece && piece.wildcard === "*";
}
