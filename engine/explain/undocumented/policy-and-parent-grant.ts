/** E33: a caller that may create grants both by a policy and by a grant: whether the grant's bounds hold for it. */

import { all, any } from "../../expression/expression.ts";
import type { UndocumentedRule } from "./rule.ts";

export const policyAndParentGrant: UndocumentedRule = {
  rule: "E33",
  text: "a caller who may create grants by policy is not bound by a grant that it holds as well",
  otherwise: (program) => {
    const { grants, sources, situation } = program;
    if (situation.permission.name !== "CreateGrant" || grants.length === 0) return [];
    const within = any(grants.map(({ met }) => met));
    return [{ ...program, sources: sources.map((source) => ({ ...source, core: all([source.core, within]) })) }];
  },
};
