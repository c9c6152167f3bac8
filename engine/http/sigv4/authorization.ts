/**
 * The signature that a request carries, in its Authorization header or in its query.
 * Source: AWS, Signature Version 4 for API requests; the texts are those that AWS services answer with.
 */

import { type HttpRequest, headerOf } from "../message.ts";
import { type Refusal, refusal } from "../refusal.ts";

export interface Authorization {
  readonly accessKeyId: string;
  /** `20260102/us-east-1/kms/aws4_request`. */
  readonly scope: {
    readonly date: string;
    readonly region: string;
    readonly service: string;
    readonly terminator: string;
  };
  /** Lower-case names. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20260102T030405Z`. */
  readonly date: string;
  readonly sessionToken: string | null;
  /** In the query: how many seconds it is good for. Null in a header, where AWS's window counts. */
  readonly expires: number | null;
}

/** Null for a request that carries none. */
export function authorizationOf(request: HttpRequest): Authorization | { readonly refused: Refusal } | null {
  const header = headerOf(request, "authorization");
  if (header !== null) return fromHeader(header, request);
  const query = new URLSearchParams(request.query);
  return query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature") ? fromQuery(query) : null;
}

function fromHeader(header: string, request: HttpRequest): Authorization | { readonly refused: Refusal } {
  const [algorithm = "", ...rest] = header.trim().split(/ +/u);
  if (algorithm !== "AWS4-HMAC-SHA256") return incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'.`);
  const parts = rest
    .join(" ")
    .split(",")
    .map((part) => part.trim().split("="));
  const given = new Map(parts.map(([name = "", ...value]) => [name, value.join("=")]));
  const date = headerOf(request, "x-amz-date");
  return fromParts(
    {
      Credential: given.get("Credential"),
      Signature: given.get("Signature"),
      SignedHeaders: given.get("SignedHeaders"),
    },
    "Authorization header requires '%' parameter.",
    date ?? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    date !== null,
    { sessionToken: headerOf(request, "x-amz-security-token"), expires: null },
  );
}

function fromQuery(query: URLSearchParams): Authorization | { readonly refused: Refusal } {
  const algorithm = query.get("X-Amz-Algorithm") ?? "";
  if (algorithm !== "AWS4-HMAC-SHA256") return incomplete(`Unsupported AWS 'algorithm': '${algorithm.slice(0, 64)}'.`);
  const expires = query.get("X-Amz-Expires") ?? "";
  if (!/^\d{1,6}$/u.test(expires)) return incomplete("AWS query-string parameters must include 'X-Amz-Expires'.");
  const date = query.get("X-Amz-Date");
  return fromParts(
    {
      "X-Amz-Credential": query.get("X-Amz-Credential") ?? undefined,
      "X-Amz-Signature": query.get("X-Amz-Signature") ?? undefined,
      "X-Amz-SignedHeaders": query.get("X-Amz-SignedHeaders") ?? undefined,
    },
    "AWS query-string parameters must include '%'.",
    date ?? "AWS query-string parameters must include 'X-Amz-Date'.",
    date !== null,
    { sessionToken: query.get("X-Amz-Security-Token"), expires: Number(expires) },
  );
}

/** The credential, the signature and the signed headers, by the names that messages call them. */
function fromParts(
  named: Readonly<Record<string, string | undefined>>,
  lacks: string,
  date: string,
  dated: boolean,
  rest: Pick<Authorization, "sessionToken" | "expires">,
): Authorization | { readonly refused: Refusal } {
  const missing = Object.entries(named).flatMap(([name, value]) =>
    (value ?? "") === "" ? [lacks.replace("%", name)] : [],
  );
  if (missing.length > 0 || !dated) return incomplete([...missing, ...(dated ? [] : [date])].join(" "));
  if (!/^\d{8}T\d{6}Z$/u.test(date)) return incomplete("Date must be in ISO-8601 'basic format'.");
  const [credential = "", signature = "", signedHeaders = ""] = Object.values(named);
  const elements = credential.split("/");
  const [accessKeyId = "", day = "", region = "", service = "", terminator = ""] = elements;
  if (elements.length !== 5) {
    return incomplete("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
  }
  return {
    accessKeyId,
    scope: { date: day, region, service, terminator },
    signedHeaders: signedHeaders.toLowerCase().split(";"),
    signature,
    date,
    ...rest,
  };
}

function incomplete(message: string): { readonly refused: Refusal } {
  return refusal("IncompleteSignatureException", message);
}
