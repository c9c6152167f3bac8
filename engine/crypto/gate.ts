/**
 * The gate, on one screen. Every call in one order: read the input, find what it is about, let the engine decide about every
 * permission, look at the key's state and usage, do it, record it. Denied means that nothing was computed and nothing changed:
 * before the decision there is no provider, and no operation.
 */

import { findOperation, type Operation as ApiOperation } from "../catalog/operations.ts";
import { asked } from "./asked.ts";
import type { AuditEvent } from "./audit-event.ts";
import { auditEvent, type Recorded } from "./audit.ts";
import type { Done, Input, Operation, Settings, Subjects } from "./call.ts";
import { ciphertextError } from "./ciphertext-check.ts";
import { accessDenied, phantom } from "./denial.ts";
import type { Engine } from "./engine.ts";
import { randomUuid } from "./entropy.ts";
import { dryRun, kmsError, noCustomKeyStores, type Refusal } from "./errors.ts";
import { inputRefusal } from "./input-check.ts";
import type { KmsAnswer, KmsCaller, KmsError } from "./kms.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { placeOf } from "./place.ts";
import type { Entropy } from "./provider/family.ts";
import type { Provider } from "./provider/provider.ts";
import { readInput } from "./shapes/read-input.ts";
import { keyTypeError, stateError, usageError } from "./state.ts";
import type { Store } from "./store/store.ts";
import { findSubjects } from "./subjects.ts";

export interface GateParts {
  readonly store: Store;
  readonly engine: Engine;
  readonly provider: Provider;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly settings: Settings;
  readonly clock: () => Date;
  /** For the ids of requests and events. */
  readonly ids: Entropy;
  readonly audit: (event: AuditEvent) => void;
  /** Told of a fault of ours, which the caller sees as KMSInternalException. */
  readonly fault: (error: unknown) => void;
}

type Outcome = Refusal | { readonly begun: Promise<Done | Refusal> };

export type Gate = (operation: string, input: unknown, caller: KmsCaller) => Promise<KmsAnswer>;

export function createGate(parts: GateParts): Gate {
  const { store, engine, provider, clock, settings } = parts;
  const exclusively = oneAtATime();

  const through = async (name: string, given: unknown, caller: KmsCaller, record: Recorded): Promise<Outcome> => {
    const operation = findOperation(name);
    const read = readInput(name, given);
    if (!read.ok) return { error: read.error };
    if (operation === null) return { error: kmsError("UnknownOperationException") };
    record.input = read.value;

    const now = clock();
    store.advance(now);
    const malformed = inputRefusal(operation.name, read.value, store);
    if (malformed !== null) return malformed;
    const place = placeOf(caller, store);
    const about = findSubjects(operation, read.value, place, store);
    if ("error" in about) return about;
    record.subjects = about.subjects;

    const environment = about.missing === null ? store.environment() : phantom(about.missing.arn, store);
    const decision = await engine.decide(asked(operation.name, about.input, caller), environment);
    record.decision = decision;
    if (decision.decision !== "Allow") return { error: accessDenied(decision, about) };
    if (about.missing !== null) return { error: about.missing.error };

    const unfit = unfitting(operation, read.value, about.subjects);
    if (unfit !== null) return { error: unfit };

    const perform = parts.operations[operation.name];
    if (perform === undefined) return noCustomKeyStores;
    const work = await perform({
      operation: operation.name,
      input: read.value,
      caller,
      place,
      subjects: about.subjects,
      decision,
      now,
      store,
      provider,
      settings,
      wouldAllow: engine.wouldAllow,
    });
    if ("error" in work) return work;
    if (read.value["DryRun"] === true) return { error: dryRun };
    // Begun here, so that a change is made before anybody else's turn; waited for outside.
    return { begun: Promise.resolve(work()) };
  };

  const internal = (error: unknown): Refusal => {
    parts.fault(error);
    return { error: kmsError("KMSInternalException") };
  };

  return async (name, given, caller) => {
    const record: Recorded = { id: randomUuid(parts.ids), requestId: randomUuid(parts.ids), at: clock(), name, caller };
    const outcome = await exclusively(() => through(name, given, caller, record)).catch(internal);
    const result = "begun" in outcome ? await outcome.begun.catch(internal) : outcome;
    const event = auditEvent(record, result);
    parts.audit(event);
    if ("output" in result && findOperation(name)?.cryptographic === true) markUse(record);
    return "output" in result ? { output: result.output, event } : { error: result.error, event };
  };
}

/** For GetKeyLastUsage. */
function markUse({ id, requestId, at, name, subjects }: Recorded): void {
  for (const key of [subjects?.key, subjects?.source, subjects?.destination]) {
    if (key) key.lastUsed = { at, operation: name, eventId: id, requestId };
  }
}

/** What of the call's keys does not let the operation be, in AWS's order. */
function unfitting(operation: ApiOperation, input: Input, subjects: Subjects): KmsError | null {
  const strange = ciphertextError(operation, input, subjects);
  if (strange !== null) return strange;
  const { key, source, destination } = subjects;
  const keys = [key, source, destination].filter((subject) => subject !== null);
  for (const check of [usageError, stateError, keyTypeError]) {
    for (const subject of keys) {
      const error = check(operation, subject);
      if (error !== null) return error;
    }
  }
  return null;
}
