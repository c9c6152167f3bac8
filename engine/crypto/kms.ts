/**
 * KMS behind the engine: what goes in and comes out of one call. Every operation runs only after the engine allowed it
 * (`gate.ts`); an answer is data, an error of a caller's making included. Source: KMS API reference.
 */

import type { EnvironmentDocument } from "../model/documents.ts";
import type { Request } from "../model/request.ts";
import type { AuditEvent } from "./audit-event.ts";

/** Who calls, and by what way: known from the signature in an endpoint, told by the caller's code in process. */
export interface KmsCaller {
  /** ARN of a user, role, session, federated user or account root, or a service's host name. */
  readonly principal: string;
  /** Session policies and tags. */
  readonly session?: Request["session"];
  /** Host name of the service that calls on the principal's behalf. */
  readonly viaService?: string | undefined;
  /** Id of the VPC endpoint that the request passes. */
  readonly vpcEndpoint?: string | undefined;
  /** Condition keys to add, such as `aws:SourceIp`. */
  readonly context?: Request["context"];
  /** The Region whose endpoint is called. */
  readonly region: string;
  /** The account in which a service principal calls; any other principal's own account counts. */
  readonly account?: string | undefined;
}

/** What KMS answers with when it does not do what was asked. */
export interface KmsError {
  /** The error's name, e.g. `AccessDeniedException`. */
  readonly code: string;
  /** AWS's text; empty where AWS sends none. */
  readonly message: string;
  readonly fault: "client" | "server";
  /** What the error carries beside its message. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** An operation's output in the SDK's shape, or an error; and what is recorded of the call either way. */
export type KmsAnswer =
  | { readonly output: Readonly<Record<string, unknown>>; readonly event: AuditEvent }
  | { readonly error: KmsError; readonly event: AuditEvent };

export interface Kms {
  /**
   * One call, in the SDK's shape: blobs are `Uint8Array`, timestamps `Date`. Never throws for what a caller can cause;
   * a fault of the engine denies.
   */
  readonly call: (operation: string, input: unknown, caller: KmsCaller) => Promise<KmsAnswer>;
  /** What exists now, without any key material; grants carry their tokens. */
  readonly environment: () => EnvironmentDocument;
}

/** What `readInput` in `shapes/` makes of an input: known members of known types and lengths, or AWS's error. */
export type InputRead =
  | { readonly ok: true; readonly value: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: KmsError };

export interface KmsOptions {
  /** What exists at the beginning. Keys without material get it when they are first used. */
  readonly environment: EnvironmentDocument;
  /** The time; the system's when absent. */
  readonly clock?: () => Date;
  /** Receives the record of every call. */
  readonly audit?: (event: AuditEvent) => void;
  /** For tests: key material, nonces and ids follow from this text. Absent, they are random. */
  readonly deterministic?: string;
  /** For how many milliseconds a new grant is usable with its token only; 0 when absent. AWS takes up to five minutes. */
  readonly grantPropagation?: number;
  /** How long the engine may take to decide, in milliseconds, before the call is denied; 10,000 when absent. */
  readonly patience?: number;
  /** Receives faults of this library, which a caller sees as KMSInternalException. */
  readonly fault?: (error: unknown) => void;
}
