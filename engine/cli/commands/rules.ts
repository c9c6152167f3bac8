/** `kms-cedar rules`: the rules of the linter, in a table, or the page of one. */

import { Command } from "commander";
import { rules } from "../../lint/rules/list.ts";
import { didYouMean } from "../../read/nearest-name.ts";
import { refuse } from "../diagnostics.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { factsOf, printRule, ruleNamed } from "../print-rule.ts";
import { printUndocumented } from "../print-undocumented.ts";
import { terminalStyle } from "../terminal-style.ts";

export function rulesCommand({ io }: CommandScope): Command {
  return new Command("rules")
    .summary("list the rules of the linter, or explain one")
    .description(
      "Lists the rules of the linter: id, severity, the smallest preset that has it, the law, a smaller preset that hints at it.",
    )
    .argument("[rule]", "the rule whose page is printed: what to avoid, what to prefer, why; or the rule of a note")
    .addOption(formatOption("text", "json"))
    .addHelpText(
      "after",
      "\nExamples:\n  kms-cedar rules --format json\n  kms-cedar rules key-lockout\n  kms-cedar rules E31",
    )
    .action((name: string | undefined, { format }: { readonly format: string }) => {
      if (name !== undefined) {
        if (printUndocumented(name, io)) return;
        const ids = rules.map(({ id }) => id);
        printRule(ruleNamed(name) ?? refuse("RULE", `no rule \`${name}\`${didYouMean(name, ids)}`), format, io);
        return;
      }
      const rows = rules.map(factsOf);
      if (format === "json") {
        io.stdout(json(rows));
        return;
      }
      const { paint } = terminalStyle(io);
      const width = Math.max(...rows.map(({ id }) => id.length));
      for (const { id, severity, preset, hintIn, summary } of rows) {
        const hint = hintIn === null ? "" : ` (${hintIn}: info)`;
        io.stdout(
          `${paint("name", id.padEnd(width))}  ${severity.padEnd(7)}  ${preset.padEnd(11)}  ${summary}${hint}\n`,
        );
      }
    });
}
