/** From a request to the situation that is judged. */

import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { contextOf } from "./context.ts";
import type { Situation } from "./situation.ts";
import { placeOf, targetOf } from "./targets.ts";

export function situationOf(environment: EnvironmentDocument, request: RequestDocument, now: number): Situation {
  const { action, resource, input = {} } = request;
  const place = placeOf(environment, request);
  const target = targetOf(place, action, resource, input);
  const question = { environment, caller: place.caller, action, target, input, request, now, primary: null };
  return { ...question, context: contextOf(question) };
}
