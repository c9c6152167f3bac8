/** A condition operator exists. */

import { operatorNames } from "../../../model/policy.ts";
import { nearestName } from "../../../read/nearest-name.ts";
import { isSymbolic } from "../../symbolic.ts";
import { renameMember } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const unknownOperator = policyRule({
  id: "unknown-operator",
  severity: "error",
  preset: "recommended",
  summary: "A condition operator exists.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
  messages: {
    unknown: "there is no condition operator `{operator}`",
    near: "there is no condition operator `{operator}`; write `{nearest}`",
    null: "`Null` takes no `IfExists`: it already asks whether the key is there",
  },
  check: ({ conditions }, report) => {
    const seen = new Set<unknown>();
    for (const { block, operator } of conditions) {
      if (operator !== null || seen.has(block.value) || isSymbolic(block.name)) continue;
      seen.add(block.value);
      const data = { operator: block.name };
      const nearest = nearestName(block.name, names);
      if (/^(?:\w+:)?NullIfExists$/iu.test(block.name)) report({ at: block, part: "name", message: "null", data });
      else if (nearest === null) report({ at: block, part: "name", message: "unknown", data });
      else {
        const fix = { description: `write \`${nearest}\``, safe: false, edits: [renameMember(block, nearest)] };
        report({ at: block, part: "name", message: "near", data: { ...data, nearest }, fix });
      }
    }
  },
});

const names = operatorNames.flatMap((name) => [name, `${name}IfExists`, `ForAnyValue:${name}`, `ForAllValues:${name}`]);
