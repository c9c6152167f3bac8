/** Broken rules of aliases, tags, forwarded calls and missing policies (E39-E47). */

import { type Break, broken } from "./break.ts";

export const brokenSpecialKeys: readonly Break[] = [
  broken(
    "E39",
    "an action that only IAM controls needs a key policy, too",
    "translate/program.ts",
    `return [source("identity", [], sameAccountPaths.account, ways)];`,
    `return [];`,
  ),
  broken(
    "E41",
    "an alias ARN as Resource means its key",
    "translate/resource.ts",
    `const { arn } = situation.target;`,
    `const { target } = situation;\n  const arn = target.kind === "key" && pattern.includes(":alias/") && target.key.aliases.some((name) => pattern.endsWith(name)) ? pattern : target.arn;`,
  ),
  broken(
    "E45",
    "key policies see the tags of the key",
    "layers/key-policy.ts",
    `findConditionKey(key)?.record.identityPoliciesOnly === true`,
    `findConditionKey(key) === undefined`,
  ),
  broken(
    "E47",
    "a forwarded call comes through the caller's endpoint",
    "resolve.ts",
    `vpcEndpoint: request.viaService === undefined ? shared.vpcEndpoint : null,`,
    `vpcEndpoint: shared.vpcEndpoint,`,
  ),
  broken(
    "E65",
    "a key without its policy is readable as one that allows all",
    "explain/reason.ts",
    `if (target.kind === "key" && target.key.policy === null) return "undecidable";`,
    ``,
  ),
];
