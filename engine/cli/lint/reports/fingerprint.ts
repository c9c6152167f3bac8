/** A finding's identity across runs: what is said about which policy and statement, not on which line. */

import { createHash } from "node:crypto";
import type { Finding } from "../../../lint/finding.ts";

export function fingerprint({ rule, file, policy, message, pointer }: Finding): string {
  const sid = policy?.sid ?? null;
  // A statement with a Sid keeps its identity when others are put before it.
  const place = sid === null ? pointer : `${sid} ${pointer.replaceAll(/\/\d+/gu, "")}`;
  return createHash("sha256")
    .update(JSON.stringify([rule, file, policy?.name, place, message]))
    .digest("hex")
    .slice(0, 32);
}
