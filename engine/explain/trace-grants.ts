/** The grants on the key, with what kept each from giving the operation to the caller. */

import { means } from "../context/caller.ts";
import { targetKey } from "../context/situation.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Determining } from "../model/decision.ts";
import type { Grant } from "../model/environment.ts";
import { constraintFor, grantMatch } from "../translate/grants.ts";
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
    if (failed.length === 0 && !deciding.has(grant)) failed.push(...constraintFailures(grant, program, context));
    if (failed.length === 0 && !identity && grantMatch(grant, caller) === "account") {
      failed.push({ element: "identity policy", wanted: [`an Allow of ${permission.action}`], actual: null });
    }
    return {
      grant: grant.id,
      verdict: failed.length === 0 ? "allows" : "does-not-apply",
      by: grantMatch(grant, caller),
      failed,
    };
  });
}

/** RetireGrant is about one grant, and of it about who may retire it (E35). */
function traceRetired({ situation }: Program, identity: boolean): readonly GrantTrace[] {
  const { retired: grant, caller } = situation;
  if (grant === null) return [];
  const by = grantMatch(grant, caller);
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

/** The parts of the constraint that bind this operation, and what the request holds for each (E28, E29, E33). */
function constraintFailures(
  grant: Grant,
  { situation: { permission } }: Program,
  context: RequestContext,
): readonly GrantFailure[] {
  const { keys, pairs, sourceArn } = constraintFor(grant, permission.name);
  const child = permission.name === "CreateGrant";
  const failures: GrantFailure[] = [];
  if (child) {
    const asked = context.values("kms:GrantOperations") ?? [];
    const beyond = asked.filter((operation) => !grant.operations.includes(operation));
    if (beyond.length > 0 || asked.length === 0)
      failures.push({ element: "operations", wanted: grant.operations, actual: beyond.join(", ") || null });
  }
  const given = context.encryptionContext();
  const type = keys === "all" ? "EncryptionContextEquals" : "EncryptionContextSubset";
  const exact = !child || context.values("kms:GrantConstraintType")?.includes(type) === true;
  if (keys !== null && !(keys === "all" ? exact && isSame(pairs, given) : isWithin(pairs, given))) {
    failures.push({
      element: "constraint",
      wanted: [`${type} ${json(pairs)}`],
      actual: given === null ? null : json(given),
    });
  }
  const source = context.values(child ? "kms:GrantConstraintSourceArn" : "aws:SourceArn")?.join(", ") ?? null;
  if (sourceArn !== null && source !== sourceArn) {
    failures.push({ element: "constraint", wanted: [`SourceArn ${sourceArn}`], actual: source });
  }
  return failures.length > 0 ? failures : [{ element: "constraint", wanted: ["its constraint"], actual: null }];
}

type Pairs = ReadonlyMap<string, string>;

function isWithin(pairs: Pairs, given: Pairs | null): boolean {
  return [...pairs].every(([key, value]) => given?.get(key) === value);
}

function isSame(pairs: Pairs, given: Pairs | null): boolean {
  return pairs.size === (given?.size ?? 0) && isWithin(pairs, given);
}

function json(pairs: Pairs): string {
  return JSON.stringify(Object.fromEntries(pairs));
}
