/** The part of cedar-wasm that the engine calls, and how a platform provides it. */

import type {
  AuthorizationAnswer,
  CheckParseAnswer,
  FormattingAnswer,
  FormattingCall,
  PolicySet,
  StatefulAuthorizationCall,
  ValidationAnswer,
  ValidationCall,
} from "@cedar-policy/cedar-wasm/nodejs";

export interface CedarModule {
  readonly preparsePolicySet: (id: string, policies: PolicySet) => CheckParseAnswer;
  readonly statefulIsAuthorized: (call: StatefulAuthorizationCall) => AuthorizationAnswer;
  readonly validate: (call: ValidationCall) => ValidationAnswer;
  readonly formatPolicies: (call: FormattingCall) => FormattingAnswer;
}

export interface CedarPort {
  /** Loads the module; call once before `current`. */
  readonly load: () => Promise<void>;
  readonly current: () => CedarModule;
  /** Replaces an instance that trapped, which would throw on every later call, by a fresh one. */
  readonly renew: () => void;
}
