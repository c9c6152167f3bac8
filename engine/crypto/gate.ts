/**
 * The gate, on one screen. Every call in one order: read the input, find what it is about, let the engine decide about every
 * permission, look at the key's state and usage, do it, record it. Denied means that nothing was computed and nothing changed:
 * before the decision there is no provider, and no operation.
 */

import { findOperation, type Operation as ApiOperation } from "../catalog/operations.ts";
import { asked } from "./asked.ts";
import type { AuditEvent } from "./audit-event.ts";
import { auditEvent, type Recorded } from "./audit.ts";
import type { Done, Input, Operation, Settings } from "./call.ts";
import { accessDenied, phantom } from "./denial.ts";
import type { Engine } from "./engine.ts";
import { randomUuid } from "./entropy.ts";
import { dryRun, kmsError, missingCaller, noCustomKeyStores, type Refusal } from "./errors.ts";
import { inputRefusal } from "./input-check.ts";
import type { KmsAnswer, KmsCaller } from "./kms.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { placeOf } from "./place.ts";
import type { Entropy } from "./provider/family.ts";
import type { Provider } from "./provider/provider.ts";
import { readInput } from "./shapes/read-input.ts";
import { unfitting } from "./state.ts";
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

  /** Read at once: what a program handed over may be something else when the turn of the call comes. */
  const read = async (name: string, given: unknown, record: Recorded): Promise<Outcome> => {
    if (record.caller.principal === "" || record.caller.region === "") return missingCaller;
    const operation = findOperation(name);
    const input = readInput(name, given);
    if (!input.ok) return { error: input.error };
    if (operation === null) return { error: kmsError("UnknownOperationException") };
    record.input = input.value;
    return exclusively(() => through(operation, input.value, record));
  };

  const through = async (operation: ApiOperation, input: Input, record: Recorded): Promise<Outcome> => {
    const { caller } = record;
    const now = clock();
    store.advance(now);
    const malformed = inputRefusal(operation.name, input, store);
    if (malformed !== null) return malformed;
    const place = placeOf(caller, store);
    const about = findSubjects(operation, input, place, store);
    if ("error" in about) return about;
    record.subjects = about.subjects;

    const environment = about.missing === null ? store.environment() : phantom(about.missing.arn, store);
    const decision = await engine.decide(asked(operation.name, about.input, caller), environment);
    record.decision = decision;
    if (decision.decision !== "Allow") return { error: accessDenied(decision, about) };
    if (about.missing !== null) return { error: about.missing.error };

    const unfit = unfitting(operation, input, about.subjects);
    if (unfit !== null) return { error: unfit };

    const perform = parts.operations[operation.name];
    if (perform === undefined) return noCustomKeyStores;
    const work = await perform({
      operation: operation.name,
      input,
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
    if (input["DryRun"] === true) return { error: dryRun };
    // Begun here, so that a change is made before anybody else's turn; waited for outside.
    return { begun: Promise.resolve(work()) };
  };

  const internal = (error: unknown): Refusal => {
    parts.fault(error);
    return { error: kmsError("KMSInternalException") };
  };

  /** What cannot be recorded is not acknowledged. */
  const recorded = (record: Recorded, result: Done | Refusal) => {
    const event = auditEvent(record, result);
    try {
      parts.audit(event);
      return { result, event };
    } catch (error) {
      const failed = internal(error);
      return { result: failed, event: auditEvent(record, failed) };
    }
  };

  return async (name, given, from) => {
    const [id, requestId] = [randomUuid(parts.ids), randomUuid(parts.ids)];
    const record: Recorded = { id, requestId, at: clock(), name, caller: asNow(from) };
    const outcome = await read(name, given, record).catch(internal);
    const done = "begun" in outcome ? await outcome.begun.catch(internal) : outcome;
    const { result, event } = recorded(record, done);
    if ("output" in result && findOperation(name)?.cryptographic === true) markUse(record);
    return "output" in result ? { output: result.output, event } : { error: result.error, event };
  };
}

/** Each member is asked once, so that who is decided about is who is recorded; a text that a program left out is empty. */
function asNow(from: Partial<KmsCaller> | null | undefined): KmsCaller {
  const { principal, session, viaService, vpcEndpoint, context, region, account } = from ?? {};
  return { principal: textOf(principal), session, viaService, vpcEndpoint, context, region: textOf(region), account };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** For GetKeyLastUsage. */
function markUse({ id, requestId, at, name, subjects }: Recorded): void {
  for (const key of [subjects?.key, subjects?.source, subjects?.destination]) {
    if (key) key.lastUsed = { at, operation: name, eventId: id, requestId };
  }
}
