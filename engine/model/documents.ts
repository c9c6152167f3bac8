/**
 * The documents that go in and come out, as types: derived from the JSON Schemas in `schemas/`, read-only.
 * Policies are left open here; `read/policy.ts` holds their grammar.
 */

import type { FromSchema } from "json-schema-to-ts";
import type {
  callDecisionSchema,
  callSchema,
  decisionSchema,
  environmentSchema,
  layerSchema,
  reasonSchema,
  requestSchema,
  scenarioSchema,
} from "./schemas.generated.ts";

type EnvironmentInFile = ReadOnly<FromSchema<typeof environmentSchema>>;
type KeyInFile = EnvironmentInFile["keys"][string];

/**
 * What exists, as an object of the form `schemas/environment.json`: accounts by their 12-digit id, principals (users and
 * roles) by ARN, keys by key ARN, VPC endpoints by id. Policies, grants and metadata have AWS's own shapes.
 */
export type EnvironmentDocument = Omit<EnvironmentInFile, "keys"> & {
  /** KMS keys, by key ARN; a request about any other key is an error. */
  readonly keys: Readonly<Record<string, KeyDocument>>;
};

/** A key: its policy, grants, aliases, tags and metadata. Only in a file may grants and metadata be paths. */
export type KeyDocument = Omit<KeyInFile, "grants" | "metadata"> & {
  /** A list of grants, or what `aws kms list-grants` prints, as an object. */
  readonly grants?: Exclude<KeyInFile["grants"], string>;
  /** What `aws kms describe-key` prints, as an object, with or without its outer `KeyMetadata`. */
  readonly metadata?: Exclude<KeyInFile["metadata"], string>;
};

/** One permission that is asked for, as a document: `principal`, `action`, `resource` and what `Request` has beside. */
export type RequestDocument = ReadOnly<FromSchema<typeof requestSchema>>;

/** One API call, which may need several permissions: `principal`, `operation`, `input` and what `Call` has beside. */
export type CallDocument = ReadOnly<FromSchema<typeof callSchema>>;

/** What is decided about a permission. */
export type DecisionDocument = ReadOnly<FromSchema<typeof decisionSchema>>;

/** What is decided about a call. */
export type CallDecisionDocument = ReadOnly<FromSchema<typeof callDecisionSchema>>;

export type Reason = FromSchema<typeof reasonSchema>;
export type Layer = FromSchema<typeof layerSchema>;

/** A case of a scenario: when this is asked, then that is decided. */
export interface CaseDocument {
  /** What the case shows. */
  readonly name: string;
  /** What is asked. */
  readonly when: RequestDocument | CallDocument;
  /** What must come back. */
  readonly then: ExpectationDocument;
}

/** What a case expects: `reason` and `layer` are checked when given. */
export interface ExpectationDocument {
  readonly decision: "Allow" | "Deny";
  readonly reason?: Reason;
  readonly layer?: Layer;
}

/** An environment, or in a file the path of one, and what must hold in it: a policy test. */
export interface ScenarioDocument extends Omit<ReadOnly<FromSchema<typeof scenarioSchema>>, "given" | "cases"> {
  readonly given: EnvironmentDocument | string;
  readonly cases: readonly CaseDocument[];
}

type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: ReadOnly<T[Member]> }
    : T;
