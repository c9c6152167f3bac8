/**
 * The key policy: the one policy that a key cannot be without (E1, E3). It does not speak about aliases, about actions
 * that only IAM controls (E39), nor about RetireGrant (E35). `*` means every AWS identity: to allow, a service must be
 * named; a Deny for everyone hits services too (E7, E14).
 */

import { findConditionKey } from "../catalog/condition-keys.ts";
import { type Layer, resourceLike } from "./layer.ts";

export const keyPolicy: Layer = {
  ...resourceLike,
  name: "key-policy",
  words: { title: "key policy", awsTitle: "resource-based policy", awsHides: true },
  role: "source",
  silence: null,
  levels: ({ target, permission }) =>
    target.kind !== "key" || target.key.policy === null || permission.name === "RetireGrant" || permission.iamOnly
      ? null
      : [[target.key.policy]],
  everyoneIncludesServices: (effect) => effect === "Deny",
  belongsToKey: true,
  hides: (key) => findConditionKey(key)?.record.identityPoliciesOnly === true,
};
