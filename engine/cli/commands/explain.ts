/** `kms-cedar explain`: every statement's verdict, and for a Deny what to change. */

import { Command } from "commander";
import { authorizerFor } from "../../authorizer.ts";
import type { Explanation } from "../../explain/explanation.ts";
import { callExplanationText, explanationText } from "../../explain/text-explanation.ts";
import type { Check } from "../../model/decision.ts";
import { asking } from "../asked.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope } from "../io.ts";
import { printRule, ruleNamed } from "../print-rule.ts";
import { openQuestion } from "../question.ts";
import { addRequestOptions, type RequestOptions } from "../request-options.ts";
import { terminalStyle } from "../terminal-style.ts";

const examples = `
Examples:
  kms-cedar explain environment.json --request request.json
  kms-cedar explain scenario.json --case "the yearly report, not granted"
  kms-cedar explain key-lockout

Marks: ✓ allows, → allows where an identity policy does, too, ✗ denies, · does not apply.
Exit status: 0 allowed, 1 denied, 2 the input cannot be used.`;

export function explainCommand({ io, exit }: CommandScope): Command {
  const command = new Command("explain")
    .summary("tell why, and what would have to change")
    .description(
      "Tells why a request is allowed or denied, statement by statement and grant by grant, and what would allow it.",
    )
    .argument("<environment>", "a JSON or YAML file of accounts, principals and keys, or `-`; or a rule of the linter")
    .addHelpText("after", examples);
  return addRequestOptions(command)
    .addOption(formatOption("text", "json"))
    .action(async (name: string, options: RequestOptions & { readonly format: string }) => {
      // `explain RULE`: nothing is asked about a rule.
      const rule = Object.keys(options).length === 1 ? ruleNamed(name) : null;
      if (rule !== null) {
        printRule(rule, options.format, io);
        return;
      }
      const { environment, asked } = await openQuestion(name, options, io);
      const authorizer = await authorizerFor(environment);
      const found = asking<Explanation | readonly (Explanation & Check)[]>(asked, {
        one: (request) => authorizer.explain(request),
        call: (call) => authorizer.explainCall(call),
      });
      const style = terminalStyle(io);
      const text = (): string =>
        "decision" in found ? explanationText(found, style) : callExplanationText(found, style);
      io.stdout(options.format === "json" ? json(found) : text());
      const allowed =
        "decision" in found ? found.decision === "Allow" : found.every(({ decision }) => decision === "Allow");
      exit(allowed ? 0 : 1);
    });
}
