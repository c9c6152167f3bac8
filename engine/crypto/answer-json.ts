/**
 * One request of AWS JSON 1.1 to KMS, answered: target and body in, status, headers and body out. The same for a socket and in
 * process. Source: AWS JSON 1.1 protocol; the forms of errors, answers recorded from AWS.
 */

import { findError } from "../catalog/errors.ts";
import type { Kms, KmsCaller, KmsError } from "./kms.ts";
import { decodeBody } from "./shapes/decode-body.ts";
import { encodeBody, encodeError } from "./shapes/encode-body.ts";
import { clientError } from "./shapes/read-input.ts";

export interface JsonRequest {
  /** The header `x-amz-target`: `TrentService.Encrypt`. */
  readonly target: string;
  /** The header `content-type`. */
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly caller: KmsCaller;
  readonly requestId: string;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What stands between reading a request and calling KMS: an error, or null to go on. */
export type Admit = (operation: string, input: Readonly<Record<string, unknown>>, caller: KmsCaller) => KmsError | null;

export interface AnswerOptions {
  readonly admit?: Admit | undefined;
  /** Told what is our own fault; the caller gets a KMSInternalException without details. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

export async function answerJson(
  kms: Kms,
  { target, contentType, body, caller, requestId }: JsonRequest,
  { admit = () => null, fault }: AnswerOptions = {},
): Promise<JsonAnswer> {
  try {
    const operation = operationOf(target);
    if (operation === null || !isJson(contentType)) return errorAnswer(unknownOperation, requestId);
    const input = decodeBody(operation, body);
    if (!input.ok) return errorAnswer(input.error, requestId);
    const refused = admit(operation, input.value, caller);
    if (refused !== null) return errorAnswer(refused, requestId);
    const answer = await kms.call(operation, input.value, caller);
    const headers = { "x-kms-cedar-explanation": answer.event.eventID };
    if ("error" in answer) return errorAnswer(answer.error, answer.event.requestID, headers);
    const encoded = encodeBody(operation, answer.output);
    return { status: 200, headers: { ...headersOf(answer.event.requestID), ...headers }, body: encoded };
  } catch (error) {
    fault?.(error);
    return errorAnswer(internalError, requestId);
  }
}

export function errorAnswer(
  error: KmsError,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): JsonAnswer {
  const status = findError(error.code)?.http ?? (error.fault === "client" ? 400 : 500);
  return { status, headers: { ...headersOf(requestId), ...headers }, body: encodeError(error) };
}

/** What the endpoint says of its own faults. */
export const internalError: KmsError = { code: "KMSInternalException", message: "", fault: "server" };

const unknownOperation = clientError("UnknownOperationException", "");

function headersOf(requestId: string): Readonly<Record<string, string>> {
  return { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": requestId };
}

function operationOf(target: string): string | null {
  return /^TrentService\.([A-Za-z]+)$/u.exec(target)?.[1] ?? null;
}

function isJson(contentType: string): boolean {
  return contentType.split(";")[0]?.trim().toLowerCase() === "application/x-amz-json-1.1";
}
