/**
 * An explanation at a glance: the decision, what to do about a Deny, AWS's own words; then every layer with its
 * statements, the grants, and what AWS leaves undocumented.
 */

import type { Explanation } from "./explanation.ts";
import { checkTitle, placeWords, verdictWords } from "./text-decision.ts";
import { grantLines, layerLines } from "./text-trace.ts";
import { paragraph, type TextStyle, word, words } from "./text-style.ts";

export function explanationText(explanation: Explanation, style: TextStyle): string {
  return `${sections(explanation, style).join("\n\n")}\n`;
}

/** One explanation a permission, each under its permission's name. */
export function callExplanationText(
  checks: readonly (Explanation & { readonly action: string; readonly resource: string })[],
  style: TextStyle,
): string {
  return checks
    .map(
      (check, index) =>
        `${style.paint("strong", `${String(index + 1)} of ${String(checks.length)}`)}  ${checkTitle(check, style)}\n${explanationText(check, style)}`,
    )
    .join("\n");
}

function sections(explanation: Explanation, style: TextStyle): readonly string[] {
  const { advice, awsMessage, determining, layers, grants, notes, message } = explanation;
  const head = [
    verdictWords(explanation, style),
    paragraph(words(message, style), style),
    ...determining
      .filter(({ statement }) => statement !== undefined)
      .map((place) => paragraph(placeWords(place, style), style, word("  at ", style))),
  ];
  return [
    head.join("\n"),
    ...section(
      "To allow it",
      advice.map((text, index) => paragraph(words(text, style), style, word(`  ${String(index + 1)}. `, style))),
      style,
    ),
    ...section(
      "AWS says",
      awsMessage === null ? [] : [paragraph(words(awsMessage, style, "quiet"), style, word("  ", style))],
      style,
    ),
    ...layers.map((layer) => layerLines(layer, determining, style).join("\n")),
    ...(grants.length === 0 ? [] : [grantLines(grants, style).join("\n")]),
    ...section(
      "Notes: AWS does not document this; it is read as",
      notes.map(({ rule, text }) => paragraph(words(text, style), style, word(`  ${rule}  `, style, "strong"))),
      style,
    ),
  ];
}

function section(title: string, content: readonly string[], style: TextStyle): readonly string[] {
  return content.length === 0 ? [] : [[style.paint("strong", title), ...content].join("\n")];
}
