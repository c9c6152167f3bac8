/**
 * KMS's request quotas as token buckets: so many requests a second for an account in a Region, shared by operations as AWS
 * shares them; the calling account's, whoever owns the key. Source: KMS Developer Guide, requests-per-second (2026).
 */

import { keySpecTable } from "../catalog/key-specs.generated.ts";
import { dataKeyPairsPerSecond, requestsPerSecond, sharedRequestTable } from "../catalog/request-quotas.generated.ts";
import type { Admit } from "../crypto/answer-json.ts";
import type { KmsCaller, KmsError } from "../crypto/kms.ts";
import { accountOf } from "../model/arn.ts";

/** `now` in milliseconds. */
export function createThrottle(now: () => number): Admit {
  const buckets = new Map<string, Bucket>();
  return (operation, input, caller) => {
    const account = accountOf(caller.principal) ?? caller.account ?? "";
    const spends = spendsOf(operation, input, caller).map(({ name, region, perSecond, count }) => {
      const key = `${account}/${region}/${name}`;
      return { key, level: levelOf(buckets.get(key), perSecond, now()), count };
    });
    if (spends.some(({ level, count }) => level < count)) return exceeded;
    if (buckets.size > maximum) buckets.clear();
    for (const { key, level, count } of spends) buckets.set(key, { level: level - count, at: now() });
    return null;
  };
}

interface Bucket {
  readonly level: number;
  /** Milliseconds. */
  readonly at: number;
}

const maximum = 100_000;

/** A bucket holds a second's requests and fills evenly. */
function levelOf(bucket: Bucket | undefined, perSecond: number, now: number): number {
  if (bucket === undefined) return perSecond;
  return Math.min(perSecond, bucket.level + (Math.max(0, now - bucket.at) * perSecond) / 1000);
}

const exceeded: KmsError = {
  code: "ThrottlingException",
  message: "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
  fault: "client",
};

interface Spend {
  readonly name: string;
  readonly region: string;
  readonly perSecond: number;
  readonly count: number;
}

type Input = Readonly<Record<string, unknown>>;

/** Operations that AWS has published no quota for spend nothing. */
function spendsOf(operation: string, input: Input, { region }: KmsCaller): readonly Spend[] {
  const of = (name: string, perSecond: number | undefined, count = 1, where = region): readonly Spend[] =>
    perSecond === undefined ? [] : [{ name, region: where, perSecond, count }];
  if (operation === "ReplicateKey") {
    const replica = typeof input["ReplicaRegion"] === "string" ? input["ReplicaRegion"] : region;
    const created = of("CreateKey", requestsPerSecond["CreateKey"], 2, replica);
    return [...of(operation, requestsPerSecond[operation]), ...created];
  }
  if (operation === "UpdatePrimaryRegion") {
    const primary = typeof input["PrimaryRegion"] === "string" ? input["PrimaryRegion"] : region;
    const perSecond = requestsPerSecond[operation];
    return [...of(operation, perSecond), ...(primary === region ? [] : of(operation, perSecond, 1, primary))];
  }
  if (operation.startsWith("GenerateDataKeyPair")) {
    const spec = String(input["KeyPairSpec"]);
    return of(
      `data-key-pair-${spec}`,
      Object.hasOwn(dataKeyPairsPerSecond, spec) ? dataKeyPairsPerSecond[spec] : undefined,
    );
  }
  const shared = sharedQuota(operation, input);
  if (shared === null) return of(operation, requestsPerSecond[operation]);
  return of(shared.name, shared.perSecondByRegion?.[region] ?? shared.perSecond);
}

/** Which kind of key a cryptographic call is about shows in its algorithm; without one it is symmetric. */
function sharedQuota(operation: string, input: Input) {
  const algorithm = ["EncryptionAlgorithm", "SourceEncryptionAlgorithm", "SigningAlgorithm", "KeyAgreementAlgorithm"]
    .map((member) => input[member])
    .find((value) => typeof value === "string");
  const candidates = sharedRequestTable.filter(({ operations = [] }) => operations.includes(operation));
  if (algorithm === undefined) return candidates[0] ?? null;
  const specs: readonly string[] = keySpecTable
    .filter(({ uses }) => uses.some(({ algorithms }) => (algorithms as readonly string[]).includes(algorithm)))
    .map(({ name }) => name);
  return candidates.find(({ keySpecs = [] }) => keySpecs.some((spec) => specs.includes(spec))) ?? candidates[0] ?? null;
}
