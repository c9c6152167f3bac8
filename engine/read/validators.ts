/** The compiled schemas, with types. See `build/validators.ts`. */

import {
  validateCall as call,
  validateCredentials as credentials,
  validateEnvironment as environment,
  validateLintConfig as lintConfig,
  validateRequest as request,
  validateRequestOrCall as requestOrCall,
  validateScenario as scenario,
} from "./validators.generated.ts";

/** A violation of a schema, as Ajv tells it. */
export interface Violation {
  readonly keyword: string;
  /** JSON pointer of the value. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The schema that holds the keyword. */
  readonly parentSchema: Readonly<Record<string, unknown>>;
  readonly data: unknown;
}

/** True for a value that fits; otherwise `errors` holds what does not, until the next call. */
export interface Validate {
  (value: unknown): boolean;
  readonly errors: readonly Violation[] | null;
}

export const validateEnvironment = environment as unknown as Validate;
export const validateRequestOrCall = requestOrCall as unknown as Validate;
export const validateRequest = request as unknown as Validate;
export const validateCall = call as unknown as Validate;
export const validateScenario = scenario as unknown as Validate;
export const validateCredentials = credentials as unknown as Validate;
export const validateLintConfig = lintConfig as unknown as Validate;
