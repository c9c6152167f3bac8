/** What is asked, as it is now: it may change before it is decided, or be read once more for its reason. */

import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Call, Request } from "./model/request.ts";
import { problem } from "./problem.ts";
import { plainCopy } from "./read/plain-data.ts";
import { isCall, isRequest, readRequest } from "./read/request.ts";
import { isSourceText } from "./read/source.ts";

/** @throws InvalidInput for what is no request. */
export function requestOf(asked: Request): Request {
  const request = copyOf(asked);
  return isRequest(request)
    ? request
    : refuse(request, "expected a request with `action`; what has `operation` is a call");
}

/** @throws InvalidInput for what is no call. */
export function callOf(asked: Call): Call {
  const call = copyOf(asked);
  return isCall(call) ? call : refuse(call, "expected a call with `operation`; what has `action` is a request");
}

function copyOf(asked: unknown): unknown {
  const diagnostics: Diagnostic[] = [];
  const copy = plainCopy(asked, diagnostics);
  if (diagnostics.length > 0) throw new InvalidInput(diagnostics);
  return copy;
}

/** A text reads well and is no request all the same; so does a call where a request is expected. */
function refuse(value: unknown, expected: string): never {
  const read = readRequest(value);
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  const hint = isSourceText(value) ? "; `readRequest` reads the text of one" : "";
  throw new InvalidInput([problem("wrong-request", "", expected + hint)]);
}
