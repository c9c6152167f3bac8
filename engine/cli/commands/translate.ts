/** `kms-cedar translate`: the Cedar that decides, to read or to run in any Cedar engine. */

import { Command } from "commander";
import { authorizerFor } from "../../authorizer.ts";
import type { KeyTranslation, Translation } from "../../translate/translation.ts";
import { InvalidInput } from "../../model/diagnostic.ts";
import { asking } from "../asked.ts";
import { refuse } from "../diagnostics.ts";
import { openEnvironment } from "../environment.ts";
import { formatOption, json } from "../format-option.ts";
import type { CommandScope, Io } from "../io.ts";
import { openQuestion } from "../question.ts";
import { addRequestOptions, optionOf, type RequestOptions } from "../request-options.ts";

const examples = `
Examples:
  kms-cedar translate environment.json --request request.json
  kms-cedar translate environment.json --principal arn:aws:iam::111122223333:role/app/Reader --key alias/orders

Facts are what Cedar cannot work out itself; they stand in the request's context, under a name that says what they state.`;

interface TranslateOptions extends RequestOptions {
  readonly key?: string;
  readonly format: string;
}

export function translateCommand({ io, exit }: CommandScope): Command {
  const command = new Command("translate")
    .summary("print the Cedar policies that decide")
    .description("Prints the Cedar policies, schema, entities and request that decide a request in any Cedar engine.")
    .argument("<environment>", "a JSON or YAML file of accounts, principals and keys, or `-`")
    .addHelpText("after", examples);
  return addRequestOptions(command)
    .option("--key <key>", "with --principal: policies and schema for all that the principal may ask of this key")
    .addOption(formatOption("text", "json"))
    .action(async (name: string, options: TranslateOptions) => {
      const found = await (options.key === undefined
        ? translateRequest(name, options, io)
        : translateKey(name, options.key, options, io));
      io.stdout(options.format === "json" ? json(found) : cedarText(found));
      exit(0);
    });
}

async function translateRequest(name: string, options: TranslateOptions, io: Io): Promise<Translation> {
  const { environment, asked } = await openQuestion(name, options, io);
  const authorizer = await authorizerFor(environment);
  return asking(asked, {
    one: (request) => authorizer.translate(request),
    call: ({ operation }) =>
      refuse(
        "--request",
        `\`${operation}\` is a call of several permissions: translate one \`action\` of it at a time`,
      ),
  });
}

async function translateKey(name: string, key: string, options: TranslateOptions, io: Io): Promise<KeyTranslation> {
  const { principal, format: _format, key: _key, ...others } = options;
  if (principal === undefined) return refuse("--key", "goes with --principal");
  const [other] = Object.keys(others);
  if (other !== undefined) return refuse(`--${other}`, "does not go with --key, which is about every action");
  const authorizer = await authorizerFor((await openEnvironment(name, io)).environment);
  try {
    return authorizer.translateKey(principal, key);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    // Every action would tell the same.
    const first = new Map(
      error.diagnostics.map(({ pointer, ...rest }) => [
        pointer,
        { ...rest, file: pointer === "/resource" ? "--key" : optionOf(pointer), pointer: "" },
      ]),
    );
    throw new InvalidInput([...first.values()]);
  }
}

function cedarText(found: KeyTranslation | Translation): string {
  const sections = [
    found.exact
      ? "// exact: Cedar decides this alone"
      : `// not exact: worked out beforehand and given as facts\n${found.facts.map((fact) => `//   ${fact}`).join("\n")}`,
    `// policies\n${found.policies}`,
    `// schema\n${found.schema.trimEnd()}`,
    ...("request" in found
      ? [`// entities\n${json(found.entities).trimEnd()}`, `// request\n${json(found.request).trimEnd()}`]
      : []),
  ];
  return `${sections.join("\n\n")}\n`;
}
