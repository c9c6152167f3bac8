/** The options that ask: a whole request, a scenario's case, or a request part by part. */

import { type Command, Option } from "commander";
import { refuse } from "./diagnostics.ts";
import { parseJsonOption } from "./json-option.ts";

export interface RequestOptions {
  readonly request?: string;
  readonly case?: string;
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly operation?: string;
  readonly via?: string;
  readonly vpcEndpoint?: string;
  readonly input?: string;
  readonly context?: readonly string[];
}

export function addRequestOptions(command: Command): Command {
  return command
    .addOption(new Option("-r, --request <request>", "the request: a JSON or YAML file, `-`, or JSON itself"))
    .addOption(new Option("--case <name>", "of a scenario as ENVIRONMENT: the case of this name or number"))
    .addOption(new Option("--principal <arn>", "who asks: an ARN, or a service such as s3.amazonaws.com"))
    .addOption(new Option("--action <action>", "the permission, e.g. kms:Decrypt"))
    .addOption(new Option("--resource <key>", "key ARN, key id, alias ARN or alias name"))
    .addOption(new Option("--operation <name>", "a whole API call, e.g. ReEncrypt, instead of --action"))
    .addOption(new Option("--input <json>", "members of the API call, e.g. its EncryptionContext"))
    .addOption(
      new Option("--via <service>", "the service that calls for the principal, e.g. s3.us-east-1.amazonaws.com"),
    )
    .addOption(new Option("--vpc-endpoint <id>", "the VPC endpoint that the request passes, e.g. vpce-0a1b2c3d"))
    .addOption(
      new Option("--context <key=value>", "a condition key; repeat it for several keys or values").argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    );
}

/** The request that the parts make; null when there are none. @throws InvalidInput */
export function requestFromOptions(options: RequestOptions): Readonly<Record<string, unknown>> | null {
  const { principal, action, resource, operation, via, vpcEndpoint, input, context } = options;
  const parts = {
    principal,
    action,
    resource,
    operation,
    viaService: via,
    vpcEndpoint,
    input: input === undefined ? undefined : parseJsonOption("--input", input),
    context: context === undefined ? undefined : contextFrom(context),
  };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length === 0 ? null : Object.fromEntries(given);
}

/** The option behind a member of the request. */
export function optionOf(pointer: string): string {
  const [, member = ""] = pointer.split("/");
  return `--${optionNames[member] ?? member}`;
}

const optionNames: Readonly<Record<string, string>> = {
  "": "request",
  viaService: "via",
  vpcEndpoint: "vpc-endpoint",
};

function contextFrom(pairs: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, readonly string[]>();
  for (const pair of pairs) {
    const [, key, value = ""] = /^([^=]+)=(.*)$/su.exec(pair) ?? [];
    if (key === undefined) return refuse("--context", `\`${pair}\` is no key=value`);
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...values].map(([key, [first = "", ...others]]) => [key, others.length === 0 ? first : [first, ...others]]),
  );
}
