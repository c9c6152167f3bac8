/** `kms-cedar serve`: KMS and a small STS for real clients, on a local port. */

import { appendFileSync } from "node:fs";
import { Command } from "commander";
import { createKms } from "../../crypto/create-kms.ts";
import type { AuditEvent } from "../../crypto/audit-event.ts";
import { noCredentials, readCredentials } from "../../http/credentials.ts";
import { createEndpoint } from "../../http/endpoint.ts";
import { serveHandler } from "../../http/server.ts";
import { isRegion } from "../../http/sigv4/verify.ts";
import { refuse, valueOf, warn } from "../diagnostics.ts";
import { openEnvironmentDocument } from "../environment-document.ts";
import { faultLine } from "../fault-line.ts";
import { openFile } from "../files.ts";
import type { CommandScope, Io } from "../io.ts";
import { untilTold } from "../until-told.ts";

const examples = `
Examples:
  kms-cedar serve environment.yaml --credentials credentials.json
  AWS_ENDPOINT_URL=http://127.0.0.1:4599 aws kms list-keys

A credentials file says whom access keys stand for: schemas/credentials.json. What is created is gone when it ends.
Exit status: 0 it was told to end, 2 the input cannot be used.`;

interface ServeCommandOptions {
  readonly port: string;
  readonly region: string;
  readonly credentials?: string;
  readonly audit?: string;
  readonly throttle?: boolean;
  readonly grantPropagation: string;
  readonly allowUnsigned?: string;
  readonly trustAccessKeys?: boolean;
}

export function serveCommand({ io }: CommandScope): Command {
  return new Command("serve")
    .summary("be a local KMS that enforces policies and grants")
    .description("Answers KMS and STS clients on 127.0.0.1; every call is decided as AWS decides it.")
    .argument("<environment>", "a JSON or YAML file of accounts, principals and keys, or `-`")
    .option("--port <number>", "the port; 0: one that is free", "4599")
    .option("--region <name>", "the Region of requests without a signature", "us-east-1")
    .option("--credentials <file>", "whom access keys stand for, with their secrets")
    .option("--audit <file>", "append a CloudTrail event a call, as a line of JSON; `-`: standard output")
    .option("--throttle", "hold clients to AWS's request quotas")
    .option("--grant-propagation <seconds>", "for so long a new grant is of use with its grant token only", "0")
    .option("--allow-unsigned <principal>", "for tests: requests without a signature come from this principal")
    .option(
      "--trust-access-keys",
      "for tests: believe access key ids without signatures; 12 digits: that account's root",
    )
    .addHelpText("after", examples)
    .action(async (name: string, options: ServeCommandOptions) => {
      const port = readPort(options.port);
      if (!isRegion(options.region)) refuse("--region", `\`${options.region}\` is no Region`);
      const grantPropagation = readMilliseconds(options.grantPropagation);
      const environment = await openEnvironmentDocument(name, io);
      const credentials =
        options.credentials === undefined
          ? noCredentials
          : valueOf(readCredentials(await openFile(options.credentials, io)));
      warnOf(options, credentials.accessKeys.size, io);
      const fault = (error: unknown): void => {
        io.stderr(faultLine(error));
      };
      const kms = await createKms({
        environment,
        grantPropagation,
        fault,
        ...(options.audit !== undefined && { audit: auditTo(options.audit, io) }),
      });
      const { region, throttle, allowUnsigned, trustAccessKeys } = options;
      const handler = createEndpoint({ kms, credentials, region, throttle, allowUnsigned, trustAccessKeys, fault });
      const server = await serveHandler(handler, { port, fault }).catch((error: unknown) =>
        refuse("--port", `cannot listen on ${options.port}: ${error instanceof Error ? error.message : String(error)}`),
      );
      const told = options.audit === "-" ? io.stderr : io.stdout;
      const settings = `AWS_ENDPOINT_URL=${server.url} AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`;
      told(`KMS and STS at ${server.url}: export ${settings}\n`);
      await untilTold();
      await server.close();
    });
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65_535 ? port : refuse("--port", `\`${text}\` is no port`);
}

function readMilliseconds(seconds: string): number {
  const wellFormed = /^\d{1,6}(?:\.\d{1,3})?$/u.test(seconds);
  return wellFormed
    ? Math.round(Number(seconds) * 1000)
    : refuse("--grant-propagation", `\`${seconds}\` is no time in seconds`);
}

function warnOf({ allowUnsigned, trustAccessKeys = false }: ServeCommandOptions, keys: number, io: Io): void {
  if (allowUnsigned !== undefined) warn(`anyone on this machine may call as \`${allowUnsigned}\`: for tests only`, io);
  if (trustAccessKeys) warn("access key ids are believed without signatures: for tests only", io);
  if (allowUnsigned === undefined && !trustAccessKeys && keys === 0) {
    warn("nobody can sign a request: give --credentials, or for tests --allow-unsigned", io);
  }
}

/** Opened at once: a record that cannot be kept is no reason to fail each call. */
function auditTo(file: string, io: Io): (event: AuditEvent) => void {
  if (file === "-")
    return (event) => {
      io.stdout(lineOf(event));
    };
  const append = (text: string): void => {
    appendFileSync(file, text, { mode: 0o600 });
  };
  try {
    append("");
  } catch (error) {
    refuse("--audit", `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return (event) => {
    append(lineOf(event));
  };
}

function lineOf(event: AuditEvent): string {
  return `${JSON.stringify(event)}\n`;
}
