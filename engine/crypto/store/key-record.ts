/** A key as the store holds it. What the engine needs of it goes into its document; material never does. */

import type { KeyDocument } from "../../model/documents.ts";
import type { MaterialSet } from "./material.ts";

export interface AliasRecord {
  readonly name: string;
  readonly created: Date;
  updated: Date;
}

/** A grant in the form of ListGrants, with the token and the time from which it needs none. */
export interface GrantRecord {
  readonly GrantId: string;
  readonly Name?: string;
  readonly CreationDate: Date;
  readonly GranteePrincipal?: string;
  readonly GranteeServicePrincipal?: string;
  readonly RetiringPrincipal?: string;
  readonly RetiringServicePrincipal?: string;
  readonly IssuingAccount: string;
  readonly Operations: readonly string[];
  readonly Constraints?: GrantConstraintsRecord;
  /** Null for a grant whose token the environment does not tell. */
  readonly token: string | null;
  propagated: boolean;
}

export interface GrantConstraintsRecord {
  readonly EncryptionContextEquals?: Readonly<Record<string, string>>;
  readonly EncryptionContextSubset?: Readonly<Record<string, string>>;
  readonly SourceArn?: string;
}

export interface LastUsage {
  readonly at: Date;
  readonly operation: string;
  readonly eventId: string;
  readonly requestId: string;
}

export interface ImportParameters {
  /** The import token, in hexadecimal. */
  readonly token: string;
  /** The wrapping key, as PKCS #8. */
  readonly privateKey: Uint8Array;
  readonly algorithm: string;
  readonly until: Date;
}

export interface KeyRecord {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly created: Date;
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
  readonly manager: "AWS" | "CUSTOMER";
  readonly multiRegion: boolean;
  regionType: "PRIMARY" | "REPLICA" | null;
  /** As it was put; null where the environment has none. */
  policy: KeyDocument["policy"] | null;
  policyText: string | null;
  description: string;
  state: string;
  deletion: Date | null;
  /** The waiting period that begins when the last replica is gone. */
  pendingWindow: number | null;
  readonly aliases: Map<string, AliasRecord>;
  readonly tags: Map<string, string>;
  readonly grants: Map<string, GrantRecord>;
  readonly material: MaterialSet;
  rotation: { readonly period: number; readonly next: Date } | null;
  onDemand: number;
  lastUsed: LastUsage | null;
  /** What GetParametersForImport gave out, the newest last. */
  readonly importing: ImportParameters[];
}

/** The key as the engine reads it. */
export function documentOf(key: KeyRecord): KeyDocument {
  return {
    ...(key.policy === null || key.policy === undefined ? {} : { policy: key.policy }),
    grants: [...key.grants.values()].map(grantDocument),
    aliases: [...key.aliases.keys()],
    tags: Object.fromEntries(key.tags),
    metadata: {
      KeySpec: key.keySpec,
      KeyUsage: key.keyUsage as "ENCRYPT_DECRYPT",
      Origin: key.origin as "AWS_KMS",
      KeyState: key.state as "Enabled",
      KeyManager: key.manager,
      MultiRegion: key.multiRegion,
      ...(key.regionType === null ? {} : { MultiRegionConfiguration: { MultiRegionKeyType: key.regionType } }),
    },
  };
}

function grantDocument({ token, propagated, CreationDate: _, ...grant }: GrantRecord) {
  return {
    ...grant,
    Operations: [...grant.Operations],
    ...(token === null ? {} : { GrantToken: token }),
    Propagated: propagated,
  };
}
