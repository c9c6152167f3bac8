/** Whether the caller has limits that bind some ways and leave others alone: a permissions boundary, a session policy. */

import type { Program } from "../../translate/program.ts";

export function hasPathGuards({ layers }: Program): boolean {
  return layers.some(({ role }) => role === "path-guard");
}
