/** The endpoint put together: KMS, who may sign, STS and quotas become one handler. */

import type { Kms } from "../crypto/kms.ts";
import { createAccessKeys } from "./access-keys.ts";
import type { Authentication } from "./authenticate.ts";
import { type Credentials, noCredentials } from "./credentials.ts";
import { createHandler, type Handler } from "./handler.ts";
import { createThrottle } from "./throttle.ts";

export interface EndpointOptions {
  readonly kms: Kms;
  /** What `readCredentials` made of a credentials file. Absent: nobody can sign. */
  readonly credentials?: Credentials | undefined;
  /** The Region of unsigned requests; a signed request carries its own. `us-east-1` when absent. */
  readonly region?: string | undefined;
  /** For tests: the principal that requests without a signature come from. */
  readonly allowUnsigned?: string | undefined;
  /** For tests: access key ids are believed without signatures; a 12-digit one is that account's root user. */
  readonly trustAccessKeys?: boolean | undefined;
  /** Whether AWS's request quotas hold. */
  readonly throttle?: boolean | undefined;
  /** Milliseconds since 1970; the system's time when absent. */
  readonly now?: (() => number) | undefined;
  /** Receives what is a fault of the endpoint; its text may quote what a client sent. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

/** Requests in, answers out; `serveHandler` puts a socket before it. */
export function createEndpoint({
  kms,
  credentials = noCredentials,
  region = "us-east-1",
  allowUnsigned,
  trustAccessKeys,
  throttle = false,
  now = Date.now,
  fault,
}: EndpointOptions): Handler {
  const accessKeys = createAccessKeys(credentials.accessKeys, now);
  const authentication: Authentication = { accessKeys, region, allowUnsigned, trustAccessKeys, now };
  return createHandler({
    kms,
    authentication,
    sts: {
      accessKeys,
      trust: credentials.trust,
      environment: kms.environment,
      now,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    },
    throttle: throttle ? createThrottle(now) : undefined,
    fault,
  });
}
