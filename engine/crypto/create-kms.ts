/** KMS over an environment: a store, the engine over it, and the gate between. */

import type { Kms, KmsOptions } from "./kms.ts";

/** @throws InvalidInput for an environment that is not well formed. */
export function createKms(_options: KmsOptions): Promise<Kms> {
  return Promise.reject(new Error("not there yet"));
}
