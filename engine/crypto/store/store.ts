/**
 * What exists, and changes: the environment that the engine decides over, and beside it what the engine need not know. Every
 * change makes a new environment; a decision counts for the one that it was made over.
 */

import type { EnvironmentDocument, KeyDocument } from "../../model/documents.ts";
import { InvalidInput } from "../../model/diagnostic.ts";
import type { Environment, Key } from "../../model/environment.ts";
import { readEnvironment } from "../../read/environment.ts";
import type { Entropy } from "../provider/family.ts";
import { documentOf, type KeyRecord } from "./key-record.ts";
import { recordOf } from "./record-of.ts";

export interface Store {
  readonly keys: ReadonlyMap<string, KeyRecord>;
  /** As the engine reads it; a new object after each change. */
  readonly environment: () => Environment;
  readonly document: () => EnvironmentDocument;
  /** Of the tokens that a grant has, or had, the one by which the environment knows it; null for what is no token. */
  readonly knownToken: (token: string) => string | null;
  /** One more token of a grant; each of its tokens names it. */
  readonly addToken: (token: string, known: string) => void;
  /** Takes over what changed about a key, or a new key; @throws InvalidInput, and takes nothing over, where it is unreadable. */
  readonly save: (key: KeyRecord) => void;
  readonly remove: (key: KeyRecord) => void;
  /** The environment with other keys in it or in other form, for a question beforehand. */
  readonly supposing: (keys: Readonly<Record<string, KeyDocument>>) => Environment;
  /** Something that happens by itself when its time has come. */
  readonly schedule: (at: Date, happen: () => void) => void;
  /** Lets happen what was due by now. */
  readonly advance: (now: Date) => void;
}

/** @throws InvalidInput */
export function createStore(given: EnvironmentDocument, entropy: Entropy, now: Date): Store {
  const read = readEnvironment(given);
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  const keys = new Map<string, KeyRecord>();
  for (const [arn, key] of read.value.keys) keys.set(arn, recordOf(key, given.keys[arn] ?? {}, keys, entropy, now));
  let environment: Environment = read.value;
  /** The next one first. */
  const scheduled: { readonly at: number; readonly happen: () => void }[] = [];

  const tokens = new Map<string, string>();
  const remember = (key: KeyRecord): void => {
    for (const { token } of key.grants.values()) if (token !== null) tokens.set(token, token);
  };
  for (const key of keys.values()) remember(key);

  const supposing = (documents: Readonly<Record<string, KeyDocument>>): Environment => ({
    ...environment,
    keys: new Map([...environment.keys, ...modelOf(documents)]),
  });

  return {
    keys,
    environment: () => environment,
    document: () => ({ ...given, keys: Object.fromEntries([...keys].map(([arn, key]) => [arn, documentOf(key)])) }),
    knownToken: (token) => tokens.get(token) ?? null,
    addToken: (token, known) => void tokens.set(token, known),
    save: (key) => {
      const next = supposing({ [key.arn]: documentOf(key) });
      remember(key);
      keys.set(key.arn, key);
      environment = next;
    },
    remove: (key) => {
      keys.delete(key.arn);
      environment = { ...environment, keys: new Map([...environment.keys].filter(([arn]) => arn !== key.arn)) };
    },
    supposing,
    schedule: (at, happen) => {
      const time = at.getTime();
      scheduled.splice(scheduled.findLastIndex((other) => other.at <= time) + 1, 0, { at: time, happen });
    },
    advance: (current) => {
      // One by one: what happens may lead to what is due as well.
      while ((scheduled[0]?.at ?? Infinity) <= current.getTime()) scheduled.shift()?.happen();
    },
  };
}

/** @throws InvalidInput for what an operation should not have let into the store. */
function modelOf(keys: Readonly<Record<string, KeyDocument>>): ReadonlyMap<string, Key> {
  const read = readEnvironment({ keys });
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  return read.value.keys;
}
