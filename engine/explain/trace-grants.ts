/** The grants on the key, with what kept each from giving the operation to the caller. */

import { means } from "../context/caller.ts";
import { targetKey } from "../context/situation.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Grant } from "../model/environment.ts";
import type { Program } from "../translate/program.ts";
import type { GrantFailure, GrantTrace } from "./trace.ts";

/** At most this many grants are told one by one; a key may have 50,000. */
const maximum = 200;

export function traceGrants(
  program: Program,
  context: RequestContext,
  met: (group: number) => boolean,
): readonly GrantTrace[] {
  const { caller, permission, grants: usable } = program.situation;
  const named = (grant: Grant): boolean => means(grant.grantee, caller);
  const all = targetKey(program.situation)?.grants ?? [];
  const told = [...all.filter(named), ...all.filter((grant) => !named(grant))].slice(0, maximum);
  const deciding = new Set(program.grants.flatMap((group, index) => (met(index) ? group.deciding(context) : [])));
  return told.map((grant) => {
    const failed: GrantFailure[] = [];
    if (!named(grant)) failed.push({ element: "grantee", wanted: [grant.grantee.text], actual: caller.text });
    if (!grant.operations.includes(permission.name)) {
      failed.push({ element: "operations", wanted: grant.operations, actual: permission.name });
    }
    if (named(grant) && !usable.includes(grant))
      failed.push({ element: "token", wanted: ["its grant token"], actual: null });
    if (failed.length === 0 && !deciding.has(grant)) failed.push(constraintFailure(grant, context));
    return { grant: grant.id, verdict: failed.length === 0 ? "allows" : "does-not-apply", failed };
  });
}

function constraintFailure({ constraints }: Grant, context: RequestContext): GrantFailure {
  const { encryptionContextEquals: equals, encryptionContextSubset: subset, sourceArn } = constraints;
  const pairs = equals ?? subset;
  const wanted = [
    ...(pairs === null
      ? []
      : [`${equals === null ? "EncryptionContextSubset" : "EncryptionContextEquals"} ${json(pairs)}`]),
    ...(sourceArn === null ? [] : [`SourceArn ${sourceArn}`]),
  ];
  const given = context.encryptionContext();
  const source = context.values("aws:SourceArn")?.join(", ");
  const actual = [given === null ? null : json(given), source ?? null].filter((part) => part !== null).join(", ");
  return { element: "constraint", wanted, actual: actual === "" ? null : actual };
}

function json(pairs: ReadonlyMap<string, string>): string {
  return JSON.stringify(Object.fromEntries(pairs));
}
