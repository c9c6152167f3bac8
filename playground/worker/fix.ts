/** A rule's change put into a text. */

import { applyFixes, type Fix } from "../../engine/lint/index.ts";
import type { FixAnswer } from "../engine.protocol.ts";

export function fix(text: string, change: Fix): FixAnswer {
  return { kind: "fix", text: applyFixes(text, [change]) };
}
