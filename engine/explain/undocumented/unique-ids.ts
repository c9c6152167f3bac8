/** E15: AWS documents for trust policies that it stores a principal's unique id; for key policies it does not say. */

import { means } from "../../context/caller.ts";
import { matches, principalTest } from "../../translate/principal.ts";
import { rereadStatements } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const uniqueIds: UndocumentedRule = {
  rule: "E15",
  text: "a unique id (`AROA…`, `AIDA…`) in a policy is read as the principal that has this id, as in a trust policy; for AWS KMS this is not documented",
  otherwise: (program) =>
    rereadStatements(program, ({ layer, statement }, { situation: { caller } }) => {
      const element = layer.namesPrincipals ? statement.principal : null;
      const entries = element?.entries.filter((entry) => entry.kind !== "unique-id" || !means(entry, caller)) ?? [];
      if (element === null || element.negated || entries.length === element.entries.length) return null;
      const other = { ...element, entries };
      const includesServices = layer.everyoneIncludesServices(statement.effect);
      return {
        principal: principalTest(other, caller, includesServices),
        matches: matches(other, caller, includesServices),
      };
    }),
};
