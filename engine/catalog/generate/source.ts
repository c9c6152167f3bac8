/** What `schemas/kms/*.json` hold: the catalogue's source, written by hand. Members that may be left out are optional. */

import { readFileSync } from "node:fs";
import type {
  ConditionKeyRecord,
  ErrorRecord,
  GrantOperationRecord,
  KeySpecRecord,
  OperationPermissionRecord,
  OperationRecord,
  OperationShapes,
  PermissionRecord,
  ShapeRecord,
  SharedRequestQuota,
  StateResult,
} from "../records.ts";

type Leave<T, K extends keyof T> = Omit<T, K> & Partial<T>;

interface ConditionKeysOf {
  readonly conditionKeyGroups: readonly string[];
  readonly conditionKeys: readonly string[];
}

export type OperationSource = Leave<Omit<OperationRecord, "permissions">, "crossAccountIdentifiers" | "keyUsage"> &
  ConditionKeysOf & {
    readonly permissions: readonly Leave<OperationPermissionRecord, "iamOnly">[];
    readonly keyStates?: Readonly<Record<string, Leave<StateResult, "errors" | "failsWhen">>>;
  };

export type LonePermissionSource = Pick<PermissionRecord, "action" | "accessLevels"> &
  ConditionKeysOf & { readonly on: PermissionRecord["resources"][number] };

export type ConditionKeySource = Leave<
  Omit<ConditionKeyRecord, "input">,
  "prefix" | "alternativeType" | "values" | "identityPoliciesOnly"
> & {
  readonly group?: string;
  readonly input?: { readonly member: string; readonly default?: string };
};

export interface Sources {
  readonly operations: readonly OperationSource[];
  readonly permissionsWithoutOperation: readonly LonePermissionSource[];
  readonly conditionKeys: readonly ConditionKeySource[];
  readonly keySpecs: readonly KeySpecRecord[];
  readonly keyUsages: readonly string[];
  readonly keyTypes: readonly string[];
  readonly messageTypes: Readonly<Record<string, readonly string[]>>;
  readonly defaultMessageTypes: readonly string[];
  readonly grantOperations: readonly Leave<GrantOperationRecord, "ignoresConstraints">[];
  readonly keyStates: readonly { readonly name: string }[];
  readonly errors: readonly (ErrorRecord & { readonly common?: boolean })[];
  readonly operationShapes: Readonly<Record<string, OperationShapes>>;
  readonly shapes: Readonly<Record<string, ShapeRecord>>;
  readonly sharedRequests: readonly SharedRequestQuota[];
  readonly dataKeyPairsPerSecond: Readonly<Record<string, number>>;
  readonly requestsPerSecond: Readonly<Record<string, number>>;
}

const files = [
  "operations",
  "condition-keys",
  "key-specs",
  "grant-operations",
  "key-states",
  "errors",
  "shapes",
  "quotas",
];

/** The sources as one record: the files' members have distinct names. */
export function readSources(schemas: URL): Sources {
  const documents = files.map(
    (name) => JSON.parse(readFileSync(new URL(`kms/${name}.json`, schemas), "utf8")) as object,
  );
  return Object.assign({}, ...documents) as Sources;
}

/** The names in a group of condition keys. */
export function conditionKeyGroup({ conditionKeys }: Sources, group: string): readonly string[] {
  return conditionKeys.filter((key) => key.group === group).map((key) => key.name);
}

/** `*` stands for every key type. */
export function keyTypesOf(written: readonly string[], { keyTypes }: Sources): readonly string[] {
  return written.includes("*") ? keyTypes : written;
}
