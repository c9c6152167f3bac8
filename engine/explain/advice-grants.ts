/** What to change where a grant gives the operation, and the request asks for more than the grant has. */

import { targetKey } from "../context/situation.ts";
import { list, ticked } from "./names.ts";
import { shorten } from "./text-style.ts";
import type { GrantTrace, Traced } from "./trace.ts";

/** Grants to the caller that lack one thing: they have not spread yet, or do not list the operation (E27, E34). */
export function grantMisses({ program, grants }: Traced): readonly string[] {
  const { name } = program.situation.permission;
  const missing = ({ by, failed }: GrantTrace, element: GrantTrace["failed"][number]["element"]): boolean =>
    by !== null && failed.length === 1 && failed[0]?.element === element;
  const late = shorten(grants.filter((grant) => missing(grant, "token"))).shown;
  const narrow = program.situation.permission.grantOperation
    ? shorten(grants.filter((grant) => missing(grant, "operations"))).shown
    : [];
  return [
    ...late.map(
      ({ grant }) =>
        `grant \`${grant}\` gives it, but is not known everywhere yet: send its grant token in \`GrantTokens\`, or wait some minutes`,
    ),
    ...narrow.map(
      ({ grant }) =>
        `grant \`${grant}\` is for this caller, but does not list \`${name}\`: a grant cannot be changed, so create another`,
    ),
  ];
}

export function constraintAdvice({ grants }: Traced): readonly string[] {
  return named(grants, ({ failed }) => failed.every(({ element }) => element === "constraint")).map(
    ({ grant, failed }) =>
      `${list(
        failed.map(
          ({ wanted, actual }) =>
            `grant \`${grant}\` wants ${list(wanted.map(ticked))}, the request has ${actual === null ? "none" : ticked(actual)}`,
        ),
      )}; it compares case-sensitively`,
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
        const has = actual === null ? "none" : ticked(actual);
        if (element === "constraint")
          return `grant \`${grant}\` serves only requests with ${list(wanted.map(ticked))}, as a service makes them; this one has ${has}`;
        return `the new grant must keep the constraint of grant \`${grant}\`, ${list(wanted.map(ticked))}; it has ${has}`;
      }),
    ),
    "have a policy allow `kms:CreateGrant`, which is not bound by the caller's own grants",
  ];
}

/** Who may retire the grant; of one that the key does not have, the grants that it has (E35). */
export function retireAdvice({ program: { situation } }: Traced): readonly string[] {
  if (situation.retired !== null)
    return [
      "call as the retiring principal, as a grantee with `RetireGrant` among the grant's operations, or as a principal to whom the key's account delegates it by IAM",
      "revoke the grant: `kms:RevokeGrant` is an ordinary permission on the key",
    ];
  const { shown, more } = shorten(targetKey(situation)?.grants ?? []);
  if (shown.length === 0) return ["give the grant in the environment: the key has none there"];
  const others = more === 0 ? "" : ` and ${String(more)} more`;
  return [`name a grant that the key has in the environment: ${shown.map(({ id }) => ticked(id)).join(", ")}${others}`];
}

function lacksCreateGrant({ failed }: GrantTrace): boolean {
  return failed.some(({ element, wanted }) => element === "operations" && !wanted.includes("CreateGrant"));
}

/** The first few of the grants that fail in the way asked for. */
function named(grants: readonly GrantTrace[], fits: (trace: GrantTrace) => boolean): readonly GrantTrace[] {
  return shorten(grants.filter((trace) => trace.failed.length > 0 && fits(trace))).shown;
}
