/** The KDF in counter mode with HMAC-SHA-256 and a 32-bit counter, for one block of 256 bits (SP 800-108, 4.1). */

import { concatBytes } from "@noble/hashes/utils.js";
import type { CryptoPort } from "./provider/port.ts";

/** `fixed` is label, zero, context and length, as SP 800-108 puts them together. */
export function deriveKey(port: CryptoPort, key: Uint8Array, fixed: Uint8Array): Uint8Array {
  return port.hmac("sha256", key, concatBytes(Uint8Array.of(0, 0, 0, 1), fixed));
}
