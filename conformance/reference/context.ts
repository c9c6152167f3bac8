/** The condition keys of a request, by lower-case name (E63), each with its values; a key without a value is absent. */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { carries, inputKeysOf, usageOf } from "./catalogue.ts";
import { encryptionContextOf } from "./encryption-context.ts";
import type { Caller } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { findKey, type KeyRecord, retiredGrant } from "./targets.ts";

export type Context = ReadonlyMap<string, readonly string[]>;

type Keys = Readonly<Record<string, unknown>>;
type Facts = Omit<Situation, "context">;
export type Tags = Readonly<Record<string, string>> | readonly Readonly<Partial<Record<string, string>>>[];

/** What the request's own context says wins over what is derived. */
export function contextOf(facts: Facts): Context {
  const { caller, environment, request, now } = facts;
  const derived: Keys = {
    ...principalKeys(caller, environment, request.session?.tags),
    ...networkKeys(facts),
    "aws:currenttime": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    "aws:epochtime": Math.floor(now / 1000),
    ...resourceKeys(facts),
    ...keyKeys(facts),
    ...requestKeys(facts),
    ...tagKeys(facts),
    ...grantKeys(facts),
  };
  const context = new Map<string, readonly string[]>();
  for (const [name, value] of [...Object.entries(derived), ...Object.entries(request.context ?? {})]) {
    const values = (Array.isArray(value) ? value : [value]).filter((item) => item !== undefined && item !== null);
    if (values.length > 0) context.set(name.toLowerCase(), values.map(String));
    else context.delete(name.toLowerCase());
  }
  return context;
}

/** E45: tags and aliases of the key are of no use in key policies. */
export function keyPolicyContext(context: Context): Context {
  return new Map(
    [...context].filter(([name]) => !name.startsWith("aws:resourcetag/") && name !== "kms:resourcealiases"),
  );
}

/** E17: who calls. */
function principalKeys(caller: Caller, environment: EnvironmentDocument, sessionTags: Tags | undefined): Keys {
  const { kind, account, arn, source, record, name } = caller;
  if (account === null)
    return {
      "aws:principalisawsservice": true,
      "aws:principalservicename": arn,
      "aws:principalservicenameslist": [arn],
    };
  const organization = environment.accounts?.[account]?.organization;
  const userId = {
    root: account,
    user: record.uniqueId,
    "federated-user": `${account}:${name ?? ""}`,
    "role-session": record.uniqueId && name !== null ? `${record.uniqueId}:${name}` : undefined,
  };
  const types = { root: "Account", user: "User", "federated-user": "FederatedUser", "role-session": "AssumedRole" };
  const isTemporary = kind === "role-session" || kind === "federated-user";
  return {
    "aws:principalarn": kind === "role-session" ? source : arn,
    "aws:principalaccount": account,
    "aws:principalorgid": organization?.id,
    "aws:principalorgpaths": organization?.path,
    "aws:principaltype": kind === "service" ? undefined : types[kind],
    "aws:principalisawsservice": false,
    "aws:userid": kind === "service" ? undefined : userId[kind],
    "aws:username": kind === "user" ? name : undefined,
    "aws:multifactorauthpresent": isTemporary ? false : undefined,
    ...tagged("aws:principaltag/", [...tagPairs(record.tags), ...tagPairs(sessionTags)]),
  };
}

/** E47: a call that a service makes for someone does not come through that one's endpoint. */
function networkKeys({ environment, request: { viaService, vpcEndpoint } }: Facts): Keys {
  const endpoint = viaService === undefined ? vpcEndpoint : undefined;
  const service = viaService?.replace(/^([^.]+)\..*$/, "$1.amazonaws.com");
  return {
    "aws:securetransport": true,
    "aws:viaawsservice": viaService !== undefined,
    "aws:calledvia": service,
    "aws:calledviafirst": service,
    "aws:calledvialast": service,
    "aws:sourcevpce": endpoint,
    "aws:sourcevpc": environment.vpcEndpoints?.[endpoint ?? ""]?.vpc,
  };
}

function resourceKeys({ environment, target: { account, region } }: Facts): Keys {
  const organization = environment.accounts?.[account ?? ""]?.organization;
  return {
    "aws:requestedregion": region,
    "aws:resourceaccount": account,
    "aws:resourceorgid": organization?.id,
    "aws:resourceorgpaths": organization?.path,
  };
}

/** Properties of the key, or for CreateKey of the key that it asks for; an alias has none (E40). */
function keyKeys(facts: Facts): Keys {
  const { action, target, caller, request, input, primary } = facts;
  if (target.kind === "alias") return {};
  const key = target.key ?? primary?.key ?? null;
  const { spec, usage, origin, multiRegion, multiRegionType } =
    key === null ? askedProperties(facts) : propertiesOf(target.key === null ? (primary?.arn ?? "") : target.arn, key);
  const all: Keys = {
    "kms:CallerAccount": caller.account,
    "kms:ViaService": request.viaService,
    ...(target.kind === "new-key"
      ? {}
      : {
          "kms:KeySpec": spec,
          "kms:CustomerMasterKeySpec": spec,
          "kms:KeyUsage": usage,
          "kms:CustomerMasterKeyUsage": usage,
          "kms:KeyOrigin": origin,
          "kms:MultiRegion": primary === null ? multiRegion : true,
          "kms:MultiRegionKeyType": primary === null ? multiRegionType : "REPLICA",
        }),
    "kms:ResourceAliases": target.key?.aliases,
  };
  const tags = target.kind === "none" ? tagPairs(input.Tags) : tagPairs(target.key?.tags);
  return {
    ...Object.fromEntries(Object.entries(all).filter(([name]) => carries(action, name))),
    ...(carries(action, "aws:ResourceTag/") ? tagged("aws:ResourceTag/", tags) : {}),
  };
}

interface KeyProperties {
  readonly spec: string;
  readonly usage: string;
  readonly origin: string;
  readonly multiRegion: boolean;
  readonly multiRegionType: string | undefined;
}

function propertiesOf(arn: string, { metadata = {} }: KeyRecord): KeyProperties {
  const said = metadata.KeyMetadata ?? metadata;
  const spec = said.KeySpec ?? "SYMMETRIC_DEFAULT";
  const multiRegion = said.MultiRegion ?? arn.includes(":key/mrk-");
  const multiRegionType = multiRegion ? said.MultiRegionConfiguration?.MultiRegionKeyType : undefined;
  return {
    spec,
    usage: said.KeyUsage ?? usageOf(spec),
    origin: said.Origin ?? "AWS_KMS",
    multiRegion,
    multiRegionType,
  };
}

/** Members that CreateKey leaves out count with their defaults. */
function askedProperties({ input }: Facts): KeyProperties {
  return {
    spec: input.KeySpec ?? input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT",
    usage: input.KeyUsage ?? "ENCRYPT_DECRYPT",
    origin: input.Origin ?? "AWS_KMS",
    multiRegion: input.MultiRegion ?? false,
    multiRegionType: input.MultiRegion === true ? "PRIMARY" : undefined,
  };
}

/** What the call's input says, for the actions that look at it. */
function requestKeys(facts: Facts): Keys {
  const { action, target, input, environment, caller } = facts;
  if (target.kind === "alias") return {};
  const members: Keys = input;
  const plain: Keys = Object.fromEntries(
    inputKeysOf(action).map(({ name, input: from }) => [name, members[from?.member ?? ""] ?? from?.default]),
  );
  const pairs = encryptionContextOf(facts);
  const algorithm = /^kms:(?:Encrypt|Decrypt)$/.test(action)
    ? input.EncryptionAlgorithm
    : { "kms:ReEncryptFrom": input.SourceEncryptionAlgorithm, "kms:ReEncryptTo": input.DestinationEncryptionAlgorithm }[
        action
      ];
  const other = action === "kms:ReEncryptFrom" ? input.DestinationKeyId : input.SourceKeyId;
  const otherKey = other === undefined ? null : findKey(environment, caller, other, target.region);
  const special: Keys = {
    "kms:EncryptionAlgorithm": algorithm ?? "SYMMETRIC_DEFAULT",
    "kms:EncryptionContextKeys": pairs.map(([name]) => name),
    "kms:RequestAlias": target.alias,
    "kms:ReEncryptOnSameKey": otherKey === null ? undefined : otherKey === target.arn,
    "kms:ValidTo": input.ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? undefined : members["ValidTo"],
  };
  return {
    ...plain,
    ...Object.fromEntries(Object.entries(special).filter(([name]) => carries(action, name))),
    ...tagged("kms:EncryptionContext:", pairs),
  };
}

function tagKeys({ action, target, input }: Facts): Keys {
  if (target.kind === "alias" || !carries(action, "aws:RequestTag/")) return {};
  const tags = action === "kms:UntagResource" ? [] : tagPairs(input.Tags);
  const names = action === "kms:UntagResource" ? input.TagKeys : tags.map(([name]) => name);
  return { ...tagged("aws:RequestTag/", tags), "aws:TagKeys": names };
}

/** E37, and the constraint of the grant that is made or retired. */
function grantKeys({ action, target, input, request }: Facts): Keys {
  const constraints = action === "kms:RetireGrant" ? retiredGrant({ target, input })?.Constraints : input.Constraints;
  const type = (["EncryptionContextEquals", "EncryptionContextSubset"] as const).find(
    (name) => constraints?.[name] !== undefined,
  );
  const all: Keys = {
    "kms:GrantIsForAWSResource": request.viaService !== undefined,
    "kms:GrantConstraintType": type,
    "kms:GrantConstraintSourceArn": constraints?.SourceArn,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => carries(action, name)));
}

/** Tags are an object, or AWS's list of TagKey and TagValue (or Key and Value). */
export function tagPairs(tags: Tags | undefined): readonly (readonly [string, string])[] {
  if (tags === undefined) return [];
  if (!Array.isArray(tags)) return Object.entries(tags as Readonly<Record<string, string>>);
  const list: readonly Readonly<Partial<Record<string, string>>>[] = tags;
  return list.map((tag) => [tag["TagKey"] ?? tag["Key"] ?? "", tag["TagValue"] ?? tag["Value"] ?? ""]);
}

function tagged(prefix: string, pairs: readonly (readonly [string, string])[]): Keys {
  return Object.fromEntries(pairs.map(([name, value]) => [(prefix + name).toLowerCase(), value]));
}
