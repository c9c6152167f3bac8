/** The command line: arguments in, an exit status out. Faults of the input are told on standard error, one a line. */

import { Command, CommanderError } from "commander";
import { InvalidInput } from "../model/diagnostic.ts";
import { commands } from "./commands/list.ts";
import { printDiagnostics } from "./diagnostics.ts";
import type { CommandScope, ExitStatus, Io } from "./io.ts";
import { terminalStyle } from "./terminal-style.ts";
import { readVersion } from "./version.ts";

/** `argv` without the names of Node and of the script. */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const exit = (wanted: ExitStatus): void => {
    status = wanted;
  };
  try {
    const program = await createProgram(argv[0] ?? "", { io, exit });
    await program.parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof InvalidInput) {
      printDiagnostics(error.diagnostics, io);
      return 2;
    }
    io.stderr(
      `this is a fault of kms-cedar: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 3;
  }
}

/** With the command that is named; with all of them where the first argument names none. */
async function createProgram(named: string, scope: CommandScope): Promise<Command> {
  const program = new Command("kms-cedar")
    .description("Who may use a KMS key, and why: AWS's policies and grants, decided by Cedar.")
    .version(readVersion(), "-V, --version")
    .addHelpText(
      "after",
      `
Example:
  kms-cedar explain environment.json --request request.json

Files are JSON or YAML; \`-\` reads standard input. The formats: schemas/*.json of the package.
Exit status: 0 allowed, all pass or no finding; 1 denied, a case fails or findings; 2 the input cannot be used.`,
    );
  const loaded = Object.hasOwn(commands, named) ? [commands[named]] : Object.values(commands);
  for (const load of loaded) {
    if (load !== undefined) program.addCommand((await load())(scope));
  }
  for (const command of [program, ...program.commands]) setUp(command, scope.io);
  return program;
}

function setUp(command: Command, io: Io): void {
  const style = terminalStyle(io);
  command
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => Math.min(io.columns, 100),
      getErrHelpWidth: () => Math.min(io.columns, 100),
      getOutHasColors: () => style.colour,
      getErrHasColors: () => false,
    })
    .configureHelp({ styleTitle: (title) => (style.colour ? style.paint("strong", title) : title) })
    .helpOption("-h, --help", "print this help");
}
