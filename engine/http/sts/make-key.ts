/** Makes an access key that expires, and tells it as STS does. */

import { toBase64 } from "../../crypto/shapes/base64.ts";
import type { AccessKey } from "../access-keys.ts";
import type { Sts } from "./action.ts";
import type { Elements } from "./answer.ts";

/** `duration` in seconds. */
export function makeKey(
  { accessKeys, now, random }: Sts,
  key: Pick<AccessKey, "caller" | "transitiveTags">,
  duration: number,
): Elements {
  const id = `ASIA${[...random(16)].map((byte) => letters.charAt(byte % letters.length)).join("")}`;
  const secretAccessKey = toBase64(random(30));
  const sessionToken = toBase64(random(96));
  const expires = now() + duration * 1000;
  accessKeys.add(id, { ...key, secretAccessKey, sessionToken, expires });
  return {
    AccessKeyId: id,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expires).toISOString().replace(/\.\d+/u, ""),
  };
}

/** The 32 that access key ids are made of: a byte modulo 32 is even. */
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
