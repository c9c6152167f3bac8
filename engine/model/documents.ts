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

/** What exists: accounts, principals, keys, VPC endpoints. */
export type EnvironmentDocument = ReadOnly<FromSchema<typeof environmentSchema>>;

/** One permission that is asked for. */
export type RequestDocument = ReadOnly<FromSchema<typeof requestSchema>>;

/** One API call, which may need several permissions. */
export type CallDocument = ReadOnly<FromSchema<typeof callSchema>>;

/** What is decided about a permission. */
export type DecisionDocument = ReadOnly<FromSchema<typeof decisionSchema>>;

/** What is decided about a call. */
export type CallDecisionDocument = ReadOnly<FromSchema<typeof callDecisionSchema>>;

export type Reason = FromSchema<typeof reasonSchema>;
export type Layer = FromSchema<typeof layerSchema>;

/** A case of a scenario: when this is asked, then that is decided. */
export interface CaseDocument {
  readonly name: string;
  readonly when: RequestDocument | CallDocument;
  readonly then: ExpectationDocument;
}

/** What a case expects: `reason` and `layer` are checked when given. */
export interface ExpectationDocument {
  readonly decision: "Allow" | "Deny";
  readonly reason?: Reason;
  readonly layer?: Layer;
}

/** An environment, or the path of one, and what must hold in it. */
export interface ScenarioDocument extends Omit<ReadOnly<FromSchema<typeof scenarioSchema>>, "given" | "cases"> {
  readonly given: EnvironmentDocument | string;
  readonly cases: readonly CaseDocument[];
}

type ReadOnly<T> = T extends readonly (infer Item)[]
  ? readonly ReadOnly<Item>[]
  : T extends object
    ? { readonly [Member in keyof T]: ReadOnly<T[Member]> }
    : T;
