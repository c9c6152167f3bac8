/** The values of some keys have a form, and no other text is ever one of them (E59). */

import { replaceValue } from "../../edits.ts";
import { knownValues } from "../../known-values.ts";
import { policyRule } from "../../rule.ts";

export const valueForm = policyRule({
  id: "value-form",
  severity: "error",
  preset: "recommended",
  summary: "A value has the form that the values of its key have.",
  source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html",
  messages: {
    near: "`{key}` is {what}, never `{value}`; write `{wanted}`",
    other: "`{key}` is {what}, never `{value}`; write one such as `{example}`",
  },
  check: ({ conditions }, report) => {
    for (const condition of conditions) {
      const { operator, found, key } = condition;
      const form = found === null ? undefined : forms.get(found.record.name);
      if (form === undefined || operator?.startsWith("String") !== true) continue;
      const { what, example, pattern, start = null, unlike = null } = form;
      for (const { at, text: value } of knownValues(condition)) {
        // A wildcard may stand for the rest; where it is none, a rule of its own tells so.
        if (pattern.test(value) || /[*?]/u.test(value) || value === "") continue;
        const wanted = start === null ? null : start + value;
        if (wanted === null || !pattern.test(wanted) || /[:/]/u.test(value) || unlike?.test(value) === true) {
          report({ at, message: "other", data: { key, what, value, example } });
          continue;
        }
        const fix = { description: `write \`${wanted}\``, safe: false, edits: [replaceValue(at, wanted)] };
        report({ at, message: "near", data: { key, what, value, wanted }, fix });
      }
    }
  },
});

interface Form {
  readonly what: string;
  readonly example: string;
  readonly pattern: RegExp;
  /** What is commonly left out before it. */
  readonly start?: string;
  /** What is the value of another key as it stands. */
  readonly unlike?: RegExp;
}

const organization: Form = { what: "the id of an organization", example: "o-exampleorgid", pattern: /^o-[a-z0-9]+$/u };
const path: Form = {
  what: "a path in an organization",
  example: "o-exampleorgid/r-ab12/*",
  pattern: /^o-[a-z0-9]+\/(?:.*\/)?$/u,
};
const alias: Form = { what: "the name of an alias", example: "alias/orders", pattern: /^alias\/./u, start: "alias/" };
const region: Form = { what: "a Region", example: "us-east-1", pattern: /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/u };
const service: Form = {
  what: "the name of a service",
  example: "athena.amazonaws.com",
  pattern: /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/u,
};
const arn: Form = { what: "an ARN", example: "arn:aws:iam::111122223333:role/App", pattern: /^(?:arn:|A(?:RO|ID)A)/u };

const forms: ReadonlyMap<string, Form> = new Map([
  ["aws:PrincipalOrgID", organization],
  ["aws:ResourceOrgID", organization],
  ["aws:SourceOrgID", organization],
  ["aws:VpceOrgID", organization],
  ["aws:PrincipalOrgPaths", path],
  ["aws:ResourceOrgPaths", path],
  ["aws:SourceOrgPaths", path],
  ["aws:SourceVpc", { what: "the id of a VPC", example: "vpc-1a2b3c4d", pattern: /^vpc-./u }],
  [
    "aws:SourceVpce",
    {
      what: "the id of a VPC endpoint",
      example: "vpce-1a2b3c4d",
      pattern: /^vpce-./u,
      start: "vpce-",
      unlike: /^vpc-/u,
    },
  ],
  ["aws:RequestedRegion", region],
  ["kms:PrimaryRegion", region],
  ["kms:ReplicaRegion", region],
  ["kms:RequestAlias", alias],
  ["kms:ResourceAliases", alias],
  ["aws:CalledVia", service],
  ["aws:CalledViaFirst", service],
  ["aws:CalledViaLast", service],
  ["aws:PrincipalServiceName", service],
  ["kms:GranteeServicePrincipal", service],
  ["kms:RetiringServicePrincipal", service],
  ["kms:GranteePrincipal", arn],
  ["kms:RetiringPrincipal", arn],
]);
