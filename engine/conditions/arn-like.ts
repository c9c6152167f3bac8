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
type ArnPattern = readonly Pattern[] | "anything";

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
    if (isLoneStar(pattern)) return "anything";
    const [arn = [], ...segments] = splitSegments(pattern);
    return segments.length === members.length && matchesPattern(arn, "arn") ? segments : null;
  },
  matches: (value, wanted) => {
    if (wanted === "anything") return true;
    const arn = parseArn(value);
    return arn !== null && members.every((member, index) => matchesPattern(wanted[index] ?? [], arn[member]));
  },
  cedar: (wanted) => {
    const tests: CedarTest[] = [];
    for (const pattern of wanted) {
      if (pattern === "anything") tests.push(test(asText, (subject) => `${subject} like "*"`));
      else if (pattern.some(hasSingleWildcard)) return null;
      else tests.push(segmentTest(pattern));
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
      members.flatMap((member, index) => {
        const segment = segments[index] ?? [];
        return isLoneStar(segment) ? [] : [`${subject}.${member} like ${likePattern(segment)}`];
      }),
      " && ",
    ),
  );
}

function splitSegments(pattern: Pattern): readonly Pattern[] {
  let segment: Pattern[number][] = [];
  const segments = [segment];
  for (const piece of pattern) {
    if ("wildcard" in piece) {
      segment.push(piece);
      continue;
    }
    let rest = piece.literal;
    while (segments.length <= members.length && rest.includes(":")) {
      const colon = rest.indexOf(":");
      if (colon > 0) segment.push({ literal: rest.slice(0, colon) });
      segment = [];
      segments.push(segment);
      rest = rest.slice(colon + 1);
    }
    if (rest !== "") segment.push({ literal: rest });
  }
  return segments;
}

function isLoneStar(pattern: Pattern): boolean {
  return pattern.length === 1 && pattern.every((piece) => "wildcard" in piece && piece.wildcard === "*");
}
