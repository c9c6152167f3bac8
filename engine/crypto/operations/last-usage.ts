/** GetKeyLastUsage: the last cryptographic operation with a key. Source: KMS API reference. */

import type { Operation } from "../call.ts";
import { subject } from "./subject.ts";

export const getKeyLastUsage: Operation = (call) => () => {
  const { arn, created, lastUsed } = subject(call);
  const usage =
    lastUsed === null
      ? {}
      : {
          KeyLastUsage: {
            Operation: lastUsed.operation,
            Timestamp: lastUsed.at,
            CloudTrailEventId: lastUsed.eventId,
            KmsRequestId: lastUsed.requestId,
          },
        };
  return { output: { KeyId: arn, ...usage, TrackingStartDate: created, KeyCreationDate: created } };
};
