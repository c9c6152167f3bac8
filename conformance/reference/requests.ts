/** From a request to the situation that is judged. */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { contextOf } from "./context.ts";
import { callerOf } from "./principals.ts";
import type { Situation } from "./situation.ts";
import { keyWithGrant, targetOf } from "./targets.ts";

export function situationOf(environment: EnvironmentDocument, request: RequestDocument, now: number): Situation {
  const { action, resource, input = {} } = request;
  const caller = callerOf(environment, request);
  const isByToken = action === "kms:RetireGrant" && resource === undefined;
  const target = isByToken
    ? keyWithGrant(environment, input.GrantToken)
    : targetOf(environment, caller, action, resource, regionGiven(request));
  const question = { environment, caller, action, target, input, request, now, primary: null };
  return { ...question, context: contextOf(question) };
}

/** The Region that the request's context gives, for names that do not say theirs. */
export function regionGiven({ context = {} }: Pick<RequestDocument, "context">): string | null {
  const given = Object.entries(context).find(([name]) => name.toLowerCase() === "aws:requestedregion")?.[1];
  return typeof given === "string" ? given : null;
}
