/** The permissions that one API call needs (E40, E42, E43). */

import type { CallDocument, EnvironmentDocument } from "../../engine/model/documents.ts";
import { type Permission, permissionsOf } from "./catalogue.ts";
import { contextOf } from "./context.ts";
import { tagsOf } from "./request-keys.ts";
import type { Input, Situation, Target } from "./situation.ts";
import {
  aliasTarget,
  findKey,
  keyTarget,
  noTarget,
  type Place,
  placeOf,
  regionIn,
  regionOf,
  targetOf,
} from "./targets.ts";

export function situationsOf(environment: EnvironmentDocument, call: CallDocument, now: number): readonly Situation[] {
  const { operation, input = {} } = call;
  const place = placeOf(environment, call);
  return (
    permissionsOf(operation)
      // E43: no tags, no permission to tag.
      .filter(({ when }) => when === undefined || Object.keys(tagsOf(input.Tags)).length > 0)
      .map((permission) => {
        const { action } = permission;
        const target = targetFor(place, permission, input);
        // E43: the key that ReplicateKey makes is a copy of its primary.
        const isCopy = operation === "ReplicateKey" && target.kind === "none";
        const primary = isCopy ? targetOf(place, action, input.KeyId, input) : null;
        const question = { environment, caller: place.caller, action, target, input, request: call, now, primary };
        return { ...question, context: contextOf(question) };
      })
  );
}

function targetFor(place: Place, { action, role, member, region }: Permission, input: Input): Target {
  const valueOf = (name = ""): string | undefined => (input as Readonly<Record<string, never>>)[name];
  const name = valueOf(member);
  const away = { ...place, region: valueOf(region) ?? place.region };
  switch (role) {
    case "none":
      return noTarget(away);
    case "new-key":
      return newKey(away, input.KeyId);
    case "alias":
    case "current-key": {
      // An alias lives in the Region of its key.
      const key = input.TargetKeyId === undefined ? null : findKey(place, input.TargetKeyId);
      const home = { ...place, region: place.region ?? (key === null ? null : regionIn(key)) };
      const alias = aliasTarget(home, input.AliasName ?? "");
      if (role === "alias") return alias;
      return keyTarget(home, findKey(home, input.AliasName ?? "") ?? alias.arn);
    }
    case "replica-key": {
      // E44: related keys share their id, and differ in Region.
      const key = findKey(place, input.KeyId ?? "") ?? "";
      return keyTarget(place, key.split(":").with(3, regionOf(away)).join(":"));
    }
    default:
      return targetOf(place, role === "target-key" ? "" : action, name, input);
  }
}

/** E43: tags of a key to be made are asked on a key ARN of the caller's account and the Region. */
function newKey(place: Place, primary: string | undefined): Target {
  const { partition, account } = place.caller;
  if (account === null) return noTarget(place);
  const id = primary === undefined ? undefined : findKey(place, primary)?.split("/")[1];
  const arn = `arn:${partition}:kms:${regionOf(place)}:${account}:key/${id ?? "00000000-0000-0000-0000-000000000000"}`;
  return { ...keyTarget(place, arn), kind: "new-key", key: null };
}
