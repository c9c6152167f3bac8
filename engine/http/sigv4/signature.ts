/**
 * The signature that a request should carry. The canonical forms and the key derivation are those of the library with which
 * AWS's own clients sign. Source: AWS, Signature Version 4, create a signed request.
 */

import { bytesToHex } from "@noble/hashes/utils.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { createScope, getCanonicalHeaders, getCanonicalQuery, getSigningKey } from "@smithy/signature-v4";
import type { HttpRequest } from "../message.ts";
import type { Authorization } from "./authorization.ts";
import { Sha256 } from "./sha256.ts";

/** The body counts as it came, whatever `x-amz-content-sha256` says of it. */
export async function signatureOf(
  request: HttpRequest,
  authorization: Authorization,
  secretAccessKey: string,
): Promise<string> {
  const { scope, date, accessKeyId } = authorization;
  const canonical = canonicalRequest(request, authorization);
  const scoped = createScope(scope.date, scope.region, scope.service);
  const toSign = ["AWS4-HMAC-SHA256", date, scoped, bytesToHex(sha256(utf8(canonical)))].join("\n");
  const key = await getSigningKey(Sha256, { accessKeyId, secretAccessKey }, scope.date, scope.region, scope.service);
  const hash = new Sha256(key);
  hash.update(utf8(toSign));
  return bytesToHex(await hash.digest());
}

function canonicalRequest(request: HttpRequest, { signedHeaders }: Authorization): string {
  const names = new Set(signedHeaders);
  const signed = Object.fromEntries(Object.entries(request.headers).filter(([name]) => names.has(name)));
  const headers = getCanonicalHeaders({ ...emptyRequest, headers: signed }, undefined, names);
  const sorted = signedHeaders.toSorted();
  return [
    request.method,
    request.path,
    getCanonicalQuery({ ...emptyRequest, query: queryOf(request.query) }),
    ...sorted.map((name) => `${name}:${headers[name] ?? ""}`),
    "",
    sorted.join(";"),
    bytesToHex(sha256(request.body)),
  ].join("\n");
}

const emptyRequest = { method: "", protocol: "", hostname: "", path: "", headers: {} };

function queryOf(query: string): Record<string, string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
