/** The grants on the key, with what kept each from giving the operation to the caller. */

import { means } from "../context/caller.ts";
import { targetKey } from "../context/situation.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Determining } from "../model/decision.ts";
import type { Grant } from "../model/environment.ts";
import { constraintParts, isMet } from "../translate/constraint.ts";
import { beyondScope, grantMatch } from "../translate/grants.ts";
import type { Program } from "../translate/program.ts";
import { retireSources } from "../translate/retire.ts";
import type { GrantFailure, GrantTrace } from "./trace.ts";

/** At most this many grants are told one by one, those that matter most first; a key may have 50,000. */
const maximum = 200;

export function traceGrants(
  program: Program,
  context: RequestContext,
  settling: readonly Determining[],
  met: (group: number) => boolean,
  identity: boolean,
): readonly GrantTrace[] {
  const { caller, permission, grants: usable } = program.situation;
  const named = (grant: Grant): boolean => means(grant.grantee, caller);
  const all = targetKey(program.situation)?.grants ?? [];
  if (permission.name === "RetireGrant") return traceRetired(program, identity);
  const deciding = new Set(program.grants.flatMap((group, index) => (met(index) ? group.deciding(context) : [])));
  const settles = ({ id }: Grant): boolean => settling.some(({ grant }) => grant === id);
  const ranked = new Set([...all.filter(settles), ...deciding, ...all.filter(named), ...all]);
  return [...ranked].slice(0, maximum).map((grant) => {
    const failed: GrantFailure[] = [];
    if (!named(grant)) failed.push({ element: "grantee", wanted: [grant.grantee.text], actual: caller.text });
    if (!grant.operations.includes(permission.name)) {
      failed.push({ element: "operations", wanted: grant.operations, actual: permission.name });
    }
    if (named(grant) && !usable.includes(grant))
      failed.push({ element: "token", wanted: ["its grant token"], actual: null });
    if (failed.length === 0 && !deciding.has(grant)) failed.push(...unmetParts(grant, permission.name, context));
    if (failed.length === 0 && !identity && grantMatch(grant.grantee, caller) === "account") {
      failed.push({ element: "identity policy", wanted: [`an Allow of ${permission.action}`], actual: null });
    }
    return {
      grant: grant.id,
      verdict: failed.length === 0 && deciding.has(grant) ? "allows" : "does-not-apply",
      by: grantMatch(grant.grantee, caller),
      failed,
    };
  });
}

/** RetireGrant is about one grant, and of it about who may retire it (E35). */
function traceRetired({ situation }: Program, identity: boolean): readonly GrantTrace[] {
  const { retired: grant, caller } = situation;
  if (grant === null) return [];
  const by = grantMatch(grant.grantee, caller);
  const open = retireSources(situation).some(({ path }) => !path.identity || identity);
  const failed: GrantFailure[] = [
    ...(grant.retiring === null
      ? []
      : [{ element: "retiring principal" as const, wanted: [grant.retiring.text], actual: caller.text }]),
    ...(by === null ? [{ element: "grantee" as const, wanted: [grant.grantee.text], actual: caller.text }] : []),
    ...(grant.operations.includes("RetireGrant")
      ? []
      : [{ element: "operations" as const, wanted: grant.operations, actual: "RetireGrant" }]),
  ];
  return [{ grant: grant.id, verdict: open ? "allows" : "does-not-apply", by, failed: open ? [] : failed }];
}

/** What the request lacks of what the grant wants. Of a new grant, its operations count as well (E33). */
function unmetParts(grant: Grant, operation: string, context: RequestContext): readonly GrantFailure[] {
  const beyond = operation === "CreateGrant" ? beyondScope(grant.operations, context) : [];
  const unmet = constraintParts(grant, operation).filter((part) => !isMet(part, context));
  return [
    ...(beyond?.length === 0
      ? []
      : [{ element: "operations" as const, wanted: grant.operations, actual: beyond?.join(", ") ?? null }]),
    ...unmet.map(({ ofNewGrant, wanted, actual }): GrantFailure => ({
      element: ofNewGrant ? "new grant" : "constraint",
      wanted: [wanted],
      actual: actual(context),
    })),
  ];
}
