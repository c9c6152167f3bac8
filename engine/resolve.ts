/**
 * From a request to its situation: who calls, which key or alias is meant, which grants are usable. A key that the
 * request names and the environment lacks is an error, never a decision.
 */

import { canonicalName } from "./catalog/condition-keys.ts";
import { findPermission, type Permission } from "./catalog/permissions.ts";
import { type Circumstances, resolveCircumstances } from "./circumstances.ts";
import type { Caller } from "./context/caller.ts";
import { givenText } from "./context/given.ts";
import { strings } from "./context/input.ts";
import type { Situation } from "./context/situation.ts";
import { findAlias, findKey, onlyRegion, type Target, type Unresolved } from "./context/target.ts";
import { keyOfGrant, noKey, retiredGrant, usableGrants } from "./grants.ts";
import { parseArn } from "./model/arn.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Environment } from "./model/environment.ts";
import type { Request, RequestBase } from "./model/request.ts";
import { problem, tell } from "./problem.ts";
import { unknownAction } from "./read/asked-names.ts";

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

/** The Region that the request was sent to, where it tells. */
export function regionOf(request: RequestBase): string | null {
  return givenText(request.context, "aws:RequestedRegion");
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
