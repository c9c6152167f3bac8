/**
 * The condition keys of a request: those it gives itself, then those derived from caller, resource, input and network.
 * A `kms:` key exists only for the permissions that carry it; an alias carries none (E40).
 */

import { canonicalName, findConditionKey } from "../catalog/condition-keys.ts";
import type { RequestContext } from "../expression/attribute.ts";
import { foldCase } from "../model/fold-case.ts";
import { plainNumber } from "../model/plain-number.ts";
import type { ContextValue } from "../model/request.ts";
import { type Derivation, fromRequest, type Values } from "./derivation.ts";
import { encryptionContext } from "./input.ts";
import { networkKeys } from "./network-keys.ts";
import { principalKeys } from "./principal-keys.ts";
import { requestKeys } from "./request-keys.ts";
import { resourceKeys } from "./resource-keys.ts";
import type { RequestFacts, Situation } from "./situation.ts";

const derivations: ReadonlyMap<string, Derivation> = new Map(
  Object.entries({ ...principalKeys, ...resourceKeys, ...requestKeys, ...networkKeys }),
);

/** Whether the situation alone settles a key's values, absence included. */
export function isSettled(situation: Situation, name: string): boolean {
  if (situation.given.has(name)) return false;
  const found = lookUp(situation, name);
  return found === null || found.derivation.settled(situation);
}

/** The keys of one request in its situation. */
export function createContext(situation: Situation, request: RequestFacts): RequestContext {
  const given = givenValues(request.context);
  return {
    encryptionContext: () => encryptionContext(situation, request.input),
    values: (name) => {
      const own = given?.get(name);
      if (own !== undefined) return own.length === 0 ? undefined : own;
      const found = lookUp(situation, name);
      return found === null ? undefined : asList(found.derivation.derive(situation, request, found.suffix));
    },
  };
}

interface Found {
  readonly derivation: Derivation;
  readonly suffix: string;
}

/** How the key is derived here; null when the request cannot carry it. */
function lookUp({ permission, target }: Situation, name: string): Found | null {
  const key = findConditionKey(name);
  if (key === null) return null;
  const { record } = key;
  const carried = permission.conditionKeys.has(record.name) && target.kind !== "alias";
  if (isServiceKey(record.name) && !carried) return null;
  const suffix = foldCase(name.slice(record.name.length));
  const derivation = derivations.get(record.name) ?? (record.input === null ? null : fromInput(record.input));
  return derivation === null ? null : { derivation, suffix };
}

/** Keys that belong to the service or its resources, listed by permission; the others are global. */
function isServiceKey(name: string): boolean {
  return name.startsWith("kms:") || name === "aws:ResourceTag/" || name === "aws:RequestTag/" || name === "aws:TagKeys";
}

function fromInput({
  member,
  default: fallback,
}: {
  readonly member: string;
  readonly default: string | null;
}): Derivation {
  return fromRequest((_situation, { input }) => {
    const value = input?.[member];
    if (value === undefined || value === null) return fallback;
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    return items.map((item) => (typeof item === "string" ? item : plainNumber(JSON.stringify(item))));
  });
}

function givenValues(context: RequestFacts["context"]): ReadonlyMap<string, readonly string[]> | null {
  if (context === undefined) return null;
  return new Map(Object.entries(context).map(([key, value]) => [canonicalName(key), texts(value)]));
}

function texts(value: ContextValue): readonly string[] {
  const items: readonly (string | boolean | number)[] = typeof value === "object" ? value : [value];
  return items.map((item) => (typeof item === "number" ? plainNumber(String(item)) : String(item)));
}

function asList(values: Values): readonly string[] | undefined {
  if (values === undefined || values === null) return undefined;
  if (typeof values === "string") return [values];
  return values.length === 0 ? undefined : values;
}
