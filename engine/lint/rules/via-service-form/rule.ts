/** kms:ViaService holds `service.region.amazonaws.com`, in lower case, and nothing else (E47). */

import { knownValues } from "../../known-values.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const viaServiceForm = policyRule({
  id: "via-service-form",
  severity: "error",
  preset: "recommended",
  summary: "A value of `kms:ViaService` has the form `service.region.amazonaws.com`.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
  messages: {
    near: "`kms:ViaService` is never `{value}`; write `{wanted}`",
    region: "`kms:ViaService` is never `{value}`, which lacks the Region; write `{service}.region.amazonaws.com`",
    none: "`kms:ViaService` is never `{value}`; write `service.region.amazonaws.com`",
  },
  check: ({ statements, key }, report) => {
    for (const condition of statements.flatMap(({ conditions }) => conditions)) {
      const { operator, found } = condition;
      if (found?.name !== "kms:ViaService" || operator?.startsWith("String") !== true) continue;
      const anyCase = operator.endsWith("IgnoreCase");
      for (const { at, text: value } of knownValues(condition)) {
        // That a wildcard is none under StringEquals is told by a rule of its own.
        if (isPossible(anyCase ? value.toLowerCase() : value)) continue;
        const wanted = nearest(value.toLowerCase(), key?.region ?? null);
        if (wanted !== null && isPossible(wanted)) {
          const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
          report({ at, message: "near", data: { value, wanted }, fix });
          continue;
        }
        const service = serviceOf(value.toLowerCase());
        if (service === null) report({ at, message: "none", data: { value } });
        else report({ at, message: "region", data: { value, service } });
      }
    }
  },
});

const region = "[a-z]{2,3}(?:-[a-z]+)+-\\d+";
const form = new RegExp(`^[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.${region}\\.amazonaws\\.com(?:\\.cn)?$`, "u");

/** Whether the text is such a name, or a pattern that leaves enough open to match one. */
function isPossible(value: string): boolean {
  if (!/[*?]/u.test(value)) return form.test(value);
  return /^[a-z0-9.*?-]+$/u.test(value) && /(?:\.amazonaws\.com(?:\.cn)?|[*?][a-z.]*)$/u.test(value);
}

function serviceOf(value: string): string | null {
  return /^([a-z0-9-]+)(?:\.amazonaws\.com)?$/u.exec(value)?.[1] ?? null;
}

function nearest(value: string, known: string | null): string | null {
  const swapped = new RegExp(`^(${region})\\.([a-z0-9-]+)\\.amazonaws\\.com$`, "u").exec(value);
  if (swapped !== null) return `${swapped[2] ?? ""}.${swapped[1] ?? ""}.amazonaws.com`;
  const service = serviceOf(value);
  return service !== null && known !== null ? `${service}.${known}.amazonaws.com` : value;
}
