/** A policy variable has the form `${key}` or `${key, 'default'}`, without other spaces (E62). */

import type { TextElement } from "../../../read/expect.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";
import { textsWithVariables, variablesIn, type WrittenVariable } from "../../variables.ts";

export const variableSyntax = policyRule({
  id: "variable-syntax",
  severity: "error",
  preset: "recommended",
  summary: "A policy variable has the form `${key}` or `${key, 'default'}`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html",
  messages: {
    unclosed: "the variable `{variable}` has no closing brace; write `}` behind its key",
    empty: "`{variable}` names no key; write one, as in `${aws:PrincipalAccount}`",
    quotes: "the default of `{variable}` stands in single quotes; write `{wanted}`",
    space: "AWS takes no space in `{variable}`; write `{wanted}`",
    key: "AWS takes no space in `{variable}`; choose a key without one",
  },
  check: ({ policy, withVariables }, report) => {
    // Under any other version it is no variable at all, which is told by a rule of its own.
    if (policy.version !== "2012-10-17") return;
    for (const at of withVariables.flatMap(textsWithVariables)) {
      for (const variable of variablesIn(at.value)) {
        const fault = faultOf(variable);
        if (fault === null) continue;
        const { message, wanted } = fault;
        const data = { variable: variable.text, ...(wanted === null ? {} : { wanted }) };
        report({ at, message, data, fix: wanted === null ? null : correction(at, variable, wanted) });
      }
    }
  },
});

type Message = "unclosed" | "empty" | "quotes" | "space" | "key";

function faultOf(variable: WrittenVariable): { readonly message: Message; readonly wanted: string | null } | null {
  const { name, fallback, isClosed } = variable;
  if (!isClosed) return { message: "unclosed", wanted: null };
  if (name.trim() === "") return { message: "empty", wanted: null };
  const key = name.trim().replaceAll(/\s*:\s*/gu, ":");
  if (fallback !== null && !/^\s*'[^']*'\s*$/u.test(fallback)) {
    const plain = fallback.trim().replaceAll(/["']/gu, "");
    return { message: "quotes", wanted: `\${${key}, '${plain}'}` };
  }
  if (/\s/u.test(key)) return { message: "key", wanted: null };
  if (key === name) return null;
  return { message: "space", wanted: fallback === null ? `\${${key}}` : `\${${key},${fallback}}` };
}

function correction(at: TextElement, { text }: WrittenVariable, wanted: string) {
  const value = at.value.replace(text, () => wanted);
  return { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, value)] };
}
