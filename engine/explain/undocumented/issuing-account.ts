/** E35: AWS lets "the account in which the grant was created" retire it; through whom, it does not say. */

import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

export const issuingAccount: UndocumentedRule = {
  rule: "E35",
  text: "the account in which a grant was created may retire it by its root user and by whomever its identity policies allow",
  otherwise: ({ situation }) => {
    const { retired, caller, target } = situation;
    const issued = retired !== null && caller.account !== null && retired.issuingAccount === caller.account;
    if (!issued || caller.kind === "root" || caller.account === target.account) return [];
    return [buildProgram({ ...situation, retired: { ...retired, issuingAccount: null } })];
  },
};
