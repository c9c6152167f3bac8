/** The page of a rule: it lies beside the rule in `engine/` as in `dist/`. */

import { readFileSync } from "node:fs";
import { rules } from "../lint/rules/list.ts";
import { codeFile } from "./package-file.ts";

/** Null for a rule that does not exist. */
export function rulePage(id: string): string | null {
  return rules.some((rule) => rule.id === id) ? readFileSync(codeFile(`lint/rules/${id}/rule.md`), "utf8") : null;
}
