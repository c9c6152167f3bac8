/** All that computes with keys. The gate hands it to an operation that the engine allowed; nobody else has it. */

import type { Entropy } from "./family.ts";
import type { CryptoPort } from "./port.ts";

export interface Provider {
  readonly port: CryptoPort;
  readonly entropy: Entropy;
}
