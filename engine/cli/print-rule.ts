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

/** What tables and programs are told of a rule; `hintIn`: the smaller preset that tells it as an info, null where none does. */
export function factsOf({ id, severity, preset, hintIn, summary, source }: Rule) {
  return { id, severity, preset, hintIn: hintIn ?? null, summary, source };
}

export function printRule(rule: Rule, format: string, io: Io): void {
  const page = rulePage(rule.id) ?? "";
  if (format === "json") {
    io.stdout(json({ ...factsOf(rule), page }));
    return;
  }
  // The last line leads from the page to a folder of the repository.
  io.stdout(`${page.replace(/\n\[Open the Avoid example in the playground\].*\n$/u, "")}\n${standing(rule)}\n`);
}

/** How loud a rule is, and where. */
function standing({ severity, preset, hintIn }: Rule): string {
  const quietly = hintIn === undefined ? "" : `; in \`${hintIn}\` as an info`;
  return `Severity \`${severity}\`, from the preset \`${preset}\` on${quietly}.`;
}
