/** The permissions that one API call needs (E40, E42, E43). */

import type { CallDocument, EnvironmentDocument } from "../../engine/model/documents.ts";
import { contextOf } from "./context.ts";
import { type Permission, permissionsOf } from "./catalogue.ts";
import { type Caller, callerOf } from "./principals.ts";
import { regionGiven } from "./requests.ts";
import type { Question, Situation, Target } from "./situation.ts";
import { aliasTarget, findKey, keyNamed, keyTarget, keyWithGrant, noTarget, targetOf } from "./targets.ts";

export function situationsOf(environment: EnvironmentDocument, call: CallDocument, now: number): readonly Situation[] {
  const { operation, input = {} } = call;
  const caller = callerOf(environment, call);
  const members: Readonly<Record<string, unknown>> = input;
  return permissionsOf(operation)
    .filter(({ when }) => when === undefined || members[when] !== undefined)
    .flatMap((permission) => {
      const target = targetFor(environment, caller, permission, call);
      if (target === null) return [];
      // E43: the key that ReplicateKey makes is a copy of its primary.
      const isCopied = operation === "ReplicateKey" && target.kind !== "key";
      const primary = isCopied ? targetOf(environment, caller, "kms:ReplicateKey", input.KeyId, null) : null;
      const question: Question = {
        environment,
        caller,
        action: permission.action,
        target,
        input,
        request: call,
        now,
        primary,
      };
      return [{ ...question, context: contextOf(question) }];
    });
}

function targetFor(
  environment: EnvironmentDocument,
  caller: Caller,
  permission: Permission,
  call: CallDocument,
): Target | null {
  const input = call.input ?? {};
  const member = (name: string | undefined) => {
    const value: unknown = name === undefined ? undefined : (input as Readonly<Record<string, unknown>>)[name];
    return typeof value === "string" ? value : null;
  };
  const region = member(permission.region) ?? regionGiven(call);
  const name = member(permission.member);
  const key = (of: string) => keyNamed(environment, caller, of, region);
  switch (permission.role) {
    case "none":
      return noTarget(caller, region);
    case "new-key":
      return newKey(environment, caller, region, input.KeyId);
    case "alias": {
      const home = input.TargetKeyId === undefined ? region : (key(input.TargetKeyId).split(":")[3] ?? region);
      return aliasTarget(environment, caller, name ?? "", home);
    }
    case "current-key": {
      const target = input.TargetKeyId === undefined ? undefined : key(input.TargetKeyId);
      const found = findKey(environment, caller, input.AliasName ?? "", target?.split(":")[3] ?? region);
      return found === null ? null : keyTarget(environment, found);
    }
    case "target-key":
      return keyTarget(environment, key(name ?? ""));
    case "replica-key": {
      // E44: related keys share their id, and differ in Region.
      const parts = key(input.KeyId ?? "").split(":");
      return keyTarget(environment, parts.with(3, region ?? "").join(":"));
    }
    default:
      if (name === null && permission.action === "kms:RetireGrant") return keyWithGrant(environment, input.GrantToken);
      if (name === null) throw new Error(`${permission.action} needs ${permission.member ?? "a key"}`);
      return targetOf(environment, caller, permission.action, name, region);
  }
}

/** E43: tags of a key to be made are asked on a key ARN of the caller's account and the Region. */
function newKey(
  environment: EnvironmentDocument,
  caller: Caller,
  region: string | null,
  primary: string | undefined,
): Target {
  const id = primary === undefined ? "*" : keyNamed(environment, caller, primary, null).split("/")[1];
  const arn = `arn:${caller.partition}:kms:${region ?? "*"}:${caller.account ?? ""}:key/${id ?? "*"}`;
  return { kind: "new-key", arn, account: caller.account, region, key: null, alias: null };
}
