/** One permission with everything that decides it. */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { worksAcrossAccounts } from "./catalogue.ts";
import { type Context, contextOf } from "./context.ts";
import { type Caller, callerOf } from "./principals.ts";
import { keyTarget, grantsOf, type Target, targetOf } from "./targets.ts";

export type Input = NonNullable<RequestDocument["input"]>;

export interface Situation {
  readonly environment: EnvironmentDocument;
  readonly caller: Caller;
  readonly action: string;
  readonly target: Target;
  readonly input: Input;
  readonly request: Omit<RequestDocument, "action" | "resource" | "input" | "principal">;
  readonly now: number;
  /** The key that a CreateKey copies, when it is part of ReplicateKey. */
  readonly primary: Target | null;
  readonly context: Context;
}

export function situationOf(environment: EnvironmentDocument, request: RequestDocument, now: number): Situation {
  const { principal: _, action, resource, input = {}, ...rest } = request;
  const caller = callerOf(environment, request);
  const region = regionGiven(request);
  const byToken = action === "kms:RetireGrant" && resource === undefined;
  const target = byToken
    ? keyWithGrant(environment, input.GrantToken)
    : targetOf(environment, caller, action, resource, region);
  return withContext({ environment, caller, action, target, input, request: rest, now, primary: null });
}

export function withContext(situation: Omit<Situation, "context">): Situation {
  return { ...situation, context: contextOf(situation) };
}

export function regionGiven({ context = {} }: Pick<RequestDocument, "context">): string | null {
  const given = Object.entries(context).find(([name]) => name.toLowerCase() === "aws:requestedregion")?.[1];
  return typeof given === "string" ? given : null;
}

/** E35: RetireGrant may name its grant by token alone. */
export function keyWithGrant(environment: EnvironmentDocument, token: string | undefined): Target {
  const found = Object.entries(environment.keys).find(([, key]) =>
    grantsOf(key).some(({ GrantToken }) => GrantToken !== undefined && GrantToken === token),
  );
  if (found === undefined) throw new Error("no key has a grant with this token");
  return keyTarget(environment, found[0]);
}

/** A service principal belongs to no account, and is judged where the key is. */
export function isSameAccount({ caller, target }: Situation): boolean {
  return caller.account === null || caller.account === target.account;
}

/** E9: across accounts, whatever gives any other operation gives nothing. */
export function isReachable(situation: Situation): boolean {
  return isSameAccount(situation) || worksAcrossAccounts(situation.action);
}

/** E39, E40, E43: only IAM policies control what is asked on no key that exists. */
export function isIamOnly({ target }: Situation): boolean {
  return target.kind !== "key";
}
