/** EnableKey, DisableKey, ScheduleKeyDeletion and CancelKeyDeletion. Source: KMS Developer Guide, key states and deleting keys. */

import { days } from "../days.ts";
import type { AllowedCall, Operation } from "../call.ts";
import { refuse } from "../errors.ts";
import { number } from "../input.ts";
import { relatedKeys } from "../related-keys.ts";
import type { Store } from "../store/store.ts";
import type { KeyRecord } from "../store/key-record.ts";
import { subject } from "./subject.ts";

export const enableKey: Operation = (call) => () => become(call, "Enabled");
export const disableKey: Operation = (call) => () => become(call, "Disabled");

export const scheduleKeyDeletion: Operation = (call) => {
  const { input, now, store } = call;
  const key = subject(call);
  const window = number(input, "PendingWindowInDays") ?? 30;
  if (window < 7 || window > 30) return refuse("ValidationException", "PendingWindowInDays must be between 7 and 30.");
  return () => {
    if (key.regionType === "PRIMARY" && relatedKeys(key, store).length > 1) {
      key.state = "PendingReplicaDeletion";
      key.pendingWindow = window;
    } else awaitDeletion(key, window, now, store);
    store.save(key);
    const date = key.deletion === null ? {} : { DeletionDate: key.deletion };
    return { output: { KeyId: key.arn, ...date, KeyState: key.state, PendingWindowInDays: window } };
  };
};

export const cancelKeyDeletion: Operation = (call) => () => {
  const key = subject(call);
  key.state = "Disabled";
  key.deletion = null;
  key.pendingWindow = null;
  call.store.save(key);
  return { output: { KeyId: key.arn } };
};

function become(call: AllowedCall, state: string) {
  const key = subject(call);
  key.state = state;
  call.store.save(key);
  return { output: {} };
}

/** When the waiting period is over, the key is gone, and its aliases with it. */
function awaitDeletion(key: KeyRecord, window: number, now: Date, store: Store): void {
  const date = days(now, window);
  key.state = "PendingDeletion";
  key.deletion = date;
  store.schedule(date, () => {
    if (key.deletion !== date) return;
    store.remove(key);
    const [last, ...others] = relatedKeys(key, store).filter(({ multiRegion }) => multiRegion && key.multiRegion);
    // A primary key waits for its last replica, and its own waiting period begins then.
    if (last?.state !== "PendingReplicaDeletion" || others.length > 0) return;
    awaitDeletion(last, last.pendingWindow ?? 30, date, store);
    last.pendingWindow = null;
    store.save(last);
  });
}
