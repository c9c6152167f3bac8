/** A principal is an account, a user, a role, a session, a service or `*` (E12, E13). Told by the reader of policies. */

import { nearestName } from "../../../read/nearest-name.ts";
import { isServiceName, parseAwsPrincipal } from "../../../read/principal-entry.ts";
import { faultRule } from "../../fault-rule.ts";

export const invalidPrincipal = faultRule({
  id: "invalid-principal",
  codes: ["invalid-principal"],
  summary: "A principal is an account, a user, a role, a session, a service or `*`.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
  instead: ({ value, name, parent }, part, fault) => {
    // In a text inside a text a name and its value have one place.
    if (part === "name" && !names.includes(name)) {
      const nearest = nearestName(name, ["AWS", "Service"]);
      return nearest === null ? "use `AWS` or `Service`" : `write \`${nearest}\``;
    }
    if (/resource control policy/u.test(fault)) return "ask for those that you mean in the condition";
    if (typeof value !== "string") return anyForm;
    if (/^(?:Not)?Principal$/u.test(name)) return wrapped(value);
    const isOfService = [name, parent?.name].includes("Service");
    return isOfService ? insteadOfService(value) : insteadOfAws(value);
  },
});

/** Names of members that are never at fault themselves. */
const names: readonly string[] = ["Principal", "NotPrincipal", "AWS", "Service", "Federated", "CanonicalUser"];

const anyForm = "name an account, a user, a role, a session, a service or `*`";

/** A principal that stands without its kind. */
function wrapped(text: string): string {
  const kind = isServiceName(text) ? "Service" : /^(?:arn:|\d{12}$)/u.test(text) ? "AWS" : null;
  return kind === null ? 'write `"*"`, or name accounts, users and roles under `AWS`' : asMember(kind, text);
}

function insteadOfService(text: string): string {
  if (/^(?:arn:|\d{12}$)/u.test(text)) return asMember("AWS", text);
  if (text === "*") return "name each service; a Deny of all says `aws:PrincipalIsAWSService` in its condition";
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//u, "")
    .replace(/\/$/u, "");
  if (plain !== text && isServiceName(plain)) return `write \`${plain}\``;
  return /^[a-z0-9-]+$/u.test(plain) ? `write \`${plain}.amazonaws.com\`` : "write the host name of the service";
}

function insteadOfAws(text: string): string {
  if (text !== text.trim() && !("code" in parseAwsPrincipal(text.trim()))) return "remove the blank around it";
  const [, own = "", role = ""] = /^arn:([^:]*:sts::\d{12}):assumed-role\/([\w+=,.@-]+)\/?$/u.exec(text) ?? [];
  if (own !== "") return `add the session, or name the role, \`arn:${own.replace(":sts:", ":iam:")}:role/${role}\``;
  const [, start = "", rest = ""] = /^(arn:[^:]*:(?:iam|sts)):(\d{12}:.+)$/u.exec(text) ?? [];
  if (start !== "") return `write \`${start}::${rest}\``;
  const digits = text.replaceAll(/[\s-]/gu, "");
  if (/^\d{12}$/u.test(digits)) return `write \`${digits}\``;
  if (/\$\{\s*[a-z][\w-]*:(?!:)/iu.test(text)) {
    return "AWS puts no value in place of a variable here; use `*` and a condition on `aws:PrincipalArn`";
  }
  if (isServiceName(text)) return asMember("Service", text);
  const known = forms.find(([form]) => form.test(text));
  if (known !== undefined) return known[1];
  const [, partition = "", account = "", resource = ""] =
    /^(arn:[^:]*):(?:iam|sts)::(\d{12}):(assumed-role\/.+|federated-user\/.+|role\/.+|user\/.+)$/u.exec(text) ?? [];
  if (resource !== "" && !/[^!-~]/u.test(resource)) {
    const service = /^(?:assumed-role|federated-user)/u.test(resource) ? "sts" : "iam";
    const other = `${partition}:${service}::${account}:${resource}`;
    if (other !== text) return `write \`${other}\``;
  }
  return /^(?:\d+$|arn:[^:]*:(?:iam|sts)::(?!\d{12}:))/u.test(text) ? "write the 12 digits of the account" : anyForm;
}

/** What is often taken for a principal, by its ARN. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^arn:.*[\s,;]+arn:/u, "it holds two ARNs: write each as an item of its own"],
  [/^arn:.*:group\//u, "a group is none: name its users, or the role that they assume"],
  [/^arn:.*:(?:saml|oidc)-provider\//u, "a provider never calls KMS: name the role that its users assume"],
  [/^arn:.*:instance-?profile\//u, "name the role of the instance profile"],
  [/^arn:[^:]*:iam::[^:]*:policy\//u, "name the users and roles that have the policy"],
  [/^arn:[^:]*:[^:]*:[^:]*:[^:]*[*?]/u, "use `*` and a condition on `aws:PrincipalArn`"],
];

function asMember(kind: "AWS" | "Service", text: string): string {
  return `write \`{ "${kind}": ${JSON.stringify(text)} }\``;
}
