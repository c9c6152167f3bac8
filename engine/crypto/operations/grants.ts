/**
 * CreateGrant, ListGrants, ListRetirableGrants, RetireGrant and RevokeGrant (E27-E38). Whether a grant may be made from a grant
 * or retired by the caller is the engine's decision. Source: KMS API reference.
 */

import { accountOf } from "../../model/arn.ts";
import type { AllowedCall, Input, Operation } from "../call.ts";
import { randomHex } from "../entropy.ts";
import { refuse, type Refusal } from "../errors.ts";
import { constraintsOf, grantRefusal } from "../grant-check.ts";
import { text, texts } from "../input.ts";
import { paged } from "../pages.ts";
import type { GrantRecord, KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const createGrant: Operation = (call) => {
  const { input, store, caller, provider, now, settings } = call;
  const key = subject(call);
  const refused = grantRefusal(input, key, store.environment(), caller.principal);
  if (refused !== null) return refused;
  const parameters = parametersOf(input);
  const same = [...key.grants.values()].find((grant) => parameters.Name !== undefined && isSame(grant, parameters));
  const known = same?.token ?? null;
  if (same !== undefined && known !== null) {
    return () => {
      const token = randomHex(provider.entropy, 64);
      store.addToken(token, known);
      return answer(same.GrantId, token);
    };
  }
  if (key.grants.size >= mostGrants) return refuse("LimitExceededException");
  return () => {
    const grant: GrantRecord = {
      GrantId: randomHex(provider.entropy, 32),
      ...parameters,
      CreationDate: now,
      IssuingAccount: call.place.root,
      token: randomHex(provider.entropy, 64),
      propagated: settings.grantPropagation === 0,
    };
    key.grants.set(grant.GrantId, grant);
    store.save(key);
    if (!grant.propagated) {
      store.schedule(new Date(now.getTime() + settings.grantPropagation), () => {
        grant.propagated = true;
        if (key.grants.has(grant.GrantId)) store.save(key);
      });
    }
    return answer(grant.GrantId, grant.token ?? "");
  };
};

export const listGrants: Operation = (call) => {
  const { input } = call;
  const key = subject(call);
  const id = text(input, "GrantId");
  if (id !== null && !key.grants.has(id)) return unknownGrant(id);
  const shown = [...key.grants.values()].filter(
    (grant) =>
      (id === null || grant.GrantId === id) &&
      matches(grant.GranteePrincipal, text(input, "GranteePrincipal")) &&
      matches(grant.GranteeServicePrincipal, text(input, "GranteeServicePrincipal")),
  );
  return paged(
    input,
    "Grants",
    shown.map((grant) => listed(grant, key)),
    "GrantId",
    50,
  );
};

/** Grants in the Region, on keys of whatever account, that a principal of the caller's account may retire. */
export const listRetirableGrants: Operation = ({ input, store, place }) => {
  const principal = text(input, "RetiringPrincipal");
  const service = text(input, "RetiringServicePrincipal");
  if ((principal === null) === (service === null)) {
    return refuse(
      "ValidationException",
      "Exactly one of RetiringPrincipal and RetiringServicePrincipal must be specified.",
    );
  }
  const owner = principal === null ? place.account : (accountOf(principal) ?? principal);
  if (owner !== place.account)
    return refuse("InvalidArnException", `${principal ?? ""} is not a principal of this account.`);
  const found = [...store.keys.values()]
    .filter(({ region, account }) => region === place.region && (principal !== null || account === place.account))
    .flatMap((key) =>
      [...key.grants.values()]
        .filter((grant) =>
          principal === null ? grant.RetiringServicePrincipal === service : grant.RetiringPrincipal === principal,
        )
        .map((grant) => listed(grant, key)),
    );
  return paged(input, "Grants", found, "GrantId", 50);
};

export const retireGrant: Operation = (call) => end(call, grantOf(call));
export const revokeGrant: Operation = (call) => end(call, grantOf(call));

const mostGrants = 50_000;

type Parameters = Omit<GrantRecord, "GrantId" | "CreationDate" | "IssuingAccount" | "token" | "propagated">;

function parametersOf(input: Input): Parameters {
  const constraints = constraintsOf(input);
  const named = [
    "Name",
    "GranteePrincipal",
    "GranteeServicePrincipal",
    "RetiringPrincipal",
    "RetiringServicePrincipal",
  ];
  return {
    ...Object.fromEntries(
      named.flatMap((member) => (text(input, member) === null ? [] : [[member, text(input, member)]])),
    ),
    Operations: [...new Set(texts(input, "Operations"))],
    ...(constraints === null ? {} : { Constraints: constraints }),
  };
}

/** The same name with the same parameters is the same grant; each answer about it has a token of its own. */
function isSame(
  { GrantId: _, CreationDate: __, IssuingAccount: ___, token: ____, propagated: _____, ...grant }: GrantRecord,
  asked: Parameters,
): boolean {
  return sorted(grant) === sorted(asked);
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, item: unknown) => {
    if (Array.isArray(item)) return [...(item as readonly string[])].sort();
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function answer(id: string, token: string) {
  return { output: { GrantToken: token, GrantId: id } };
}

/** A grant without its token. AWS lists one without a name as one with an empty name. */
function listed({ token: _, propagated: __, ...grant }: GrantRecord, key: KeyRecord) {
  return { KeyId: key.arn, Name: "", ...grant };
}

function matches(value: string | undefined, wanted: string | null): boolean {
  return wanted === null || value === wanted;
}

function grantOf(call: AllowedCall): GrantRecord | Refusal {
  const id = text(call.input, "GrantId");
  const token = call.store.knownToken(text(call.input, "GrantToken") ?? "");
  const grants = [...subject(call).grants.values()];
  const named = (grant: GrantRecord): boolean =>
    id === null ? token !== null && grant.token === token : grant.GrantId === id;
  return grants.find(named) ?? unknownGrant(id ?? "");
}

function end(call: AllowedCall, grant: GrantRecord | Refusal) {
  if ("error" in grant) return grant;
  const key = subject(call);
  return () => {
    key.grants.delete(grant.GrantId);
    call.store.save(key);
    return { output: {} };
  };
}

function unknownGrant(id: string): Refusal {
  return refuse("NotFoundException", `Grant ID ${id} not found`);
}
