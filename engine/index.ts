/** The public door of kms-cedar. */

export { type Authorizer, authorizerFor, type AuthorizerOptions, createAuthorizer } from "./authorizer.ts";
export type { PrincipalMatch } from "./context/caller.ts";
export type { Explanation } from "./explain/explanation.ts";
export { tellingFailures, tellingGrantFailures } from "./explain/telling.ts";
export type {
  ConditionTrace,
  Failure,
  GrantFailure,
  GrantTrace,
  LayerTrace,
  StatementTrace,
  Verdict,
} from "./explain/trace.ts";
export type {
  Allowed,
  AllowReason,
  CallDecision,
  Check,
  Decision,
  Denied,
  DenyReason,
  Determining,
  LayerName,
  Note,
  Reason,
} from "./model/decision.ts";
export { type Diagnostic, formatDiagnostic, InvalidInput, type Read } from "./model/diagnostic.ts";
export type {
  CaseDocument,
  EnvironmentDocument,
  ExpectationDocument,
  KeyDocument,
  ScenarioDocument,
} from "./model/documents.ts";
export type { Environment } from "./model/environment.ts";
export type { Call, ContextValue, Request, RequestBase, SessionDocument } from "./model/request.ts";
export { readEnvironment, type ReadEnvironmentOptions } from "./read/environment.ts";
export { readRequest } from "./read/request.ts";
export { readScenario, type Scenario } from "./read/scenario.ts";
export type { Load, SourceText } from "./read/source.ts";
export type { CedarEntity } from "./translate/principal.ts";
export type { KeyTranslation, Translation } from "./translate/translation.ts";
