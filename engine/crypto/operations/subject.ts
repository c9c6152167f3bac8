/** The key that an operation is about; the gate found it before the engine was asked. */

import type { AllowedCall } from "../call.ts";
import type { KeyRecord } from "../store/key-record.ts";

export function subject({ subjects: { key }, operation }: AllowedCall): KeyRecord {
  if (key === null) throw new Error(`${operation} without a key`);
  return key;
}
