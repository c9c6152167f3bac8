/** What the engine is asked about a call: without blobs, which no policy can speak about. */

import type { Call } from "../model/request.ts";
import type { OperationName } from "../catalog/operations.ts";
import type { Input } from "./call.ts";
import type { KmsCaller } from "./kms.ts";

export function asked(operation: OperationName, input: Input, caller: KmsCaller): Call {
  const { principal, session, viaService, vpcEndpoint, context, region } = caller;
  const plain = Object.entries(input).filter(([, value]) => !(value instanceof Uint8Array));
  return {
    operation,
    principal,
    input: Object.fromEntries(plain),
    ...(session === undefined ? {} : { session }),
    ...(viaService === undefined ? {} : { viaService }),
    ...(vpcEndpoint === undefined ? {} : { vpcEndpoint }),
    context: { "aws:RequestedRegion": region, ...context },
  };
}
