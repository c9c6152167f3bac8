/** `kms-cedar demo`: the example environment, who may do what in it, and one Deny explained. */

import { existsSync } from "node:fs";
import { relative } from "node:path";
import { Command } from "commander";
import { authorizerFor } from "../../authorizer.ts";
import { explanationText } from "../../explain/text-explanation.ts";
import { readRequest } from "../../read/request.ts";
import { decideAsked } from "../asked.ts";
import { type DemoRow, demoTable } from "../demo-table.ts";
import { refuse, valueOf } from "../diagnostics.ts";
import { openEnvironment } from "../environment.ts";
import { openFile } from "../files.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { packageFile } from "../package-file.ts";
import { terminalStyle } from "../terminal-style.ts";

/** A file of the examples; the same from `engine/` and from `dist/`. */
function example(name: string): string {
  const path = packageFile(`conformance/examples/${name}`);
  if (!existsSync(path))
    return refuse(name, "the examples are not part of the package: run `demo` in a checkout of kms-cedar");
  const fromHere = relative("", path);
  return fromHere.startsWith("..") ? path : fromHere;
}

export function demoCommand({ io, exit }: CommandScope): Command {
  return new Command("demo")
    .summary("show the example environment at work")
    .description("Decides a dozen requests in the example environment and explains one that is denied.")
    .addHelpText("after", "\nExample:\n  kms-cedar demo")
    .addOption(formatOption("text", "json"))
    .action(async ({ format }: { readonly format: string }) => {
      const name = example("environment.json");
      const { environment } = await openEnvironment(name, io);
      const authorizer = await authorizerFor(environment);
      const { text } = await openFile(example("requests.json"), io);
      const rows = (JSON.parse(text) as readonly { readonly label: string; readonly request: unknown }[]).map(
        ({ label, request: document }): DemoRow => {
          const request = valueOf(readRequest(document));
          return { label, request, decision: decideAsked(authorizer, { request, place: (diagnostic) => diagnostic }) };
        },
      );
      exit(0);
      if (format === "json") {
        io.stdout(json(rows));
        return;
      }
      const style = terminalStyle(io);
      io.stdout(
        `${style.paint("strong", "Who may use the keys of")} ${name}\n\n${demoTable(rows, environment, style)}`,
      );
      const index = rows.findIndex(({ decision }) => "reason" in decision && decision.reason === explained);
      const denied = rows[index];
      if (denied === undefined || "operation" in denied.request) return;
      const command = `kms-cedar explain ${example("scenario.json")} --case`;
      io.stdout(`\nTo explain any of them: ${style.paint("strong", `${command} NUMBER`)}\n`);
      io.stdout(`For example, ${denied.label}:\n\n${style.paint("quiet", `$ ${command} ${String(index + 1)}`)}\n`);
      io.stdout(explanationText(authorizer.explain(denied.request), style));
    });
}

/** What people most often get wrong. */
const explained = "key-policy-does-not-delegate";
