/** `kms-cedar playground`: the page on a local port, with an environment or scenario open in it. It opens no browser. */

import { relative } from "node:path";
import { Command } from "commander";
import { refuse } from "../diagnostics.ts";
import { openEnvironmentDocument } from "../environment-document.ts";
import { openEnvironment } from "../environment.ts";
import type { CommandScope, Io } from "../io.ts";
import { packageFile } from "../package-file.ts";
import { serveStatic } from "../playground/static-server.ts";
import { untilTold } from "../until-told.ts";

const examples = `
Examples:
  kms-cedar playground
  kms-cedar playground environment.json

What is edited in the page stays in the browser: files are not changed. A reload of the address that is printed opens them anew.
Exit status: 0 it was told to end, 2 the input cannot be used.`;

export function playgroundCommand({ io }: CommandScope): Command {
  return new Command("playground")
    .summary("see in a browser who may use a key, and why")
    .description("Serves the playground on 127.0.0.1; everything is decided in the browser.")
    .argument("[environment]", "a JSON or YAML file of an environment or scenario, to open in it")
    .option("--port <number>", "the port; 0: one that is free", "4600")
    .addHelpText("after", examples)
    .action(async (name: string | undefined, options: { readonly port: string }) => {
      const folder = packageFile("dist/playground");
      const names = new Set((io.listFiles(folder) ?? []).map((file) => relative(folder, file).replaceAll("\\", "/")));
      if (!names.has("index.html")) refuse("playground", "the page is not built: run `npm run build` in the checkout");
      const given = name === undefined ? null : JSON.stringify(await givenFrom(name, io));
      const texts = given === null ? {} : { "given.json": () => given };
      const server = await serveStatic({ folder, names, texts }, readPort(options.port)).catch((error: unknown) =>
        refuse("--port", `cannot listen on ${options.port}: ${error instanceof Error ? error.message : String(error)}`),
      );
      io.stdout(`The playground is at ${server.url}${given === null ? "" : "#given"}\n`);
      await untilTold();
      await server.close();
    });
}

/** As one document, without paths. @throws InvalidInput */
async function givenFrom(name: string, io: Io): Promise<unknown> {
  // Standard input is read once.
  const text = name === "-" ? await io.readStdin() : "";
  const again: Io = name === "-" ? { ...io, readStdin: () => Promise.resolve(text) } : io;
  const { scenario } = await openEnvironment(name, again);
  const given = await openEnvironmentDocument(name, again);
  return scenario === null ? given : { ...scenario.document, given };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1;
  return port >= 0 && port <= 65_535 ? port : refuse("--port", `\`${text}\` is no port`);
}
