/** E25: for actions without a resource AWS's sentence on whose resource control policies apply reads both ways. */

import { layers } from "../../layers/list.ts";
import { resourceControlPolicy } from "../../layers/resource-control-policy.ts";
import { buildProgram } from "../../translate/program.ts";
import type { UndocumentedRule } from "./rule.ts";

export const rcpsWithoutResource: UndocumentedRule = {
  rule: "E25",
  text: "for an action without a resource, the resource control policies of the caller's account are applied",
  otherwise: ({ situation }) =>
    situation.target.kind !== "service" || resourceControlPolicy.levels(situation) === null
      ? []
      : [buildProgram(situation, { layers: layers.filter((layer) => layer !== resourceControlPolicy) })],
};
