/** An error of KMS, thrown by the methods of a client, as those of the SDK throw theirs. */

import type { KmsError } from "./kms.ts";

export class KmsException extends Error {
  /** The error's name in KMS, e.g. `AccessDeniedException`; the same as `name`. */
  readonly code: string;
  readonly fault: KmsError["fault"];
  /** What the error carries beside its message. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor({ code, message, fault, members }: KmsError) {
    super(message);
    this.name = code;
    this.code = code;
    this.fault = fault;
    this.members = members ?? {};
  }
}
