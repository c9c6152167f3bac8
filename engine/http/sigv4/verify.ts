/**
 * Who signed a request. Whatever does not fit is refused as AWS refuses it: unknown keys, wrong tokens, stale dates, foreign
 * scopes, headers that had to be signed, wrong signatures. Source: AWS, Signature Version 4, troubleshooting.
 */

import { equalBytes } from "@noble/ciphers/utils.js";
import type { AccessKey, AccessKeys } from "../access-keys.ts";
import { type HttpRequest, headerOf } from "../message.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Authorization } from "./authorization.ts";
import { signatureOf } from "./signature.ts";

export interface Signer {
  readonly key: AccessKey;
  readonly region: string;
}

export interface Verifying {
  readonly accessKeys: AccessKeys;
  /** The service's name in the credential scope. */
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export async function verifySignature(
  request: HttpRequest,
  authorization: Authorization,
  { accessKeys, service, now }: Verifying,
): Promise<Signer | { readonly refused: Refusal }> {
  const key = accessKeys.find(authorization.accessKeyId);
  if (key === null || !isEqual(key.sessionToken ?? "", authorization.sessionToken ?? "")) {
    return refusal("UnrecognizedClientException", "The security token included in the request is invalid.");
  }
  if (key.expires !== null && key.expires <= now) {
    return refusal("ExpiredTokenException", "The security token included in the request is expired");
  }
  const fault =
    scopeFault(authorization, service) ?? dateFault(authorization, now) ?? unsignedHeader(request, authorization);
  if (fault !== null) return refusal("InvalidSignatureException", fault);
  const wanted = await signatureOf(request, authorization, key.secretAccessKey);
  if (!isEqual(wanted, authorization.signature)) return refusal("InvalidSignatureException", mismatch);
  return { key, region: authorization.scope.region };
}

const mismatch =
  "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

function scopeFault({ scope, date }: Authorization, service: string): string | null {
  if (scope.terminator !== "aws4_request") {
    return "Credential should be scoped with a valid terminator: 'aws4_request'.";
  }
  if (!isRegion(scope.region)) return "Credential should be scoped to a valid region.";
  if (scope.service !== service) return `Credential should be scoped to correct service: '${service}'.`;
  if (scope.date === date.slice(0, 8)) return null;
  return "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.";
}

/** The form of a Region's name. */
export function isRegion(text: string): boolean {
  return /^(?:[a-z]+-){2,3}\d+$/u.test(text) && text.length <= 32;
}

/** In a header, AWS's five minutes either way; in a query, as long as it says, up to a week. */
function dateFault({ date, expires }: Authorization, now: number): string | null {
  const signed = timeOf(date);
  if (Number.isNaN(signed)) return mismatch;
  const age = now - signed;
  const allowed = Math.min(expires ?? fiveMinutes, oneWeek) * 1000;
  const text = (time: number): string => new Date(time).toISOString().replaceAll(/[-:]|\.\d+/gu, "");
  if (age > allowed) {
    return `Signature expired: ${date} is now earlier than ${text(now - allowed)} (${text(now)} - ${minutes(allowed)} min.)`;
  }
  if (-age > fiveMinutes * 1000) {
    return `Signature not yet current: ${date} is still later than ${text(now + fiveMinutes * 1000)} (${text(now)} + 5 min.)`;
  }
  return null;
}

const fiveMinutes = 300;
const oneWeek = 604_800;

function minutes(milliseconds: number): string {
  return String(milliseconds / 60_000);
}

function timeOf(date: string): number {
  const [, year = "", month = "", day = "", hour = "", minute = "", second = ""] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/u.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** What tells the operation, the time and the host must be signed; the token stands for itself. */
function unsignedHeader(request: HttpRequest, { signedHeaders, expires }: Authorization): string | null {
  const wanted = ["host", ...(expires === null ? ["x-amz-date"] : []), "x-amz-target"];
  const isDue = (name: string): boolean => name === "host" || headerOf(request, name) !== null;
  const name = wanted.find((each) => isDue(each) && !signedHeaders.includes(each)) ?? null;
  return name === null ? null : `'${name}' must be a 'SignedHeader' in the AWS Authorization.`;
}

/** Takes as long for a wrong text as for the right one of that length. */
function isEqual(one: string, other: string): boolean {
  return equalBytes(new TextEncoder().encode(one), new TextEncoder().encode(other));
}
