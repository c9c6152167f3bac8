/**
 * An API call as the permissions it needs (E40-E43): ReEncrypt asks two keys, CreateAlias an alias and a key, UpdateAlias
 * three resources, ReplicateKey a key and the replica's Region, CreateKey with tags a permission more.
 */

import { callTarget, type Needed, primaryOf } from "./call-targets.ts";
import { findOperation } from "./catalog/operations.ts";
import { permissionOf } from "./catalog/permissions.ts";
import { type Circumstances, resolveCircumstances } from "./circumstances.ts";
import { inputTags } from "./context/input.ts";
import type { Situation } from "./context/situation.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Environment } from "./model/environment.ts";
import type { Call } from "./model/request.ts";
import { problem } from "./problem.ts";
import { unknownOperation } from "./read/asked-names.ts";
import { checkPartition, situationOf } from "./resolve.ts";

/** One permission of a call, ready to be decided. */
export interface CallCheck {
  readonly situation: Situation;
  /** The input as this permission sees it. */
  readonly input: Call["input"];
  /** What the environment lacks to decide it; null when nothing does. */
  readonly missing: string | null;
}

/** @throws InvalidInput when the call is not well formed or names an unknown key. */
export function callChecks(call: Call, environment: Environment): readonly CallCheck[] {
  const problems: Diagnostic[] = [];
  const operation = findOperation(call.operation);
  if (operation === null) problems.push(problem("unknown-operation", "/operation", unknownOperation(call.operation)));
  const shared = resolveCircumstances(call, environment, problems);
  if (operation === null || shared === null) throw new InvalidInput(problems);
  const checks = operation.permissions.flatMap((needed): readonly CallCheck[] => {
    if (needed.when === "Tags" && inputTags(call.input).size === 0) return [];
    const found = callTarget(operation, needed, call, shared, problems);
    if (found === null) return [];
    checkPartition(shared.caller, found.target, problems);
    const situation = situationOf({ permission: permissionOf(needed.action), target: found.target }, call, shared);
    return [{ situation, input: inputFor(needed, call, shared), missing: found.missing }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return checks;
}

/** Making a replica is CreateKey with the primary's properties. */
function inputFor(needed: Needed, call: Call, shared: Circumstances): Call["input"] {
  const metadata = needed.role === "key" ? undefined : primaryOf(call, shared)?.metadata;
  if (metadata === undefined) return call.input;
  const { keySpec, keyUsage, origin } = metadata;
  const copied = { KeySpec: keySpec, KeyUsage: keyUsage, Origin: origin };
  return { ...call.input, ...copied, MultiRegion: true, MultiRegionKeyType: "REPLICA" };
}
