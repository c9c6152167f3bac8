/** What exists: accounts, principals, keys with their grants, VPC endpoints, as read from an environment document. */

import type { Policy, PrincipalEntry } from "./policy.ts";

export interface Organization {
  readonly id: string;
  /** `o-…/r-…/ou-…/`; null when not given. */
  readonly path: string | null;
  readonly managementAccount: boolean;
}

export interface Account {
  readonly id: string;
  readonly organization: Organization | null;
  /** One list a level (root, each OU, account); null: no service control policy binds. */
  readonly serviceControlPolicies: readonly (readonly Policy[])[] | null;
  readonly resourceControlPolicies: readonly Policy[];
}

/** A user or role, by ARN. */
export interface Principal {
  readonly arn: string;
  readonly uniqueId: string | null;
  readonly tags: ReadonlyMap<string, string>;
  readonly identityPolicies: readonly Policy[];
  readonly permissionsBoundary: Policy | null;
}

export interface GrantConstraints {
  readonly encryptionContextEquals: ReadonlyMap<string, string> | null;
  readonly encryptionContextSubset: ReadonlyMap<string, string> | null;
  readonly sourceArn: string | null;
}

/** A grant on one key (E27-E38). */
export interface Grant {
  readonly id: string;
  readonly grantee: PrincipalEntry;
  readonly retiring: PrincipalEntry | null;
  /** Operation names without the `kms:` prefix, e.g. `Decrypt`, `ReEncryptFrom`. */
  readonly operations: readonly string[];
  readonly constraints: GrantConstraints;
  /** The account in which the grant was created (E35). */
  readonly issuingAccount: string | null;
  readonly token: string | null;
  /** False: usable only with its token (E34). */
  readonly propagated: boolean;
  /** JSON pointer into the environment document. */
  readonly pointer: string;
}

export interface KeyMetadata {
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
  readonly keyState: string;
  readonly keyManager: "AWS" | "CUSTOMER";
  readonly multiRegion: boolean;
  readonly multiRegionKeyType: "PRIMARY" | "REPLICA" | null;
}

export interface Key {
  readonly arn: string;
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Null when the environment does not give it: then only what it has no say in can be decided (E3, E35). */
  readonly policy: Policy | null;
  readonly grants: readonly Grant[];
  /** Alias names, `alias/…`. */
  readonly aliases: readonly string[];
  readonly tags: ReadonlyMap<string, string>;
  readonly metadata: KeyMetadata;
}

export interface VpcEndpoint {
  readonly id: string;
  readonly vpc: string | null;
  /** Null: the default policy, which allows everything (E26). */
  readonly policy: Policy | null;
}

export interface Environment {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly principals: ReadonlyMap<string, Principal>;
  readonly keys: ReadonlyMap<string, Key>;
  readonly vpcEndpoints: ReadonlyMap<string, VpcEndpoint>;
}
