/** A service principal has a name in a domain of AWS services, such as `logs.amazonaws.com` (E14). */

import { nearestName } from "../../../read/nearest-name.ts";
import { replaceValue } from "../../edits.ts";
import { policyRule } from "../../rule.ts";

export const servicePrincipalName = policyRule({
  id: "service-principal-name",
  severity: "error",
  preset: "recommended",
  kinds: ["key-policy", "vpc-endpoint-policy"],
  summary: "A service principal has a name in a domain of AWS services, such as `amazonaws.com`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  messages: {
    near: "no service of AWS has the name `{name}`; write `{wanted}`",
    none: "no service of AWS has the name `{name}`; write one such as `logs.amazonaws.com`",
  },
  check: ({ statements }, report) => {
    for (const { element: at, entry } of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
      if (entry?.kind !== "service" || isOfAws(entry.name)) continue;
      const { name } = entry;
      const wanted = correctionOf(name);
      if (wanted === null) {
        report({ at, message: "none", data: { name } });
        continue;
      }
      const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
      report({ at, message: "near", data: { name, wanted }, fix });
    }
  },
});

/** The domain of AWS; any that is called `aws`, as inner services have it; those of isolated partitions, which stand under `gov` and `uk`. */
function isOfAws(name: string): boolean {
  return /.\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|aws\.(?!com$)[a-z]+|gov|uk)$|^alexa-.*\.amazon\.com$/u.test(name);
}

function correctionOf(name: string): string | null {
  const [, service = "", domain = ""] = /^(.+)\.([^.]+\.[^.]+)$/u.exec(name) ?? [];
  if (service === "") {
    const [first = "", second = ""] = name.split(".");
    return nearestName(second, ["amazonaws"]) === null ? null : `${first}.amazonaws.com`;
  }
  const isMeant = ["amazon.com", "aws.com"].includes(domain) || nearestName(domain, ["amazonaws.com"]) !== null;
  return isMeant ? `${service}.amazonaws.com` : null;
}
