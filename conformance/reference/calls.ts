/** The permissions that one API call needs (E40, E42, E43). */

import type { CallDocument, EnvironmentDocument } from "../../engine/model/documents.ts";
import { permissionsOf } from "./catalogue.ts";
import { contextOf } from "./context.ts";
import { tagsOf } from "./request-keys.ts";
import type { Situation } from "./situation.ts";
import { placeOf, targetFor, targetOf } from "./targets.ts";

export function situationsOf(environment: EnvironmentDocument, call: CallDocument, now: number): readonly Situation[] {
  const { operation, input = {} } = call;
  const place = placeOf(environment, call);
  // E43: no tags, no permission to tag.
  const isTagging = Object.keys(tagsOf(input.Tags)).length > 0;
  const needed = permissionsOf(operation).filter(({ when }) => when === undefined || isTagging);
  return needed.map((permission) => {
    const { action } = permission;
    const target = targetFor(place, permission, input);
    // E43: the key that ReplicateKey makes is a copy of its primary.
    const isCopy = operation === "ReplicateKey" && target.kind === "none";
    const primary = isCopy ? targetOf(place, action, input.KeyId, input) : null;
    const question = { environment, caller: place.caller, action, target, input, request: call, now, primary };
    return { ...question, context: contextOf(question) };
  });
}
