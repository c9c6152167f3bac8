/** What every action of STS is handed, and what it answers. */

import type { EnvironmentDocument } from "../../model/documents.ts";
import type { AccessKey, AccessKeys } from "../access-keys.ts";
import type { Authenticated } from "../authenticate.ts";
import type { StsAnswer } from "./answer.ts";
import type { Parameters } from "./parameters.ts";

export interface Sts {
  readonly accessKeys: AccessKeys;
  /** Role ARN → the accounts and principals that may assume it. An environment has no trust policies. */
  readonly trust: ReadonlyMap<string, readonly string[]>;
  readonly environment: () => EnvironmentDocument;
  readonly now: () => number;
  /** So many random bytes. */
  readonly random: (length: number) => Uint8Array;
}

export interface StsRequest {
  readonly parameters: Parameters;
  readonly caller: Authenticated["caller"];
  readonly key: AccessKey | null;
}

export interface StsAction {
  readonly name: string;
  /** Names of the parameters that it looks at; any other is refused, so that nothing is dropped silently. */
  readonly parameters: readonly string[];
  readonly answer: (request: StsRequest, sts: Sts) => StsAnswer;
}
