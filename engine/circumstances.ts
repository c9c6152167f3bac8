/** Who calls, in what session, through which endpoint: what all permissions of a call have in common. */

import { type Caller, readCaller } from "./context/caller.ts";
import type { Session, Situation } from "./context/situation.ts";
import type { Diagnostic } from "./model/diagnostic.ts";
import type { Environment, VpcEndpoint } from "./model/environment.ts";
import type { RequestBase } from "./model/request.ts";
import { problem } from "./problem.ts";
import { rootElement } from "./read/element.ts";
import { readSessionPolicies } from "./read/request.ts";
import { noSource } from "./read/source.ts";
import { tagsFrom } from "./read/tags.ts";

export type Circumstances = Pick<Situation, "environment" | "caller" | "session" | "vpcEndpoint">;

/** Null where nobody calls; then the problems say why. */
export function resolveCircumstances(
  request: RequestBase,
  environment: Environment,
  problems: Diagnostic[],
): Circumstances | null {
  const caller = resolveCaller(request, environment, problems);
  const vpcEndpoint = resolveEndpoint(request, environment, problems);
  const session = resolveSession(request, problems);
  return caller === null ? null : { environment, caller, session, vpcEndpoint };
}

function resolveCaller(request: RequestBase, environment: Environment, problems: Diagnostic[]): Caller | null {
  const { principal: text, session } = request;
  const issuer = session?.federatedBy ?? null;
  const caller = readCaller(text, issuer, environment);
  if (caller === null) {
    const message = `\`${text}\` cannot call AWS KMS: expected the ARN of a user, role, session or account root, or a service host name`;
    problems.push(problem("invalid-principal", "/principal", message));
  } else if (issuer !== null) {
    const message = issuerFault(caller, issuer, environment);
    if (message !== null) problems.push(problem("invalid-principal", "/session/federatedBy", message));
  }
  return caller;
}

/** GetFederationToken is called by a user, or the root user, of the federated user's own account. */
function issuerFault(caller: Caller, issuer: string, environment: Environment): string | null {
  if (caller.kind !== "federated-user") return `\`${caller.text}\` is no federated user, so nobody issued it`;
  const by = readCaller(issuer, null, environment);
  const issues = (by?.kind === "user" || by?.kind === "root") && by.account === caller.account;
  return issues ? null : `\`${issuer}\` is no user of account ${String(caller.account)}, the federated user's own`;
}

function resolveEndpoint(request: RequestBase, environment: Environment, problems: Diagnostic[]): VpcEndpoint | null {
  if (request.vpcEndpoint === undefined) return null;
  const endpoint = environment.vpcEndpoints.get(request.vpcEndpoint) ?? null;
  if (endpoint === null)
    problems.push(
      problem("unknown-endpoint", "/vpcEndpoint", `the environment has no VPC endpoint \`${request.vpcEndpoint}\``),
    );
  return endpoint;
}

function resolveSession({ session }: RequestBase, problems: Diagnostic[]): Session {
  const policies = readSessionPolicies(session?.policies ?? []);
  if (!policies.ok) problems.push(...policies.diagnostics);
  const tags = session?.tags === undefined ? null : rootElement(session.tags, noSource, "/session/tags");
  return { policies: policies.ok ? policies.value : [], tags: tagsFrom(tags, problems) };
}
