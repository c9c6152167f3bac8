/** How a request names what it asks on: a key or an alias, by ARN, by id or by name (E41). */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { isAskedOn, type Permission } from "./catalogue.ts";
import { type Caller, callerOf } from "./principals.ts";
import type { Asked, Grant, Input, KeyRecord, Target } from "./situation.ts";

/** Where a name without account and Region belongs: to the caller's account, in the Region that the request gives. */
interface Place {
  readonly environment: EnvironmentDocument;
  readonly caller: Caller;
  /** null when the request gives none. */
  readonly region: string | null;
}

export function placeOf(environment: EnvironmentDocument, asked: Asked): Place {
  const given = Object.entries(asked.context ?? {}).find(([name]) => name.toLowerCase() === "aws:requestedregion");
  const region = typeof given?.[1] === "string" ? given[1] : null;
  return { environment, caller: callerOf(environment, asked), region };
}

/** A Region that nothing gives is the only one that has keys, else us-east-1. */
function regionOf({ environment, region }: Place): string {
  const [only = "us-east-1", ...others] = new Set(Object.keys(environment.keys).map(regionIn));
  return region ?? (others.length === 0 ? only : "us-east-1");
}

const regionIn = (arn: string): string => arn.split(":")[3] ?? "";

function keyTarget({ environment }: Place, arn: string, alias: string | null = null): Target {
  const key = environment.keys[arn] ?? null;
  const kind = key === null ? "unknown-key" : "key";
  return { kind, arn, account: arn.split(":")[4] ?? null, region: regionIn(arn), key, alias };
}

function noTarget(place: Place): Target {
  return { kind: "none", arn: "*", account: place.caller.account, region: regionOf(place), key: null, alias: null };
}

/** The target of a request: a name is a key's, except where the action is about aliases and the name is an alias's. */
export function targetOf(place: Place, action: string, name: string | undefined, input: Input): Target {
  if (isAskedOn("none", action)) return noTarget(place);
  // E35: RetireGrant may name its grant by token alone.
  const keys = Object.keys(place.environment.keys).map((arn) => keyTarget(place, arn));
  if (name === undefined) return keys.find((target) => retiredGrant(target, input)) ?? keyTarget(place, "*");
  if (aliasIn(name) !== null && isAskedOn("alias", action)) return aliasTarget(place, name);
  return keyTarget(place, findKey(place, name) ?? name, aliasIn(name));
}

/** What a call asks a permission on, by the role that it plays in the operation. */
export function targetFor(place: Place, { action, role, member, region }: Permission, input: Input): Target {
  const valueOf = (name = ""): string | undefined => (input as Readonly<Record<string, never>>)[name];
  const name = valueOf(member);
  const away = { ...place, region: valueOf(region) ?? place.region };
  switch (role) {
    case "none":
      return noTarget(away);
    case "new-key":
      return newKey(away, input.KeyId);
    case "alias":
    case "current-key": {
      // E41: an alias lives in the Region of its key.
      const key = findKey(place, input.TargetKeyId ?? "");
      const home = { ...place, region: place.region ?? (key === null ? null : regionIn(key)) };
      const alias = aliasTarget(home, input.AliasName ?? "");
      return role === "alias" ? alias : keyTarget(home, findKey(home, input.AliasName ?? "") ?? alias.arn);
    }
    case "replica-key": {
      // E44: related keys share their id, and differ in Region.
      const key = findKey(place, input.KeyId ?? "") ?? "";
      return keyTarget(place, key.split(":").with(3, regionOf(away)).join(":"));
    }
    case "target-key":
      return keyTarget(place, findKey(place, name ?? "") ?? "*");
    default:
      return targetOf(place, action, name, input);
  }
}

/** E43: tags of a key to be made are asked on a key ARN of the caller's account and the Region. */
function newKey(place: Place, primary: string | undefined): Target {
  const { partition, account } = place.caller;
  if (account === null) return noTarget(place);
  const id = primary === undefined ? undefined : findKey(place, primary)?.split("/")[1];
  const arn = `arn:${partition}:kms:${regionOf(place)}:${account}:key/${id ?? "00000000-0000-0000-0000-000000000000"}`;
  return { ...keyTarget(place, arn), kind: "new-key", key: null };
}

/** E41: the alias as a resource of its own; a bare name belongs to the caller's account and the Region of its key. */
function aliasTarget(place: Place, name: string): Target {
  const { partition, account } = place.caller;
  const key = findKey(place, name);
  const home = place.region ?? (key === null ? regionOf(place) : regionIn(key));
  const arn = name.startsWith("arn:") ? name : `arn:${partition}:kms:${home}:${account ?? ""}:${name}`;
  return { ...keyTarget(place, arn), kind: "alias" };
}

/** A key by its ARN, its id, an alias's ARN or an alias's name; bare names are those of the caller's account. */
export function findKey({ environment, caller, region }: Place, name: string): string | null {
  const alias = aliasIn(name);
  const isArn = name.startsWith("arn:");
  if (isArn && alias === null) return name;
  const owner = isArn ? name.split(":")[4] : caller.account;
  const home = isArn ? regionIn(name) : regionOf({ environment, caller, region });
  const found = Object.keys(environment.keys).filter((arn) => {
    const isNamed = alias === null ? arn.endsWith(`:key/${name}`) : environment.keys[arn]?.aliases?.includes(alias);
    return isNamed === true && (owner === null || arn.split(":")[4] === owner);
  });
  return found.find((arn) => regionIn(arn) === home) ?? (isArn || region !== null ? null : (found[0] ?? null));
}

/** The name alias/… in an alias's name or ARN. */
const aliasIn = (name: string): string | null => /(?:^|:)(alias\/.+)$/.exec(name)?.[1] ?? null;

export function grantsOf(key: KeyRecord | null): readonly Grant[] {
  const grants = key?.grants ?? [];
  return "Grants" in grants ? grants.Grants : grants;
}

/** The grant that RetireGrant is about, by its id or its token. */
export function retiredGrant({ key }: Target, { GrantId: id, GrantToken: token }: Input): Grant | undefined {
  if (id !== undefined) return grantsOf(key).find(({ GrantId }) => GrantId === id);
  return grantsOf(key).find(({ GrantToken }) => GrantToken !== undefined && GrantToken === token);
}
