/** Which of the elements that kept a statement or a grant from applying say why; the others would only add to the noise. */

import type { Failure, GrantFailure } from "./trace.ts";

/** What tells most: whom a statement does not mean, it need not say more; conditions count once all else fits. */
export function tellingFailures(failed: readonly Failure[]): readonly Failure[] {
  const principal = failed.filter(({ element }) => element === "principal");
  if (principal.length > 0) return principal;
  const others = failed.filter(({ element }) => element !== "condition");
  return others.length > 0 ? others : failed;
}

/** The same of a grant: of one to another grantee, that alone. */
export function tellingGrantFailures(failed: readonly GrantFailure[]): readonly GrantFailure[] {
  const others = failed.filter(({ element }) => element !== "operations" && element !== "token");
  return failed.some(({ element }) => element === "grantee") ? others : failed;
}
