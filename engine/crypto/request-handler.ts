/**
 * KMS in process for `KMSClient` of `@aws-sdk/client-kms`: the client's requests are answered without a socket, in Node and in a
 * browser. Signatures are not looked at: who calls is said here. Source: the SDK's `HttpHandler` interface.
 */

import { answerJson } from "./answer-json.ts";
import type { Kms, KmsCaller } from "./kms.ts";

/** What the SDK hands over, as far as it is needed. */
export interface HandledRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface HandledResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** Fits the `requestHandler` of a client's configuration. */
export interface KmsRequestHandler {
  readonly metadata: { readonly handlerProtocol: string };
  readonly handle: (request: HandledRequest) => Promise<{ readonly response: HandledResponse }>;
  readonly updateHttpClientConfig: () => void;
  readonly httpHandlerConfigs: () => Record<string, never>;
  readonly destroy: () => void;
}

export interface RequestHandlerOptions {
  /** Receives what is a fault of the handler; its text may quote what a client sent. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

/**
 * `new KMSClient({ region, credentials, requestHandler: createRequestHandler(kms, { principal, region }) })`. The client signs as
 * always and so needs some credentials, of any content. `caller` may be a function, for code that calls as several.
 */
export function createRequestHandler(
  kms: Kms,
  caller: KmsCaller | (() => KmsCaller),
  { fault }: RequestHandlerOptions = {},
): KmsRequestHandler {
  return {
    metadata: { handlerProtocol: "in-process" },
    handle: async ({ headers, body }) => {
      const by = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const request = {
        target: by["x-amz-target"] ?? "",
        contentType: by["content-type"] ?? "",
        body: bytesOf(body),
        caller: typeof caller === "function" ? caller() : caller,
        requestId: crypto.randomUUID(),
      };
      const answer = await answerJson(kms, request, { fault });
      const response = {
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: new TextEncoder().encode(answer.body),
      };
      return { response };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

/** The SDK sends texts; what is none of a text and bytes is no request to KMS. */
function bytesOf(body: unknown): Uint8Array {
  if (typeof body === "string") return new TextEncoder().encode(body);
  if (body instanceof Uint8Array) return body;
  if (body === undefined || body === null) return new Uint8Array();
  throw new TypeError("the body of a request to KMS is a text or bytes");
}
