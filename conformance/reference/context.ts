/** The condition keys that a request carries: derived from caller, target and input, or given with the request. */

import { conditionKeys as known, inputKeys, recordOf, usageOf } from "../catalogue.ts";
import { instantOf } from "./conditions.ts";
import type { Context, Grant, Pairs, Question } from "./model.ts";
import { folded, textOf } from "./patterns.ts";
import { findKey, metadataOf, retiredGrant } from "./targets.ts";

/** Derived condition keys by name; undefined, null and the empty list are absent. */
type Keys = Readonly<Record<string, unknown>>;

/** E56: what is derived and carried; what the request's own context says wins. */
export function contextOf(question: Question): Context {
  const { request, now } = question;
  const derived: Keys = {
    ...principalKeys(question),
    ...networkKeys(question),
    ...keyKeys(question),
    ...requestKeys(question),
    "aws:CurrentTime": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    "aws:EpochTime": Math.floor(now / 1000),
  };
  const carried = Object.entries(derived).filter(([name]) => isCarried(name, question));
  const all = [...carried, ...Object.entries(request.context ?? {})].map(([name, value]) => {
    const values = [value].flat().filter((item) => item !== undefined && item !== null);
    return [folded(name), values.map(textOf)] as const;
  });
  return new Map([...new Map(all)].filter(([, values]) => values.length > 0));
}

/**
 * E40, E56: whether requests for the action carry a condition key. Keys named aws: go with every request, but for tags;
 * an alias shows neither these nor any key of KMS.
 */
function isCarried(name: string, { action, target }: Question): boolean {
  const key = /^(?:kms:EncryptionContext:|aws:(?:Resource|Request)Tag\/)/.exec(name)?.[0] ?? name;
  if (key.startsWith("aws:") && !key.endsWith("Tag/") && key !== "aws:TagKeys") return true;
  const { conditionKeys = [], conditionKeyGroups = [] } = recordOf(action);
  const isKnown = conditionKeys.includes(key) || conditionKeyGroups.includes(known.get(key.toLowerCase())?.group ?? "");
  return isKnown && target.kind !== "alias";
}

/** E17: the keys about the caller. */
function principalKeys({ caller, environment, request }: Question): Keys {
  const { type, account, arn, source, record, name } = caller;
  const isService = type === "Service";
  const organization = environment.accounts?.[account ?? ""]?.organization;
  const session = record.uniqueId === undefined || name === null ? null : `${record.uniqueId}:${name}`;
  const ids = {
    Account: account,
    User: record.uniqueId,
    AssumedRole: session,
    FederatedUser: `${account ?? ""}:${name ?? ""}`,
  };
  return {
    "aws:PrincipalIsAWSService": isService,
    "aws:PrincipalServiceName": isService ? arn : null,
    "aws:PrincipalServiceNamesList": isService ? arn : null,
    "aws:PrincipalArn": isService ? null : type === "AssumedRole" ? source : arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalOrgID": organization?.id,
    "aws:PrincipalOrgPaths": organization?.path,
    "aws:PrincipalType": isService ? null : type,
    "aws:userid": isService ? null : ids[type],
    "aws:username": type === "User" ? name : null,
    "aws:MultiFactorAuthPresent": type === "AssumedRole" || type === "FederatedUser" ? false : null,
    "kms:CallerAccount": account,
    // A tag of the session wins over one of the role or user.
    ...keysOf("aws:PrincipalTag/", tagsOf(record.tags)),
    ...keysOf("aws:PrincipalTag/", tagsOf(request.session?.tags)),
  };
}

/** E47: a call that a service makes for someone does not come through that one's endpoint. */
function networkKeys({ environment, request: { viaService, vpcEndpoint } }: Question): Keys {
  const endpoint = viaService === undefined ? vpcEndpoint : undefined;
  const service = viaService?.replace(/^([^.]+)\..*$/, "$1.amazonaws.com");
  return {
    "aws:SecureTransport": true,
    "aws:ViaAWSService": viaService !== undefined,
    "kms:ViaService": viaService,
    "kms:GrantIsForAWSResource": viaService !== undefined, // E37
    "aws:CalledVia": service,
    "aws:CalledViaFirst": service,
    "aws:CalledViaLast": service,
    "aws:SourceVpce": endpoint,
    "aws:SourceVpc": environment.vpcEndpoints?.[endpoint ?? ""]?.vpc,
  };
}

/** E41, E44, E45: the keys about the key and its place; E43: also about one that is to be made. */
function keyKeys({ environment, target: { account, region, arn, key } }: Question): Keys {
  const organization = environment.accounts?.[account ?? ""]?.organization;
  const metadata = metadataOf(key);
  const { KeySpec: spec = "SYMMETRIC_DEFAULT", KeyUsage: usage = usageOf(spec) } = metadata;
  const isMultiRegion = metadata.MultiRegion ?? arn.includes(":key/mrk-");
  return {
    "aws:RequestedRegion": region,
    "aws:ResourceAccount": account,
    "aws:ResourceOrgID": organization?.id,
    "aws:ResourceOrgPaths": organization?.path,
    "kms:ResourceAliases": key?.aliases,
    ...keysOf("aws:ResourceTag/", tagsOf(key?.tags)),
    "kms:KeySpec": spec,
    "kms:CustomerMasterKeySpec": spec,
    "kms:KeyUsage": usage,
    "kms:CustomerMasterKeyUsage": usage,
    "kms:KeyOrigin": metadata.Origin ?? "AWS_KMS",
    "kms:MultiRegion": isMultiRegion,
    "kms:MultiRegionKeyType": isMultiRegion ? metadata.MultiRegionConfiguration?.MultiRegionKeyType : null,
  };
}

/** E28, E37, E41-E45: the keys about the input: members as they stand, and those that follow from several. */
function requestKeys(question: Question): Keys {
  const { action, target, input } = question;
  const members: Keys = input;
  const [side, other] = sidesOf(action);
  const otherKey = members[`${other}KeyId`];
  // A data key is always wrapped by SYMMETRIC_DEFAULT.
  const algorithm = members[`${side}EncryptionAlgorithm`] ?? input.EncryptionAlgorithm;
  const pairs = encryptionContextOf(question);
  const constraints = constraintsOf(question);
  const isUntagging = action === "kms:UntagResource";
  const tags = isUntagging ? {} : tagsOf(input.Tags);
  return {
    ...Object.fromEntries(inputKeys.map((key) => [key.name, members[key.member] ?? key.default])),
    "kms:EncryptionAlgorithm": (action.includes("crypt") ? algorithm : null) ?? "SYMMETRIC_DEFAULT",
    "kms:EncryptionContextKeys": Object.keys(pairs),
    ...keysOf("kms:EncryptionContext:", pairs),
    "kms:GrantConstraintType": Object.keys(constraints).find((name) => name.startsWith("EncryptionContext")),
    "kms:GrantConstraintSourceArn": constraints.SourceArn,
    "kms:ReEncryptOnSameKey": typeof otherKey === "string" ? findKey(question, otherKey) === target.arn : null,
    "kms:RequestAlias": target.alias, // E41
    "kms:ValidTo": input.ExpirationModel === "KEY_MATERIAL_DOES_NOT_EXPIRE" ? null : unixTime(members["ValidTo"]),
    ...keysOf("aws:RequestTag/", tags),
    "aws:TagKeys": isUntagging ? input.TagKeys : Object.keys(tags),
  };
}

/** E42: each side of ReEncrypt has its own members, beside those of both; the other side's key is compared. */
const sidesOf = (action: string) =>
  action === "kms:ReEncryptTo" ? (["Destination", "Source"] as const) : (["Source", "Destination"] as const);

/** E28, E42: CreateGrant and RetireGrant show the pairs of the grant's constraint. */
export function encryptionContextOf(question: Question): Pairs {
  const { action, input } = question;
  if (!isCarried("kms:EncryptionContext:", question)) return {};
  const { EncryptionContextEquals: equals, EncryptionContextSubset: subset } = constraintsOf(question);
  const [side] = sidesOf(action);
  return equals ?? subset ?? input[`${side}EncryptionContext`] ?? input.EncryptionContext ?? {};
}

/** E33, E35: the constraints of the grant that is made or retired. */
function constraintsOf({ action, target, input }: Question): NonNullable<Grant["Constraints"]> {
  return (action === "kms:RetireGrant" ? retiredGrant(target.key, input) : input)?.Constraints ?? {};
}

/** E60: kms:ValidTo is the Unix time, in seconds, however the input writes it. */
function unixTime(value: unknown): unknown {
  const instant = instantOf(String(value));
  return Number.isNaN(instant) ? value : Math.floor(instant / 1000);
}

type Tag = Readonly<Partial<Record<"TagKey" | "TagValue" | "Key" | "Value", string>>>;

/** E45: tags: an object of names and values, or AWS's list of TagKey and TagValue (or Key and Value). */
export function tagsOf(tags: Pairs | readonly Tag[] = {}): Pairs {
  if (!Array.isArray(tags)) return tags as Pairs;
  const list = tags as readonly Tag[];
  return Object.fromEntries(list.map((tag) => [tag.TagKey ?? tag.Key ?? "", tag.TagValue ?? tag.Value ?? ""]));
}

/** E63: one condition key a pair; the name ignores case, and the later pair wins. */
const keysOf = (prefix: string, pairs: Pairs): Pairs =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [prefix + folded(name), value]));
