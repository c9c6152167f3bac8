/**
 * A socket before the handler, on 127.0.0.1: bodies of at most a megabyte, no waiting for slow clients, an orderly close. The one
 * file of this folder that needs Node.
 */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { errorAnswer, internalError } from "../crypto/answer-json.ts";
import { clientError } from "../crypto/shapes/read-input.ts";
import type { Handler } from "./handler.ts";
import type { HttpResponse } from "./message.ts";

export interface ServeOptions {
  /** 0: one that is free. */
  readonly port?: number | undefined;
  /** How long a client may take to send a request, in milliseconds; 10 seconds when absent. */
  readonly patience?: number | undefined;
  /** Receives what is a fault of the server. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets what is under way end, for two seconds at most. */
  readonly close: () => Promise<void>;
}

/** Rejects where the port cannot be had. */
export async function serveHandler(
  handler: Handler,
  { port = 0, patience = 10_000, fault }: ServeOptions = {},
): Promise<RunningServer> {
  const limits = { headersTimeout: patience, requestTimeout: patience, keepAliveTimeout: 5000, maxHeaderSize: 16_384 };
  const interval = Math.min(1000, patience);
  const server = createServer({ ...limits, connectionsCheckingInterval: interval }, (request, response) => {
    respond(handler, request, response).catch((error: unknown) => {
      fault?.(error);
      if (response.headersSent) response.destroy();
      else send(response, errorAnswer(internalError, crypto.randomUUID()));
    });
  });
  server.maxConnections = 1000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  server.on("error", (error) => fault?.(error));
  const { port: given } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      const late = setTimeout(() => {
        server.closeAllConnections();
      }, 2000);
      server.close(() => {
        clearTimeout(late);
        resolve();
      });
      server.closeIdleConnections();
    });
  return { url: `http://127.0.0.1:${String(given)}`, port: given, close };
}

async function respond(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "aborted") return;
  if (body === "too large") {
    const answer = errorAnswer(clientError("RequestEntityTooLargeException", ""), crypto.randomUUID());
    send(response, { ...answer, status: 413, headers: { ...answer.headers, connection: "close" } });
    return;
  }
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );
  send(response, await handler({ method: request.method ?? "", path, query: query.join("?"), headers, body }));
}

const maximumBody = 1_048_576;

/** The rest of a body that is too large is let go by. */
function readBody(request: IncomingMessage): Promise<Uint8Array | "too large" | "aborted"> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    request.on("data", (chunk: Uint8Array) => {
      length += chunk.length;
      if (length <= maximumBody) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve("too large");
      }
    });
    request.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    request.on("close", () => {
      resolve("aborted");
    });
    request.on("error", () => {
      resolve("aborted");
    });
  });
}

function send(response: ServerResponse, { status, headers, body }: HttpResponse): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
