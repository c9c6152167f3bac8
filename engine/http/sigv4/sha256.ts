/** SHA-256 and HMAC-SHA-256 of noble in the form in which the signing library takes them; they run in a browser too. */

import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Checksum, SourceData } from "@smithy/types";

/** With a secret, an HMAC. */
export class Sha256 implements Checksum {
  readonly #secret: Uint8Array | null;
  #state: { update(data: Uint8Array): unknown; digest(): Uint8Array };

  constructor(secret?: SourceData) {
    this.#secret = secret === undefined ? null : bytesOf(secret);
    this.#state = this.#begin();
  }

  update(data: Uint8Array): void {
    this.#state.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#state.digest());
  }

  reset(): void {
    this.#state = this.#begin();
  }

  #begin() {
    return this.#secret === null ? sha256.create() : hmac.create(sha256, this.#secret);
  }
}

function bytesOf(data: SourceData): Uint8Array {
  if (typeof data === "string") return new TextEncoder().encode(data);
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
