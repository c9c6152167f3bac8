/**
 * Serves the files of a folder, and a few texts beside them, on 127.0.0.1. It answers only who asks for that host by name: a
 * page of another host must not read a user's policies through a name that it lets point here.
 */

import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { pipeline } from "node:stream";
import { pagePolicy } from "./page-policy.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
};

const headers = {
  "content-security-policy": `${pagePolicy}; frame-ancestors 'none'`,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-cache",
} as const;

export interface StaticFiles {
  readonly folder: string;
  /** The files of the folder, by their paths from it. */
  readonly names: ReadonlySet<string>;
  /** What else is served, by its path; read anew each time. */
  readonly texts: Readonly<Record<string, () => string>>;
}

export interface Serving {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** @throws Error where the port is taken. */
export function serveStatic(files: StaticFiles, port: number): Promise<Serving> {
  const server = createServer((request, response) => {
    answer(files, request, response);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve({ url: `http://127.0.0.1:${String(portOf(server))}/`, close: () => close(server) });
    });
  });
}

function answer({ folder, names, texts }: StaticFiles, request: IncomingMessage, response: ServerResponse): void {
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, { ...headers, "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
  };
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/u.test(request.headers.host ?? "")) {
    refuse(421, "this server answers for 127.0.0.1 alone");
    return;
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(405, "GET and HEAD alone");
    return;
  }
  const path = (request.url ?? "/").split("?")[0]?.slice(1) ?? "";
  const name = path === "" ? "index.html" : path;
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  if (text === undefined && !names.has(name)) {
    refuse(404, "there is no such file");
    return;
  }
  response.writeHead(200, { ...headers, "content-type": types[extname(name)] ?? "application/octet-stream" });
  if (request.method === "HEAD") response.end();
  else if (text !== undefined) response.end(text());
  // A file that has gone since ends this answer, not the server.
  else pipeline(createReadStream(join(folder, name)), response, () => undefined);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
