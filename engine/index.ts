/** The public door of kms-cedar. */

export { type Authorizer, authorizerFor, type AuthorizerOptions, createAuthorizer } from "./authorizer.ts";
export type { PrincipalMatch } from "./context/caller.ts";
export type { Explanation } from "./explain/explanation.ts";
export type { Failure, GrantFailure, GrantTrace, LayerTrace, StatementTrace, Verdict } from "./explain/trace.ts";
export type {
  AllowReason,
  CallDecision,
  Check,
  Decision,
  DenyReason,
  Determining,
  LayerName,
  Note,
  Reason,
} from "./model/decision.ts";
export { type Diagnostic, formatDiagnostic, InvalidInput, type Read } from "./model/diagnostic.ts";
export type {
  CallDocument,
  CaseDocument,
  EnvironmentDocument,
  ExpectationDocument,
  KeyDocument,
  RequestDocument,
  ScenarioDocument,
} from "./model/documents.ts";
export type { Environment } from "./model/environment.ts";
export type { Call, ContextValue, Request, RequestBase, SessionDocument } from "./model/request.ts";
export { readEnvironment } from "./read/environment.ts";
export { readRequest } from "./read/request.ts";
export { readScenario } from "./read/scenario.ts";
export type { KeyTranslation, Translation } from "./translate/translation.ts";
