/**
 * From a request to its situation: who calls, which key or alias is meant, which grants are usable. A key that the
 * request names and the environment lacks is an error, never a decision.
 */

import { findConditionKey } from "./catalog/condition-keys.ts";
import { findPermission, type Permission } from "./catalog/permissions.ts";
import { type Caller, means, readCaller } from "./context/caller.ts";
import { canonicalName } from "./context/context.ts";
import { givenText } from "./context/given.ts";
import { strings } from "./context/input.ts";
import type { Session, Situation } from "./context/situation.ts";
import { findAlias, findKey, onlyRegion, type Target, type Unresolved } from "./context/target.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Environment, Grant, Key, VpcEndpoint } from "./model/environment.ts";
import type { Request, RequestBase } from "./model/request.ts";
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
  const caller = resolveCaller(request, environment, problems);
  const vpcEndpoint = resolveEndpoint(request, environment, problems);
  const session = resolveSession(request, problems);
  checkContext(request, problems);
  const target =
    permission === null || caller === null ? null : resolveTarget(permission, request, caller, environment, problems);
  if (permission === null || caller === null || target === null || problems.length > 0)
    throw new InvalidInput(problems);
  return situationOf({ permission, target }, request, { environment, caller, session, vpcEndpoint });
}

/** What the schema cannot say of context keys: one spelling of each, one value where a key has one (E63). */
function checkContext(request: RequestBase, problems: Diagnostic[]): void {
  const seen = new Set<string>();
  for (const [written, value] of Object.entries(request.context ?? {})) {
    const found = findConditionKey(written);
    const name = canonicalName(written);
    const pointer = `/context/${written.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (seen.has(name)) problems.push(problem("duplicate-name", pointer, `a second value for \`${name}\``));
    seen.add(name);
    if (found !== null && !found.record.multi && Array.isArray(value) && value.length > 1) {
      problems.push(problem("wrong-type", pointer, `\`${name}\` holds one value`));
    }
  }
}

export type Circumstances = Pick<Situation, "environment" | "caller" | "session" | "vpcEndpoint">;

export function situationOf({ permission, target }: Asked, request: RequestBase, shared: Circumstances): Situation {
  const key = target.kind === "key" ? target.key : null;
  return {
    ...shared,
    permission,
    target,
    grants: key === null ? [] : usableGrants(key, shared.caller, strings(request.input?.["GrantTokens"])),
    retired: key === null || permission.name !== "RetireGrant" ? null : retiredGrant(key, request.input),
    /** A call that a service forwards does not come through the caller's endpoint (E47). */
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
  checkContext(request, problems);
  return caller === null ? null : { environment, caller, session, vpcEndpoint };
}

/** The Region that the request was sent to, where it tells. */
export function regionOf(request: RequestBase): string | null {
  return givenText(request.context, "aws:RequestedRegion");
}

export function problem(code: string, pointer: string, message: string): Diagnostic {
  return { code, pointer, message, file: null, line: null, column: null };
}

function resolveCaller(request: RequestBase, environment: Environment, problems: Diagnostic[]): Caller | null {
  const federatedBy = request.session?.federatedBy ?? null;
  const caller = readCaller(request.principal, federatedBy, environment);
  if (caller === null) {
    problems.push(
      problem(
        "invalid-principal",
        "/principal",
        `\`${request.principal}\` cannot call AWS KMS: expected the ARN of a user, role, session or account root, or a service host name`,
      ),
    );
  }
  return caller;
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
  caller: Caller,
  environment: Environment,
  problems: Diagnostic[],
): Target | null {
  const region = regionOf(request);
  if (permission.resources.includes("none")) {
    return { kind: "service", arn: "*", account: null, region: region ?? onlyRegion(environment) };
  }
  const name =
    request.resource ?? (permission.name === "RetireGrant" ? keyOfGrant(request.input, environment) : undefined);
  if (name === undefined) {
    problems.push(
      problem("missing-resource", "/resource", `\`${permission.action}\` needs a resource: the key it is about`),
    );
    return null;
  }
  const asAlias = permission.resources.includes("alias") && /(?:^|:)alias\//u.test(name);
  return accept((asAlias ? findAlias : findKey)(name, environment, caller.account, region), "/resource", problems);
}

/** RetireGrant may name its grant by token alone. */
export function keyOfGrant(input: RequestBase["input"], environment: Environment): string | undefined {
  const { KeyId: named, GrantToken: token } = input ?? {};
  if (typeof named === "string") return named;
  return [...environment.keys.values()].find((key) =>
    key.grants.some((grant) => grant.token !== null && grant.token === token),
  )?.arn;
}

export function accept<T extends Target>(found: T | Unresolved, pointer: string, problems: Diagnostic[]): T | null {
  if (!("problem" in found)) return found;
  problems.push(problem("unknown-key", pointer, found.problem));
  return null;
}

/** The grants that name the caller and have spread, or whose token the request presents (E34). */
function usableGrants(key: Key, caller: Caller, tokens: readonly string[]): readonly Grant[] {
  return key.grants.filter(
    ({ grantee, propagated, token }) =>
      means(grantee, caller) && (propagated || tokens.some((presented) => presented === token)),
  );
}

function retiredGrant(key: Key, input: RequestBase["input"]): Grant | null {
  const { GrantId: id, GrantToken: token } = input ?? {};
  return key.grants.find((grant) => grant.id === id || (grant.token !== null && grant.token === token)) ?? null;
}
