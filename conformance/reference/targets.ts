/** How a request names what it asks on: a key or an alias, by ARN, by id or by name (E41). */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { isAskedOnAliases, isWithoutResource } from "./catalogue.ts";
import type { Caller } from "./principals.ts";
import type { Grant, KeyRecord, Question, Target } from "./situation.ts";

export function grantsOf(key: KeyRecord | null): readonly Grant[] {
  const grants = key?.grants ?? [];
  return "Grants" in grants ? grants.Grants : grants;
}

/** The grant that RetireGrant is about, by its id or its token. */
export function retiredGrant({ target, input }: Pick<Question, "target" | "input">): Grant | undefined {
  const { GrantId: id, GrantToken: token } = input;
  return grantsOf(target.key).find((grant) =>
    id === undefined ? token !== undefined && grant.GrantToken === token : grant.GrantId === id,
  );
}

export function keyTarget(environment: EnvironmentDocument, arn: string, alias: string | null = null): Target {
  const [, , , region = "", account = ""] = arn.split(":");
  const key = environment.keys[arn];
  if (key === undefined) throw new Error(`no key ${arn} in the environment`);
  return { kind: "key", arn, account, region, key, alias };
}

export function noTarget({ account }: Caller, region: string | null): Target {
  return { kind: "none", arn: "*", account, region, key: null, alias: null };
}

/** The target of a request: a name is a key's, except where the action is about aliases and the name is an alias's. */
export function targetOf(
  environment: EnvironmentDocument,
  caller: Caller,
  action: string,
  name: string | undefined,
  region: string | null,
): Target {
  if (isWithoutResource(action)) return noTarget(caller, region);
  if (name === undefined) throw new Error(`${action} is asked on a key`);
  const alias = aliasIn(name);
  if (alias !== null && isAskedOnAliases(action)) return aliasTarget(environment, caller, name, region);
  return keyTarget(environment, keyNamed(environment, caller, name, region), alias);
}

/** E41: the alias as a resource of its own; a bare name belongs to the caller's account and the Region of its key. */
export function aliasTarget(
  environment: EnvironmentDocument,
  caller: Caller,
  name: string,
  region: string | null,
): Target {
  const account = name.startsWith("arn:") ? (name.split(":")[4] ?? null) : caller.account;
  const home = name.startsWith("arn:")
    ? (name.split(":")[3] ?? null)
    : (region ?? findKey(environment, caller, name, null)?.split(":")[3] ?? null);
  const arn = `arn:${caller.partition}:kms:${home ?? "*"}:${account ?? ""}:${aliasIn(name) ?? name}`;
  return { kind: "alias", arn: name.startsWith("arn:") ? name : arn, account, region: home, key: null, alias: null };
}

export function keyNamed(
  environment: EnvironmentDocument,
  caller: Caller,
  name: string,
  region: string | null,
): string {
  const found = findKey(environment, caller, name, region);
  if (found === null) throw new Error(`no key ${name} in the environment`);
  return found;
}

/** A key by its ARN, its id, an alias's ARN or an alias's name; bare names are those of the caller's account. */
export function findKey(
  environment: EnvironmentDocument,
  { account }: Pick<Caller, "account">,
  name: string,
  region: string | null,
): string | null {
  const alias = aliasIn(name);
  if (name.startsWith("arn:") && alias === null) return name;
  const [owner, home] = name.startsWith("arn:") ? [name.split(":")[4], name.split(":")[3]] : [account, region];
  const found = Object.entries(environment.keys).filter(
    ([arn, key]) =>
      (owner === null || arn.split(":")[4] === owner) &&
      (alias === null ? arn.endsWith(`:key/${name}`) : key.aliases?.includes(alias) === true),
  );
  const here = found.filter(([arn]) => arn.split(":")[3] === home);
  return here[0]?.[0] ?? (name.startsWith("arn:") ? null : (found[0]?.[0] ?? null));
}

/** The name alias/… in an alias's name or ARN. */
function aliasIn(name: string): string | null {
  return /(?:^|:)(alias\/.+)$/.exec(name)?.[1] ?? null;
}

/** E35: RetireGrant may name its grant by token alone. */
export function keyWithGrant(environment: EnvironmentDocument, token: string | undefined): Target {
  const found = Object.entries(environment.keys).find(([, key]) =>
    grantsOf(key).some(({ GrantToken }) => GrantToken !== undefined && GrantToken === token),
  );
  if (found === undefined) throw new Error("no key has a grant with this token");
  return keyTarget(environment, found[0]);
}
