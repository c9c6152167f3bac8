/**
 * An API call as the permissions it needs (E40-E43): ReEncrypt asks two keys, CreateAlias an alias and a key, UpdateAlias
 * three resources, ReplicateKey a key and the replica's Region, CreateKey with tags a permission more.
 */

import { findOperation, type Operation } from "./catalog/operations.ts";
import { findPermission } from "./catalog/permissions.ts";
import { inputTags, isRecord } from "./context/input.ts";
import type { Situation } from "./context/situation.ts";
import { findAlias, findKey, keyTarget, onlyPartition, onlyRegion, type Target } from "./context/target.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Environment, Key } from "./model/environment.ts";
import type { Call } from "./model/request.ts";
import { unknownOperation } from "./read/asked-names.ts";
import {
  accept,
  type Circumstances,
  keyOfGrant,
  problem,
  regionOf,
  resolveCircumstances,
  situationOf,
} from "./resolve.ts";

/** One permission of a call, ready to be decided. */
export interface CallCheck {
  readonly situation: Situation;
  /** The input as this permission sees it. */
  readonly input: Call["input"];
  /** What the environment lacks to decide it; null when nothing does. */
  readonly missing: string | null;
}

type Needed = Operation["permissions"][number];

interface Found {
  readonly target: Target;
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
    const permission = findPermission(needed.action);
    const found = permission === null ? null : findTarget(needed, call, shared, problems);
    if (permission === null || found === null) return [];
    const situation = situationOf({ permission, target: found.target }, call, shared);
    return [{ situation, input: inputFor(needed, call, shared), missing: found.missing }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return checks;
}

function findTarget(
  needed: Needed,
  call: Call,
  { environment, caller }: Circumstances,
  problems: Diagnostic[],
): Found | null {
  const region = regionOf(call) ?? aliasRegion(call, environment, caller.account);
  const member = members[needed.role];
  const name = member === undefined ? null : memberText(call, member, environment, problems);
  if (member !== undefined && name === null) return null;
  const certain = (target: Target | null): Found | null => (target === null ? null : { target, missing: null });
  switch (needed.role) {
    case "none":
      return certain({
        kind: "service",
        arn: "*",
        account: null,
        region: replicaRegion(needed, call) ?? region ?? onlyRegion(environment),
      });
    case "new-key": {
      if (caller.account === null) return certain({ kind: "service", arn: "*", account: null, region });
      const where = replicaRegion(needed, call) ?? region ?? onlyRegion(environment);
      const arn = `arn:${onlyPartition(environment)}:kms:${where}:${caller.account}:key/${newKeyId(call, environment, caller.account)}`;
      return certain({ kind: "new-key", arn, account: caller.account, region: where });
    }
    case "alias":
      return certain(accept(findAlias(name ?? "", environment, caller.account, region), "/input/AliasName", problems));
    case "current-key":
      return currentKey(name ?? "", environment, caller.account, region);
    case "replica-key":
      return replicaKey(name ?? "", call, environment, caller.account, region, problems);
    default:
      return certain(
        accept(findKey(name ?? "", environment, caller.account, region), `/input/${member ?? ""}`, problems),
      );
  }
}

/** An alias lives in the Region of the key that it is to name. */
function aliasRegion(call: Call, environment: Environment, account: string | null): string | null {
  const target = call.input?.["TargetKeyId"];
  if (typeof target !== "string") return null;
  const found = findKey(target, environment, account, null);
  return "problem" in found ? null : found.region;
}

/** The input member that names each resource. */
const members: Readonly<Record<string, string | undefined>> = {
  key: "KeyId",
  "replica-key": "KeyId",
  "source-key": "SourceKeyId",
  "destination-key": "DestinationKeyId",
  "target-key": "TargetKeyId",
  alias: "AliasName",
  "current-key": "AliasName",
};

function memberText(call: Call, member: string, environment: Environment, problems: Diagnostic[]): string | null {
  const value = call.input?.[member];
  if (typeof value === "string") return value;
  const holder = call.operation === "RetireGrant" ? keyOfGrant(call.input, environment) : undefined;
  if (holder !== undefined) return holder;
  const found = problems.some(({ pointer }) => pointer === `/input/${member}`);
  if (!found) problems.push(problem("missing-member", `/input/${member}`, `\`${call.operation}\` needs \`${member}\``));
  return null;
}

/** The key that an alias points to now. An alias of no key in the environment leaves the permission undecidable. */
function currentKey(name: string, environment: Environment, account: string | null, region: string | null): Found {
  const found = findKey(name, environment, account, region);
  if ("problem" in found)
    return undecidableAt(name, environment, account, `the environment does not tell which key \`${name}\` belongs to`);
  return { target: found, missing: null };
}

/** The related key in the Region that becomes primary. */
function replicaKey(
  name: string,
  call: Call,
  environment: Environment,
  account: string | null,
  region: string | null,
  problems: Diagnostic[],
): Found | null {
  const primary = accept(findKey(name, environment, account, region), "/input/KeyId", problems);
  const target = call.input?.["PrimaryRegion"];
  if (primary === null) return null;
  if (typeof target !== "string") {
    problems.push(problem("missing-member", "/input/PrimaryRegion", `\`${call.operation}\` needs \`PrimaryRegion\``));
    return null;
  }
  const arn = primary.arn.replace(`:${primary.region}:`, `:${target}:`);
  const key = environment.keys.get(arn);
  if (key === undefined)
    return undecidableAt(arn, environment, account, `the environment lacks the replica key \`${arn}\``);
  return { target: keyTarget(key, null), missing: null };
}

function undecidableAt(name: string, environment: Environment, account: string | null, missing: string): Found {
  const arn = name.startsWith("arn:")
    ? name
    : `arn:${onlyPartition(environment)}:kms:${onlyRegion(environment)}:${account ?? ""}:${name}`;
  return { target: { kind: "new-key", arn, account: account ?? "", region: onlyRegion(environment) }, missing };
}

function replicaRegion(needed: Needed, call: Call): string | null {
  const region = needed.region === undefined ? undefined : call.input?.[needed.region];
  return typeof region === "string" ? region : null;
}

/** A replica keeps its primary's id; a new key's is unknown before it exists. */
function newKeyId(call: Call, environment: Environment, account: string | null): string {
  return primaryOf(call, environment, account)?.id ?? "00000000-0000-0000-0000-000000000000";
}

/** The key that ReplicateKey copies. */
function primaryOf(call: Call, environment: Environment, account: string | null): Key | null {
  const name = call.input?.["KeyId"];
  if (call.operation !== "ReplicateKey" || typeof name !== "string") return null;
  const found = findKey(name, environment, account, regionOf(call));
  return "problem" in found ? null : found.key;
}

/** Making a replica is CreateKey with the primary's properties; ReEncrypt compares its keys, however they are named. */
function inputFor(needed: Needed, call: Call, { environment, caller }: Circumstances): Call["input"] {
  const input = isRecord(call.input) ? call.input : {};
  if (call.operation === "ReEncrypt") {
    const arn = (member: string): unknown => {
      const name = input[member];
      if (typeof name !== "string") return name;
      const found = findKey(name, environment, caller.account, regionOf(call));
      return "problem" in found ? name : found.arn;
    };
    return { ...input, SourceKeyId: arn("SourceKeyId"), DestinationKeyId: arn("DestinationKeyId") };
  }
  const metadata = needed.role === "key" ? undefined : primaryOf(call, environment, caller.account)?.metadata;
  if (metadata === undefined) return call.input;
  const { keySpec, keyUsage, origin } = metadata;
  const copied = { KeySpec: keySpec, KeyUsage: keyUsage, Origin: origin };
  return { ...input, ...copied, MultiRegion: true, MultiRegionKeyType: "REPLICA" };
}
