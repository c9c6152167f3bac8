/** Prints the section of `docs/undocumented-rules.md` on the rule that a decision's note names: `kms-cedar rules E31`. */

import { readFileSync } from "node:fs";
import type { Io } from "./io.ts";
import { codeFile } from "./package-file.ts";

/** False where there is no section on it. */
export function printUndocumented(rule: string, { stdout }: Io): boolean {
  if (!/^E\d+$/iu.test(rule)) return false;
  const page = readFileSync(codeFile("docs/undocumented-rules.md"), "utf8");
  const section = page.split(/^## /mu).find((text) => text.startsWith(`${rule.toUpperCase()}: `));
  if (section === undefined) return false;
  stdout(`${section.trim()}\n`);
  return true;
}
