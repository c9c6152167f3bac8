/**
 * From a request to its situation: who calls, which key or alias is meant, which grants are usable. A key that the
 * request names and the environment lacks is an error, never a decision.
 */

import { canonicalName } from "./catalog/condition-keys.ts";
import { findPermission, type Permission } from "./catalog/permissions.ts";
import { type Caller, readCaller } from "./context/caller.ts";
import { givenText } from "./context/given.ts";
import { strings } from "./context/input.ts";
import type { Session, Situation } from "./context/situation.ts";
import { findAlias, findKey, onlyRegion, type Target, type Unresolved } from "./context/target.ts";
import { keyOfGrant, noKey, retiredGrant, usableGrants } from "./grants.ts";
import { parseArn } from "./model/arn.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Environment, VpcEndpoint } from "./model/environment.ts";
import type { Request, RequestBase } from "./model/request.ts";
import { problem, tell } from "./problem.ts";
import { unknownAction } from "./read/asked-names.ts";
import { rootElement } from "./read/element.ts";
import { readSessionPolicies } from "./read/request.ts";
import { noSource } from "./read/source.ts";
import { tagsFrom } from "./read/tags.ts";

/** A target worked out beforehand, for the permissions of a call. */
export interface Asked {
  readonly permission: Permission;
  readonly target: Target;
}

/** @throws InvalidInput when the request names something that does not exist. */
export function resolveRequest(request: Request, environment: Environment): Situation {
  const problems: Diagnostic[] = [];
  const permission = findPermission(request.action);
  if (permission === null) problems.push(problem("unknown-action", "/action", unknownAction(request.action)));
  const shared = resolveCircumstances(request, environment, problems);
  if (permission === null || shared === null) throw new InvalidInput(problems);
  const target = resolveTarget(permission, request, shared, problems);
  if (target !== null) checkPartition(shared.caller, target, problems);
  if (target === null || problems.length > 0) throw new InvalidInput(problems);
  return situationOf({ permission, target }, request, shared);
}

/**
 * A partition knows no credentials of another. Source: AWS Fault Isolation Boundaries, "Partitions".
 */
export function checkPartition({ text }: Caller, { arn }: Target, problems: Diagnostic[]): void {
  const [own, other] = [parseArn(text)?.partition, parseArn(arn)?.partition];
  if (own === undefined || other === undefined || own === other) return;
  const message = `\`${text}\` is of partition \`${own}\`, and means nobody to AWS KMS in \`${other}\`, where \`${arn}\` is`;
  problems.push(problem("wrong-partition", "/principal", message));
}

export type Circumstances = Pick<Situation, "environment" | "caller" | "session" | "vpcEndpoint">;

export function situationOf({ permission, target }: Asked, request: RequestBase, shared: Circumstances): Situation {
  const tokens = strings(request.input?.["GrantTokens"]);
  return {
    ...shared,
    permission,
    target,
    tokens,
    grants: target.kind === "key" ? usableGrants(target.key, shared.caller, tokens) : [],
    retired:
      target.kind === "key" && permission.name === "RetireGrant" ? retiredGrant(target.key, request.input) : null,
    // A call that a service forwards does not come through the caller's endpoint (E47).
    vpcEndpoint: request.viaService === undefined ? shared.vpcEndpoint : null,
    given: new Set(Object.keys(request.context ?? {}).map(canonicalName)),
  };
}

/** Who calls, in what session, through which endpoint. */
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

/** The Region that the request was sent to, where it tells. */
export function regionOf(request: RequestBase): string | null {
  return givenText(request.context, "aws:RequestedRegion");
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

function resolveTarget(
  permission: Permission,
  request: Request,
  { environment, caller }: Circumstances,
  problems: Diagnostic[],
): Target | null {
  const region = regionOf(request);
  const { action } = permission;
  const { resource } = request;
  if (permission.resources.includes("none")) {
    if (resource !== undefined && resource !== "*") {
      problems.push(
        problem("unexpected-resource", "/resource", `\`${action}\` is about no key or alias: leave it out`),
      );
    }
    return { kind: "service", arn: "*", account: null, region: region ?? onlyRegion(environment) };
  }
  const name = resource ?? (permission.name === "RetireGrant" ? keyOfGrant(request.input, environment) : null);
  if (name === null) {
    const missing = problem("missing-resource", "/resource", `\`${action}\` needs a resource: the key it is about`);
    problems.push(permission.name === "RetireGrant" ? noKey(request.input, missing) : missing);
    return null;
  }
  const asAlias = permission.resources.includes("alias") && /(?:^|:)alias\//u.test(name);
  return accept((asAlias ? findAlias : findKey)(name, environment, caller.account, region), "/resource", problems);
}

export function accept<T extends Target>(found: T | Unresolved, pointer: string, problems: Diagnostic[]): T | null {
  if (!("problem" in found)) return found;
  tell(problem("unknown-key", pointer, found.problem), problems);
  return null;
}
