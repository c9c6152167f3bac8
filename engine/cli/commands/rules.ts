/** `kms-cedar rules`: the rules of the linter, in a table. */

import { Command } from "commander";
import { rules } from "../../lint/rules/list.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { terminalStyle } from "../terminal-style.ts";

export function rulesCommand({ io }: CommandScope): Command {
  return new Command("rules")
    .summary("list the rules of the linter")
    .description("Lists the rules of the linter: id, severity, the smallest preset that has it, the law in a sentence.")
    .addOption(formatOption("text", "json"))
    .addHelpText("after", "\nExample:\n  kms-cedar rules --format json")
    .action(({ format }: { readonly format: string }) => {
      const rows = rules.map(({ id, severity, preset, summary, source }) => ({
        id,
        severity,
        preset,
        summary,
        source,
      }));
      if (format === "json") {
        io.stdout(json(rows));
        return;
      }
      const { paint } = terminalStyle(io);
      const width = Math.max(...rows.map(({ id }) => id.length));
      for (const { id, severity, preset, summary } of rows) {
        io.stdout(`${paint("name", id.padEnd(width))}  ${severity.padEnd(7)}  ${preset.padEnd(11)}  ${summary}\n`);
      }
    });
}
