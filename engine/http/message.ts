/** HTTP requests and responses as data: what the handler needs of them, without a socket. */

export interface HttpRequest {
  readonly method: string;
  /** As it was sent, without the query: `/`. */
  readonly path: string;
  /** As it was sent, without the question mark; empty when there is none. */
  readonly query: string;
  /** By their lower-case names; a header that came twice is joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Null for a header that was not sent. */
export function headerOf(request: HttpRequest, name: string): string | null {
  return Object.hasOwn(request.headers, name) ? (request.headers[name] ?? null) : null;
}
