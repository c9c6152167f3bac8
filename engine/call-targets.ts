/**
 * What each permission of an API call is about, by the role that the resource plays in the call (E40-E43): a key that the
 * input names, an alias, the key that an alias means now, a key about to be made, a replica that becomes primary.
 */

import type { Operation } from "./catalog/operations.ts";
import type { Circumstances } from "./circumstances.ts";
import { findAlias, findKey, keyTarget, onlyPartition, onlyRegion, type Target } from "./context/target.ts";
import { keyOfGrant, noKey } from "./grants.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Key } from "./model/environment.ts";
import type { Call } from "./model/request.ts";
import { problem, tell } from "./problem.ts";
import { accept, regionOf } from "./resolve.ts";

export type Needed = Operation["permissions"][number];

export interface Found {
  readonly target: Target;
  /** What the environment lacks to decide the permission; null when nothing does. */
  readonly missing: string | null;
}

interface Asked extends Circumstances {
  readonly call: Call;
  readonly needed: Needed;
  /** The input member that names the resource, where it is one of the operation's first permission too. */
  readonly member: string;
  /** The Region that the call goes to, where it is known. */
  readonly region: string | null;
  readonly problems: Diagnostic[];
}

/** Null when the input does not lead to it; then the problems say why. */
export function callTarget(
  { permissions }: Operation,
  needed: Needed,
  call: Call,
  circumstances: Circumstances,
  problems: Diagnostic[],
): Found | null {
  const { environment, caller } = circumstances;
  const [first = needed] = permissions;
  const asked: Asked = {
    ...circumstances,
    call,
    needed,
    member: needed.member ?? first.member ?? "",
    region: regionOf(call) ?? aliasRegion(call, environment, caller.account),
    problems,
  };
  return (byRole[needed.role] ?? namedKey)(asked);
}

const byRole: Readonly<Record<string, (asked: Asked) => Found | null>> = {
  none: ({ environment, region, ...asked }) =>
    certain({
      kind: "service",
      arn: "*",
      account: null,
      region: replicaRegion(asked) ?? region ?? onlyRegion(environment),
    }),
  "new-key": newKey,
  alias: (asked) => {
    const { environment, caller, region, member, problems } = asked;
    const name = nameIn(asked);
    if (name === null) return null;
    return certain(accept(findAlias(name, environment, caller.account, region), `/input/${member}`, problems));
  },
  "current-key": currentKey,
  "replica-key": replicaKey,
};

function namedKey(asked: Asked): Found | null {
  return certain(keyNamed(asked));
}

function keyNamed(asked: Asked): Extract<Target, { kind: "key" }> | null {
  const { environment, caller, region, member, problems } = asked;
  const name = nameIn(asked);
  if (name === null) return null;
  return accept(findKey(name, environment, caller.account, region), `/input/${member}`, problems);
}

function certain(target: Target | null): Found | null {
  return target === null ? null : { target, missing: null };
}

/** The text of a member that names the resource, or its Region. RetireGrant may name its key by a grant's token. */
function nameIn({ call, member, environment, problems }: Asked): string | null {
  const value = call.input?.[member];
  if (typeof value === "string") return value;
  const way = otherWays[`${call.operation} ${member}`] ?? "";
  const missing = problem("missing-member", `/input/${member}`, `\`${call.operation}\` needs \`${member}\`${way}`);
  const retires = call.operation === "RetireGrant";
  const holder = retires ? keyOfGrant(call.input, environment) : null;
  if (holder !== null) return holder;
  tell(retires ? noKey(call.input, missing) : missing, problems);
  return null;
}

const ofCiphertext = ": AWS reads the key from the ciphertext, which tells nothing here";

/** How AWS does without the member. */
const otherWays: Readonly<Record<string, string | undefined>> = {
  "Decrypt KeyId": ofCiphertext,
  "ReEncrypt SourceKeyId": ofCiphertext,
  "RetireGrant KeyId": " beside `GrantId`, or the `GrantToken` of a grant in the environment",
};

/** An alias lives in the Region of the key that it is to name. */
function aliasRegion(call: Call, environment: Circumstances["environment"], account: string | null): string | null {
  const target = call.input?.["TargetKeyId"];
  if (typeof target !== "string") return null;
  const found = findKey(target, environment, account, null);
  return "region" in found ? found.region : null;
}

/**
 * A replica keeps its primary's id. A new key's is unknown before it exists, so that only a permission that covers every
 * key will do: `*` stands for the id, which no pattern for certain ids matches (E43).
 */
function newKey({ environment, caller, region, ...asked }: Asked): Found | null {
  const { account } = caller;
  if (account === null) return certain({ kind: "service", arn: "*", account, region });
  const where = replicaRegion(asked) ?? region ?? onlyRegion(environment);
  const id = primaryOf(asked.call, { environment, caller })?.id ?? "*";
  const arn = `arn:${onlyPartition(environment)}:kms:${where}:${account}:key/${id}`;
  return certain({ kind: "new-key", arn, account, region: where });
}

/** The key that an alias points to now. An alias of no key in the environment leaves the permission undecidable. */
function currentKey(asked: Asked): Found | null {
  const { environment, caller, region, member, problems } = asked;
  const name = nameIn(asked);
  if (name === null) return null;
  const found = findKey(name, environment, caller.account, region);
  if (!("problem" in found)) return certain(found);
  const alias = accept(findAlias(name, environment, caller.account, region), `/input/${member}`, problems);
  return alias && unknown(alias, `the environment does not tell which key \`${name}\` belongs to`);
}

/** The related key in the Region that becomes primary. */
function replicaKey(asked: Asked): Found | null {
  const { environment, needed } = asked;
  const primary = keyNamed(asked);
  const region = nameIn({ ...asked, member: needed.region ?? "" });
  if (primary === null || region === null) return null;
  const arn = primary.arn.replace(`:${primary.region}:`, `:${region}:`);
  const key = environment.keys.get(arn);
  return key === undefined
    ? unknown({ arn, account: primary.account, region }, `the environment lacks the replica key \`${arn}\``)
    : certain(keyTarget(key, null));
}

/** A key of which the environment tells nothing but where it is. */
function unknown(
  where: Pick<Target, "arn"> & { readonly account: string; readonly region: string },
  missing: string,
): Found {
  return { target: { ...where, kind: "new-key" }, missing };
}

/** The Region of the permission, where the input names it. */
function replicaRegion({ needed, call }: Pick<Asked, "needed" | "call">): string | null {
  const region = needed.region === undefined ? undefined : call.input?.[needed.region];
  return typeof region === "string" ? region : null;
}

/** The key that ReplicateKey copies. */
export function primaryOf(
  call: Call,
  { environment, caller }: Pick<Circumstances, "environment" | "caller">,
): Key | null {
  const name = call.input?.["KeyId"];
  if (call.operation !== "ReplicateKey" || typeof name !== "string") return null;
  const found = findKey(name, environment, caller.account, regionOf(call));
  return "key" in found ? found.key : null;
}
