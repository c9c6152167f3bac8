/** What a rule of the linter is about: its page, for a reader or with its facts as JSON. */

import type { Rule } from "../lint/rule.ts";
import { rules } from "../lint/rules/list.ts";
import { json } from "./format-option.ts";
import type { Io } from "./io.ts";
import { rulePage } from "./rule-page.ts";

/** Null where no rule has the id. */
export function ruleNamed(id: string): Rule | null {
  return rules.find((rule) => rule.id === id) ?? null;
}

export function printRule(rule: Rule, format: string, io: Io): void {
  const { id, severity, preset, summary, source } = rule;
  const page = rulePage(id) ?? "";
  if (format === "json") io.stdout(json({ id, severity, preset, summary, source, page }));
  // The last line leads from the page to a folder of the repository.
  else io.stdout(page.replace(/\n\[Open the Avoid example in the playground\].*\n$/u, ""));
}
