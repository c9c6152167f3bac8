/**
 * What a request will probably hold for a condition key: a guess by which generators aim conditions. A wrong guess makes
 * a condition miss, nothing more.
 */

import type { RequestDocument } from "../../engine/model/documents.ts";
import type { Caller } from "./cast.ts";
import type { WorldKey } from "./keyring.ts";
import { fixedNow } from "./pools.ts";

/** The values of a condition key, by its name in lower case; null when it is absent or unknown. */
export type Facts = (name: string) => readonly string[] | null;

export const noFacts: Facts = () => null;

type Input = NonNullable<RequestDocument["input"]>;

export function factsOf(request: RequestDocument, caller: Caller, key: WorldKey | null): Facts {
  const { input = {}, context = {}, viaService } = request;
  const known = new Map<string, readonly string[]>();
  const set = (name: string, ...values: readonly (string | null | undefined)[]): void => {
    const present = values.filter((value) => typeof value === "string");
    if (present.length > 0) known.set(name.toLowerCase(), present);
  };
  set("aws:PrincipalArn", caller.record ?? (caller.account === null ? null : caller.text));
  set("aws:PrincipalAccount", caller.account);
  set("kms:CallerAccount", caller.account);
  set("aws:PrincipalOrgID", caller.account === null ? null : "o-a");
  set("aws:PrincipalType", types[caller.kind]);
  set("aws:username", caller.kind === "user" ? caller.text.split("/").at(-1) : null);
  set("aws:PrincipalIsAWSService", String(caller.kind === "service"));
  set("aws:CurrentTime", new Date(fixedNow).toISOString());
  set("aws:EpochTime", String(Math.floor(fixedNow / 1000)));
  set("aws:SecureTransport", "true");
  set("aws:ViaAWSService", String(viaService !== undefined));
  set("kms:ViaService", viaService);
  set("kms:GrantIsForAWSResource", String(viaService !== undefined));
  set("aws:SourceVpce", viaService === undefined ? request.vpcEndpoint : null);
  for (const [name, value] of Object.entries(caller.tags)) set(`aws:PrincipalTag/${name}`, value);
  if (key !== null) keyFacts(key, set);
  inputFacts(request.action, input, set);
  for (const [name, value] of Object.entries(context))
    set(name, ...(Array.isArray(value) ? value : [value]).map(String));
  return (name) => known.get(name.toLowerCase()) ?? null;
}

type Set = (name: string, ...values: readonly (string | null | undefined)[]) => void;

function keyFacts(key: WorldKey, set: Set): void {
  set("kms:KeySpec", key.metadata.KeySpec ?? "SYMMETRIC_DEFAULT");
  set("kms:KeyOrigin", key.metadata.Origin ?? "AWS_KMS");
  set("kms:MultiRegion", String(key.metadata.MultiRegion ?? false));
  set("kms:ResourceAliases", ...key.aliases);
  set("aws:ResourceAccount", key.account);
  set("aws:RequestedRegion", key.region);
  for (const [name, value] of Object.entries(key.tags)) set(`aws:ResourceTag/${name}`, value);
}

function inputFacts(action: string, input: Input, set: Set): void {
  const constraints = input.Constraints ?? {};
  const pairs = {
    ...input.EncryptionContext,
    ...constraints.EncryptionContextEquals,
    ...constraints.EncryptionContextSubset,
  };
  set("kms:EncryptionContextKeys", ...Object.keys(pairs));
  for (const [name, value] of Object.entries(pairs)) set(`kms:EncryptionContext:${name}`, value);
  if (/crypt|DataKey/u.test(action)) set("kms:EncryptionAlgorithm", input.EncryptionAlgorithm ?? "SYMMETRIC_DEFAULT");
  set("kms:SigningAlgorithm", input.SigningAlgorithm);
  set("kms:GrantOperations", ...(input.Operations ?? []));
  set("kms:GranteePrincipal", input.GranteePrincipal);
  set("kms:RetiringPrincipal", input.RetiringPrincipal);
  set("kms:GrantConstraintSourceArn", constraints.SourceArn);
  set("kms:ScheduleKeyDeletionPendingWindowInDays", input.PendingWindowInDays?.toString());
  set("kms:RotationPeriodInDays", input.RotationPeriodInDays?.toString());
  set("kms:BypassPolicyLockoutSafetyCheck", input.BypassPolicyLockoutSafetyCheck?.toString());
}

const types: Readonly<Record<Caller["kind"], string | null>> = {
  user: "User",
  role: "AssumedRole",
  session: "AssumedRole",
  federated: "FederatedUser",
  root: "Account",
  service: null,
  linked: "AssumedRole",
};
