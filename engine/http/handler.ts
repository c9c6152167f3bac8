/**
 * The endpoint without its socket: a request in, the answer out. KMS speaks AWS JSON 1.1 (`POST /` with `x-amz-target`), STS the
 * query protocol, on the same port. Every request is signed, or comes from whom the options for tests name.
 */

import { type Admit, answerJson, errorAnswer, internalError } from "../crypto/answer-json.ts";
import type { Kms } from "../crypto/kms.ts";
import { clientError } from "../crypto/shapes/read-input.ts";
import { type Authentication, authenticate } from "./authenticate.ts";
import { type HttpRequest, type HttpResponse, headerOf } from "./message.ts";
import type { Sts } from "./sts/action.ts";
import { answerSts, stsFault } from "./sts/answer-sts.ts";

export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

export interface HandlerOptions {
  readonly kms: Kms;
  readonly authentication: Authentication;
  readonly sts: Sts;
  /** Refuses calls that come too fast. */
  readonly throttle?: Admit | undefined;
  /** Receives what is the endpoint's own fault; the client is told none of it. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

export function createHandler(options: HandlerOptions): Handler {
  return async (request) => {
    const requestId = crypto.randomUUID();
    try {
      return await answer(request, requestId, options);
    } catch (error) {
      options.fault?.(error);
      return isSts(request) ? stsFault(requestId) : errorAnswer(internalError, requestId);
    }
  };
}

async function answer(request: HttpRequest, requestId: string, options: HandlerOptions): Promise<HttpResponse> {
  const { kms, authentication, sts, throttle, fault } = options;
  if (request.path === "/ping" && request.method === "GET") return healthy;
  if (request.path !== "/" || !["GET", "POST"].includes(request.method)) {
    return { ...errorAnswer(clientError("UnknownOperationException", ""), requestId), status: 404 };
  }
  if (isSts(request)) return answerSts(request, { authentication, sts, requestId });
  const authenticated = await authenticate(request, "kms", authentication);
  if ("refused" in authenticated) {
    const { code, message } = authenticated.refused;
    return errorAnswer(clientError(code, message), requestId);
  }
  if (request.method !== "POST") return errorAnswer(clientError("UnknownOperationException", ""), requestId);
  return answerJson(
    kms,
    {
      target: headerOf(request, "x-amz-target") ?? "",
      contentType: headerOf(request, "content-type") ?? "",
      body: request.body,
      caller: authenticated.caller,
      requestId,
    },
    { admit: throttle, fault },
  );
}

const healthy: HttpResponse = { status: 200, headers: { "content-type": "text/plain" }, body: "healthy" };

function isSts(request: HttpRequest): boolean {
  if (headerOf(request, "x-amz-target") !== null) return false;
  if (request.method === "GET") return new URLSearchParams(request.query).has("Action");
  const type = headerOf(request, "content-type") ?? "";
  return type.split(";")[0]?.trim().toLowerCase() === "application/x-www-form-urlencoded";
}
