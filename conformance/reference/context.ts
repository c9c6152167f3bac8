/** The condition keys that a request carries: derived from caller, target and input, or given with the request. */

import { isCarried, usageOf } from "./catalogue.ts";
import { keysOf, requestKeys, tagsOf } from "./request-keys.ts";
import type { Context, Keys, Question } from "./situation.ts";

/** What the request's own context says wins over what is derived. */
export function contextOf(question: Question): Context {
  const { action, target, request, now } = question;
  const derived: Keys = {
    ...principalKeys(question),
    ...networkKeys(question),
    ...keyKeys(question),
    ...requestKeys(question),
    "aws:CurrentTime": new Date(now).toISOString().replace(/\.\d+Z$/, "Z"),
    "aws:EpochTime": Math.floor(now / 1000),
  };
  const carried = Object.entries(derived).filter(([name]) => isCarried(action, name, target.kind === "alias"));
  const all = [...carried, ...Object.entries(request.context ?? {})].map(([name, value]) => {
    const values = [value].flat().filter((item) => item !== undefined && item !== null);
    return [name.toLowerCase(), values.map(String)] as const;
  });
  return new Map([...new Map(all)].filter(([, values]) => values.length > 0));
}

/** E17: the keys about the caller. */
function principalKeys({ caller, environment, request }: Question): Keys {
  const { kind, account, arn, source, record, name } = caller;
  const isService = { "aws:PrincipalIsAWSService": account === null };
  if (account === null)
    return { ...isService, "aws:PrincipalServiceName": arn, "aws:PrincipalServiceNamesList": [arn] };
  const organization = environment.accounts?.[account]?.organization;
  const session = record.uniqueId === undefined || name === null ? null : `${record.uniqueId}:${name}`;
  const [type, id] = {
    root: ["Account", account],
    user: ["User", record.uniqueId],
    "federated-user": ["FederatedUser", `${account}:${name ?? ""}`],
    "role-session": ["AssumedRole", session],
    service: [],
  }[kind];
  return {
    ...isService,
    "aws:PrincipalArn": kind === "role-session" ? source : arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalOrgID": organization?.id,
    "aws:PrincipalOrgPaths": organization?.path,
    "aws:PrincipalType": type,
    "aws:userid": id,
    "aws:username": kind === "user" ? name : null,
    "aws:MultiFactorAuthPresent": kind === "role-session" || kind === "federated-user" ? false : null,
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

/** The keys about the key and its place; for CreateKey, about the key that it asks for. */
function keyKeys(question: Question): Keys {
  const { environment, target, input } = question;
  const organization = environment.accounts?.[target.account ?? ""]?.organization;
  const isToBeMade = target.kind === "none" || target.kind === "new-key";
  return {
    "aws:RequestedRegion": target.region,
    "aws:ResourceAccount": target.account,
    "aws:ResourceOrgID": organization?.id,
    "aws:ResourceOrgPaths": organization?.path,
    "kms:ResourceAliases": target.key?.aliases,
    ...keysOf("aws:ResourceTag/", tagsOf(target.key?.tags ?? (isToBeMade ? input.Tags : {}))),
    ...propertyKeys(question),
  };
}

/** E43: the key that ReplicateKey makes is as its primary. CreateKey's members count with their defaults. */
function propertyKeys({ target, input, primary }: Question): Keys {
  const { kind, arn, key } = primary ?? target;
  if (key === null && kind !== "none" && kind !== "new-key") return {};
  const metadata = key?.metadata?.KeyMetadata ?? key?.metadata ?? {};
  const asked = { KeySpec: input.CustomerMasterKeySpec, KeyUsage: "ENCRYPT_DECRYPT", MultiRegion: false, ...input };
  const { KeySpec: spec = "SYMMETRIC_DEFAULT", ...said } = key === null ? asked : metadata;
  const usage = said.KeyUsage ?? usageOf(spec);
  const isMultiRegion = said.MultiRegion ?? arn.includes(":key/mrk-");
  const type = key === null ? "PRIMARY" : metadata.MultiRegionConfiguration?.MultiRegionKeyType;
  return {
    "kms:KeySpec": spec,
    "kms:CustomerMasterKeySpec": spec,
    "kms:KeyUsage": usage,
    "kms:CustomerMasterKeyUsage": usage,
    "kms:KeyOrigin": said.Origin ?? "AWS_KMS",
    "kms:MultiRegion": primary !== null || isMultiRegion,
    "kms:MultiRegionKeyType": primary !== null ? "REPLICA" : isMultiRegion ? type : null,
  };
}
