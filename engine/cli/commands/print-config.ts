/** `kms-cedar print-config`: what holds for a file when it is linted, after presets, rules and overrides. */

import { Command } from "commander";
import { fits } from "../../lint/path-pattern.ts";
import { recommended, severityOf } from "../../lint/lint.ts";
import { rules } from "../../lint/rules/list.ts";
import { defaultSettings } from "../../lint/settings.ts";
import { json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { configName, openConfig } from "../lint/config-file.ts";

export function printConfigCommand({ io }: CommandScope): Command {
  return new Command("print-config")
    .summary("show the configuration of the linter for a file")
    .description("Shows as JSON what `kms-cedar lint` holds a file to: every rule with its severity, or off.")
    .argument("[path]", "the file; absent: what holds where no override does")
    .option("--config <file>", "the configuration; absent: kms-cedar.config.json, where there is one")
    .addHelpText("after", "\nExample:\n  kms-cedar print-config policies/orders.json")
    .action(async (path: string | undefined, options: { readonly config?: string }) => {
      const config = await openConfig(options.config, io);
      const file = path ?? null;
      const choice = config?.choiceFor(file) ?? recommended;
      const suppressions = (config?.suppressions ?? [])
        .filter((one) => file === null || one.path === null || fits(one.path, file))
        .map(({ rule, reason, path: where, sid }) => ({ rule, path: where, sid, reason }));
      io.stdout(
        json({
          config: config === null ? null : (options.config ?? configName),
          path: file,
          kind: config?.kindFor(file) ?? null,
          preset: choice.preset,
          ...(config?.settings ?? defaultSettings),
          rules: Object.fromEntries(rules.map((rule) => [rule.id, severityOf(rule, choice) ?? "off"])),
          suppressions,
        }),
      );
    });
}
