/** Secret keys: bytes for AES-256 or for HMAC (FIPS 198-1). Encryption with them has a format of its own. */

import { type KeyFamily, noUse } from "./family.ts";

export function secretKeys(spec: { readonly bytes: number; readonly macs: KeyFamily["macs"] }): KeyFamily {
  return {
    ...noUse,
    macs: spec.macs,
    generate: (_port, entropy) => entropy(spec.bytes),
    importKey: (imported) => (imported.length === spec.bytes ? imported : null),
  };
}
