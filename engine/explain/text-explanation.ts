/**
 * An explanation at a glance: the decision, what to do about a Deny and what is often missed, AWS's own words; then every
 * layer with its statements, the grants, and what AWS leaves undocumented.
 */

import type { Check } from "../model/decision.ts";
import type { Explanation } from "./explanation.ts";
import { checkTitle, placeLines, verdictText } from "./text-decision.ts";
import { paragraph, type TextStyle, type Word, word, words } from "./text-style.ts";
import { grantLines, layerLines } from "./text-trace.ts";

export function explanationText(explanation: Explanation, style: TextStyle): string {
  const { advice, remarks, awsMessage, determining, layers, grants, notes, message } = explanation;
  const item = (label: string, content: readonly Word[]): string => paragraph(content, style, word(label, style));
  const sections = [
    [verdictText(explanation, style), paragraph(words(message, style), style), ...placeLines(determining, style)],
    titled(
      advice.length > 1 ? "To allow it, one of these" : "To allow it",
      advice.map((text, index) => item(advice.length > 1 ? `  ${String(index + 1)}. ` : "  ", words(text, style))),
      style,
    ),
    titled(
      "Often missed",
      remarks.map((text) => item("  - ", words(text, style))),
      style,
    ),
    titled("AWS says", awsMessage === null ? [] : [item("  ", words(awsMessage, style, "quiet"))], style),
    ...layers.map((layer) => layerLines(layer, determining, style)),
    grants.length === 0 ? [] : grantLines(grants, style),
    titled(
      `Not documented by AWS; ${explanation.decision === "Allow" ? "allowed" : "denied"} because it is read so`,
      [
        ...notes.map(({ rule, text }) => item("  - ", words(`${text} (rule ${rule})`, style))),
        ...[...new Set(notes.map(({ rule }) => rule))].map((rule) =>
          item("  ", words(`more on it: kms-cedar rules ${rule}`, style, "quiet")),
        ),
      ],
      style,
    ),
  ];
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${texts.join("\n\n")}\n`;
}

/** One explanation a permission, of several each under its permission's name. */
export function callExplanationText(checks: readonly (Explanation & Check)[], style: TextStyle): string {
  const [only, ...others] = checks;
  if (only !== undefined && others.length === 0) return explanationText(only, style);
  const texts = checks.map((check, index) => {
    const count = style.paint("strong", `${String(index + 1)} of ${String(checks.length)}`);
    return `${count}  ${checkTitle(check, style)}\n${explanationText(check, style)}`;
  });
  return texts.join("\n");
}

function titled(title: string, lines: readonly string[], style: TextStyle): readonly string[] {
  return lines.length === 0 ? [] : [style.paint("strong", title), ...lines];
}
