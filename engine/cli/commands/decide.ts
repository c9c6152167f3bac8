/** `kms-cedar decide`: allowed or denied, and why, on a few lines. */

import { Command } from "commander";
import { authorizerFor } from "../../authorizer.ts";
import { callText, decisionText } from "../../explain/text-decision.ts";
import { printable } from "../../explain/text-style.ts";
import { decideAsked } from "../asked.ts";
import { explainCommandText } from "../explain-command.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { openQuestion } from "../question.ts";
import { addRequestOptions, type RequestOptions } from "../request-options.ts";
import { terminalStyle } from "../terminal-style.ts";

const examples = `
Examples:
  kms-cedar decide environment.json --request request.json
  kms-cedar decide environment.json --principal arn:aws:iam::111122223333:role/app/Reader \\
      --action kms:Decrypt --resource alias/orders --input '{"EncryptionContext":{"dept":"fin"}}'

Exit status: 0 allowed, 1 denied, 2 the input cannot be used.`;

export function decideCommand({ io, exit }: CommandScope): Command {
  const command = new Command("decide")
    .summary("tell whether a request is allowed")
    .description("Tells whether a request is allowed, by which statement or grant, or why it is denied.")
    .argument("<environment>", "a JSON or YAML file of accounts, principals and keys, or `-`")
    .addHelpText("after", examples);
  return addRequestOptions(command)
    .addOption(formatOption("text", "json"))
    .action(async (name: string, options: RequestOptions & { readonly format: string }) => {
      const { environment, asked } = await openQuestion(name, options, io);
      const decision = decideAsked(await authorizerFor(environment), asked);
      const style = terminalStyle(io);
      const text = (): string => {
        const told = "checks" in decision ? callText(decision, style) : decisionText(decision, style);
        if (decision.decision === "Allow") return told;
        return `${told}${style.paint("quiet", `why: ${printable(explainCommandText(name, options))}`)}\n`;
      };
      io.stdout(options.format === "json" ? json(decision) : text());
      exit(decision.decision === "Allow" ? 0 : 1);
    });
}
