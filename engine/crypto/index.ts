/** The door `kms-cedar/crypto`: KMS whose every operation runs only after the engine allowed it. */

export type { AuditedCheck, AuditEvent, UserIdentity } from "./audit-event.ts";
export type { KmsClient, LocalKms } from "./client.ts";
export { createKms } from "./create-kms.ts";
export {
  createRequestHandler,
  type HandledRequest,
  type HandledResponse,
  type KmsRequestHandler,
  type RequestHandlerOptions,
} from "./request-handler.ts";
export { KmsException } from "./kms-exception.ts";
export type { Kms, KmsAnswer, KmsCaller, KmsError, KmsOptions } from "./kms.ts";
