/**
 * What a request is about: a key, an alias, a key about to be made, or nothing but the service (E39-E44). A key may be
 * named by ARN, id, alias name or alias ARN.
 */

import { parseArn } from "../model/arn.ts";
import type { Environment, Key } from "../model/environment.ts";
import { didYouMean } from "../read/nearest-name.ts";

export type Target =
  | {
      readonly kind: "key";
      readonly arn: string;
      readonly account: string;
      readonly region: string;
      readonly key: Key;
      readonly alias: string | null;
    }
  /** An alias as such, or a key that does not exist yet: only IAM policies speak about these. */
  | { readonly kind: "alias" | "new-key"; readonly arn: string; readonly account: string; readonly region: string }
  | { readonly kind: "service"; readonly arn: "*"; readonly account: null; readonly region: string | null };

/** Why a name leads to no target. */
export interface Unresolved {
  readonly problem: string;
}

/** The key that a name means. `account` and `region` are the caller's, where known: a bare id or name
 * means a key there and nowhere else. */
export function findKey(
  name: string,
  environment: Environment,
  account: string | null,
  region: string | null,
): Extract<Target, { kind: "key" }> | Unresolved {
  const direct = environment.keys.get(name);
  if (direct !== undefined) return keyTarget(direct, null);
  const arn = parseArn(name);
  const resource = arn?.resource ?? name;
  const isAlias = resource.startsWith("alias/");
  const candidates = [...environment.keys.values()].filter(
    (key) =>
      (isAlias ? key.aliases.includes(resource) : arn === null && key.id === resource) &&
      (arn === null ||
        (arn.partition === key.partition &&
          arn.service === "kms" &&
          arn.account === key.account &&
          arn.region === key.region)),
  );
  const own = arn === null && account !== null ? candidates.filter((key) => key.account === account) : candidates;
  const near = arn === null && region !== null ? own.filter((key) => key.region === region) : own;
  const [only] = near;
  if (only === undefined) {
    const hint = elsewhere(candidates, isAlias ? resource : null) ?? meant(name, environment, account);
    return { problem: `the environment has no key \`${name}\`${hint}` };
  }
  if (near.length > 1)
    return {
      problem: `\`${name}\` names more than one key; name it by its ARN, or tell the Region as context key \`aws:RequestedRegion\`: ${near.map((key) => key.arn).join(", ")}`,
    };
  return keyTarget(only, isAlias ? resource : null);
}

/** Keys that the bare name would mean in another account or Region. */
function elsewhere(keys: readonly Key[], alias: string | null): string | null {
  if (keys.length === 0) return null;
  const arns = keys.map((key) => (alias === null ? key.arn : aliasArn(key, alias)));
  return ` of the caller's account and Region; name it by its ARN: ${arns.map((arn) => `\`${arn}\``).join(", ")}`;
}

/** The nearest name of a key that the caller can name so: by ARN any, by id or alias the own ones. */
function meant(name: string, environment: Environment, account: string | null): string {
  const keys = [...environment.keys.values()];
  const own = account === null ? keys : keys.filter((key) => key.account === account);
  const names = name.startsWith("arn:")
    ? keys.flatMap((key) => [key.arn, ...key.aliases.map((alias) => aliasArn(key, alias))])
    : own.flatMap(({ id, aliases }) => [id, ...aliases]);
  return didYouMean(name, names);
}

function aliasArn({ partition, region, account }: Key, alias: string): string {
  return `arn:${partition}:kms:${region}:${account}:${alias}`;
}

/** An alias as a resource of its own, by name or ARN. */
export function findAlias(
  name: string,
  environment: Environment,
  account: string | null,
  region: string | null,
): Extract<Target, { kind: "alias" | "new-key" }> | Unresolved {
  const arn = parseArn(name);
  if (arn !== null) return { kind: "alias", arn: name, account: arn.account, region: arn.region };
  const holder = [...environment.keys.values()].find((key) => key.account === account && key.aliases.includes(name));
  const where = region ?? holder?.region ?? onlyRegion(environment);
  if (account === null || !name.startsWith("alias/")) return { problem: `\`${name}\` is no alias` };
  const partition = holder?.partition ?? onlyPartition(environment);
  return { kind: "alias", arn: `arn:${partition}:kms:${where}:${account}:${name}`, account, region: where };
}

/** The Region of all keys, where there is but one; it stands in for the endpoint that a request does not tell. */
export function onlyRegion(environment: Environment): string {
  return only([...environment.keys.values()].map((key) => key.region)) ?? "us-east-1";
}

export function onlyPartition(environment: Environment): string {
  return only([...environment.keys.values()].map((key) => key.partition)) ?? "aws";
}

export function keyTarget(key: Key, alias: string | null): Extract<Target, { kind: "key" }> {
  return { kind: "key", arn: key.arn, account: key.account, region: key.region, key, alias };
}

function only(values: readonly string[]): string | null {
  const [first = null, ...others] = new Set(values);
  return others.length === 0 ? first : null;
}
