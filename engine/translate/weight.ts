/** What a compiled program costs to keep, in characters of text or their like: bytes, to within a factor of two. */

import type { Compiled } from "./compile.ts";
import type { Program } from "./program.ts";

/**
 * Policies are kept as text and parsed, and once more in the questions about reasons; statements and grants as references
 * and closures.
 */
export function weightOf(
  { policies }: Pick<Compiled, "policies">,
  { layers, grants }: Pick<Program, "layers" | "grants">,
): number {
  const text = Object.values(policies).reduce((sum, policy) => sum + policy.length, 0);
  const statements = layers.flatMap(({ levels }) => levels.flat()).length;
  return 4 * text + 1000 * (1 + statements) + 100 * grants.reduce((sum, group) => sum + group.grants.length, 0);
}
