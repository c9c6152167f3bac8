/** E23: service control policies bind users, roles and root users; that they leave service principals alone is inferred. */

import { layers } from "../../layers/list.ts";
import { serviceControlPolicy } from "../../layers/service-control-policy.ts";
import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

export const servicesAndScps: UndocumentedRule = {
  rule: "E23",
  text: "service control policies are taken to leave service principals alone, as these are no users or roles of an account",
  otherwise: ({ situation, grants }) => {
    const { caller, target } = situation;
    const bound = serviceControlPolicy.levels({ ...situation, caller: { ...caller, account: target.account } });
    if (caller.kind !== "service" || bound === null) return [];
    const ofTheKeysAccount = { ...serviceControlPolicy, levels: () => bound };
    return [
      buildProgram(situation, {
        grants,
        layers: layers.map((layer) => (layer === serviceControlPolicy ? ofTheKeysAccount : layer)),
      }),
    ];
  },
};
