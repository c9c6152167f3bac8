/** What to change where a grant gives the operation, and the request asks for more than the grant has. */

import { list, ticked } from "./names.ts";
import { shorten } from "./text-style.ts";
import type { GrantTrace, Traced } from "./trace.ts";

export function constraintAdvice({ grants }: Traced): readonly string[] {
  return named(grants, ({ failed }) => failed.every(({ element }) => element === "constraint")).flatMap(
    ({ grant, failed }) =>
      failed.map(
        ({ wanted, actual }) =>
          `grant \`${grant}\` wants ${list(wanted.map(ticked))}, the request has ${actual === null ? "none" : `\`${actual}\``}; it compares case-sensitively`,
      ),
  );
}

/** A grant gives on no more than it gives itself (E33). */
export function delegationAdvice({ grants }: Traced): readonly string[] {
  const parents = named(grants, (trace) => trace.by !== null && !lacksCreateGrant(trace));
  return [
    ...parents.flatMap(({ grant, failed }) =>
      failed.map(({ element, wanted, actual }) => {
        if (element === "operations" && actual !== null)
          return `grant \`${grant}\` cannot give ${list(actual.split(", ").map(ticked))}, which it does not list; ask only for some of ${wanted.map(ticked).join(", ")}`;
        if (element === "operations")
          return `name the new grant's \`Operations\` in the request: grant \`${grant}\` gives only some of ${wanted.map(ticked).join(", ")}`;
        return `the new grant must keep the constraint of grant \`${grant}\`, ${list(wanted.map(ticked))}; it has ${actual === null ? "none" : `\`${actual}\``}`;
      }),
    ),
    "or have a policy allow `kms:CreateGrant`, which is not bound by the caller's own grants",
  ];
}

function lacksCreateGrant({ failed }: GrantTrace): boolean {
  return failed.some(({ element, wanted }) => element === "operations" && !wanted.includes("CreateGrant"));
}

/** The first few of the grants that fail in the way asked for. */
function named(grants: readonly GrantTrace[], fits: (trace: GrantTrace) => boolean): readonly GrantTrace[] {
  return shorten(grants.filter((trace) => trace.failed.length > 0 && fits(trace))).shown;
}
