/** Programs of others that tests run, where they are installed; where one is missing, that is said. */

import { execFile, execFileSync } from "node:child_process";

/** What a program wrote; rejects with what it wrote to standard error where it failed. */
export function runProgram(
  program: string,
  args: readonly string[],
  { env = {}, input = "" }: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...env }, maxBuffer: 10_000_000 };
    const child = execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(stderr === "" ? error.message : stderr));
    });
    child.stdin?.end(input);
  });
}

/** Whether a program runs; where it does not, a warning names what is not tested. */
export function isInstalled(untested: string, program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    console.warn(`${[program, ...args].join(" ")} does not run: ${untested} is not tested`);
    return false;
  }
}
