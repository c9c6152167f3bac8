/** What a permission is asked on: how requests and calls name keys and aliases (E40-E44). */

import type { Permission } from "../catalogue.ts";
import type { Grant, KeyRecord, Question, Target } from "./model.ts";

type Asking = Pick<Question, "environment" | "caller" | "request" | "input">;

/** E40-E44: the target, by what it is to the operation. A request names it as its resource, a call in its input. */
export function targetOf(asking: Asking, { role, member, region }: Permission): Target {
  const { request, input } = asking;
  const { account } = asking.caller;
  const valueOf = (name = ""): string | undefined => (input as Readonly<Record<string, string>>)[name];
  const name = ("operation" in request ? valueOf(member) : request.resource) ?? keyOfGrant(asking);
  const primary = findKey(asking, input.KeyId);
  const [place = ""] = placesOf(asking);
  const there = inRegion(place, valueOf(region));
  const made = { kind: "none", arn: "*", account, region: regionIn(there), key: keyToBeMade(asking) } as const;
  switch (role) {
    case "none":
      return made;
    case "new-key": {
      // E43: tags of a key to be made are asked on a key ARN; a replica has its primary's id.
      const id = primary.split("/")[1] ?? "*";
      return account === null ? made : { ...made, arn: `${there}key/${id}` };
    }
    case "alias":
      return { ...targetAt(asking, aliasArn(asking, name)), kind: "alias" };
    case "current-key":
      return targetAt(asking, findKey(asking, aliasArn(asking, input.AliasName)));
    case "replica-key":
      // E44: related keys share their id, and differ in Region.
      return targetAt(asking, inRegion(primary, valueOf(region)));
    default:
      return { ...targetAt(asking, findKey(asking, name)), alias: /(?:^|:)(alias\/.+)$/.exec(name)?.[1] };
  }
}

/** E41: the key, or other resource, of an ARN. */
function targetAt({ environment }: Asking, arn: string): Target {
  return { kind: "key", arn, account: accountIn(arn), region: regionIn(arn), key: environment.keys[arn] ?? null };
}

/** E43: CreateKey makes a key as its input says, or by its defaults; ReplicateKey, a copy of its primary. */
function keyToBeMade(asking: Asking): KeyRecord {
  const { input, environment } = asking;
  const primary = environment.keys[findKey(asking, input.KeyId)];
  const said = { KeySpec: input.CustomerMasterKeySpec, KeyUsage: "ENCRYPT_DECRYPT", MultiRegion: false, ...input };
  const made = primary === undefined ? said : { ...metadataOf(primary), MultiRegion: true };
  const type = primary === undefined ? "PRIMARY" : "REPLICA";
  const metadata = { ...made, KeyManager: "CUSTOMER", MultiRegionConfiguration: { MultiRegionKeyType: type } };
  return { metadata, tags: input.Tags } as KeyRecord;
}

/** E41: the key that an ARN, an id, an alias's ARN or an alias's name means; the name as it is, where it means none. */
export function findKey(asking: Asking, name = ""): string {
  const bare = name.startsWith("alias/") ? name : `key/${name}`;
  const arns = name.startsWith("arn:") ? [name] : placesOf(asking).map((place) => place + bare);
  const keys = Object.entries(asking.environment.keys).map(
    ([arn, { aliases = [] }]) => [arn, ...aliases.map((alias) => arn.replace(/key\/.*$/, alias))] as const,
  );
  const [found] = arns.flatMap((arn) => keys.filter((names) => names.includes(arn)));
  return found?.[0] ?? name;
}

/** E40, E41: an alias is a resource of its own, in the Region of the key that it is to name, or names. */
function aliasArn(asking: Asking, name = ""): string {
  const [home = ""] = placesOf(asking);
  const keys = [asking.input.TargetKeyId, name].map((one) => findKey(asking, one));
  const key = keys.find((arn) => arn in asking.environment.keys) ?? home;
  return name.startsWith("arn:") ? name : inRegion(home, regionIn(key)) + name;
}

/** E41: where bare names may be: in the caller's account, in the Region that the request gives, else in any with keys. */
function placesOf({ environment, caller, request }: Asking): readonly string[] {
  const [, partition = "aws"] = caller.arn.split(":");
  const keys = Object.keys(environment.keys);
  const [, given] = Object.entries(request.context ?? {}).find(([name]) => /^aws:requestedregion$/i.test(name)) ?? [];
  const [only = "us-east-1", ...others] = new Set(keys.map(regionIn));
  const regions =
    given === undefined ? [...(others.length === 0 ? [] : ["us-east-1"]), only, ...others] : [String(given)];
  const accounts = caller.account === null ? [...keys.map(accountIn), ""] : [caller.account];
  return regions.flatMap((region) => accounts.map((account) => `arn:${partition}:kms:${region}:${account}:`));
}

/** E44: the parts of an ARN in which keys differ. */
const regionIn = (arn: string): string => arn.split(":")[3] ?? "";

const accountIn = (arn: string): string => arn.split(":")[4] ?? "";

const inRegion = (arn: string, region = regionIn(arn)): string => arn.split(":").with(3, region).join(":");

/** E46: what DescribeKey says of a key, with or without its frame. */
export const metadataOf = (key: KeyRecord | null) => key?.metadata?.KeyMetadata ?? key?.metadata ?? {};

/** E27: what ListGrants says of a key, with or without its frame. */
export function grantsOf(key: KeyRecord | null): readonly Grant[] {
  const grants = key?.grants ?? [];
  return "Grants" in grants ? grants.Grants : grants;
}

/** E35: the grant that RetireGrant is about, by its id or its token. */
export const retiredGrant = (key: KeyRecord | null, { GrantId: id, GrantToken: token }: Question["input"]) =>
  grantsOf(key).find((grant) => grant.GrantId === id || (token !== undefined && grant.GrantToken === token));

/** E35: RetireGrant may name its grant by token alone. */
const keyOfGrant = ({ environment: { keys }, input }: Asking): string =>
  Object.keys(keys).find((arn) => retiredGrant(keys[arn] ?? null, input) !== undefined) ?? "*";
