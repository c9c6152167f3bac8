/**
 * Who makes a request: the signer, or whom the options for tests name. Without these options an unsigned request, or one whose
 * signature does not fit, comes from nobody.
 */

import type { KmsCaller } from "../crypto/kms.ts";
import type { AccessKey, AccessKeys } from "./access-keys.ts";
import { type HttpRequest, headerOf } from "./message.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { authorizationOf } from "./sigv4/authorization.ts";
import { isRegion, type Signer, verifySignature } from "./sigv4/verify.ts";

export interface Authentication {
  readonly accessKeys: AccessKeys;
  /** The Region of requests that name none. */
  readonly region: string;
  /** For tests: whom a request without a signature comes from. */
  readonly allowUnsigned?: string | undefined;
  /**
   * For tests: an access key id is believed without its signature, and one of twelve digits is the root user of that account.
   */
  readonly trustAccessKeys?: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Authenticated {
  readonly caller: KmsCaller;
  /** Null for an unsigned request. */
  readonly key: AccessKey | null;
}

export async function authenticate(
  request: HttpRequest,
  service: string,
  { accessKeys, region, allowUnsigned, trustAccessKeys = false, now }: Authentication,
): Promise<Authenticated | { readonly refused: Refusal }> {
  const authorization = authorizationOf(request);
  // A web page that names this machine by a host name of its own is no client of ours.
  const local = isLocal(headerOf(request, "host") ?? "");
  if (authorization === null) {
    if (allowUnsigned !== undefined && local) return { caller: { principal: allowUnsigned, region }, key: null };
    return refusal("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  if ("refused" in authorization) return authorization;
  const trusted = trustAccessKeys && local ? trustedKey(authorization.accessKeyId, accessKeys) : null;
  const signer: Signer | { readonly refused: Refusal } =
    trusted === null
      ? await verifySignature(request, authorization, { accessKeys, service, now: now() })
      : { key: trusted, region: isRegion(authorization.scope.region) ? authorization.scope.region : region };
  if ("refused" in signer) return signer;
  return { caller: { ...signer.key.caller, region: signer.region }, key: signer.key };
}

function trustedKey(id: string, accessKeys: AccessKeys): AccessKey | null {
  const known = accessKeys.find(id);
  if (known !== null || !/^\d{12}$/u.test(id)) return known;
  const caller = { principal: `arn:aws:iam::${id}:root` };
  return { caller, secretAccessKey: "", sessionToken: null, expires: null, transitiveTags: [] };
}

function isLocal(host: string): boolean {
  const name = host.replace(/:\d+$/u, "").toLowerCase();
  return ["127.0.0.1", "[::1]", "localhost"].includes(name) || name.endsWith(".localhost");
}
