/** E26: how an account as principal of a VPC endpoint policy means the account's users and roles. */

import { means } from "../../context/caller.ts";
import { vpcEndpointPolicy } from "../../layers/vpc-endpoint-policy.ts";
import { matches, principalTest } from "../../translate/principal.ts";
import { rereadStatements } from "./reread.ts";
import type { UndocumentedRule } from "./rule.ts";

export const endpointAccounts: UndocumentedRule = {
  rule: "E26",
  text: "an account as principal in a VPC endpoint policy is read as every principal of that account",
  otherwise: (program) =>
    program.situation.caller.kind === "root"
      ? []
      : rereadStatements(program, ({ layer, statement }, { situation: { caller } }) => {
          const element = layer === vpcEndpointPolicy ? statement.principal : null;
          if (element === null || element.negated) return null;
          const entries = element.entries.filter((entry) => entry.kind !== "account" || !means(entry, caller));
          if (entries.length === element.entries.length) return null;
          const other = { ...element, entries };
          const includesServices = layer.everyoneIncludesServices(statement.effect);
          return {
            principal: principalTest(other, caller, includesServices),
            matches: matches(other, caller, includesServices),
          };
        }),
};
