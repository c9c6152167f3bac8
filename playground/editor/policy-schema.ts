/**
 * The grammar of a policy as a JSON Schema, for completion and hover. It refuses nothing: what a policy may say is the
 * engine's to tell. Source: IAM User Guide, reference_policies_grammar.
 */

import { operatorNames } from "../../engine/lint/index.ts";

/** Each operator by itself and, where it may, for an absent key; the set modifiers with the operators they are mostly used with. */
const operators: readonly string[] = [
  ...operatorNames.flatMap((name) => (name === "Null" ? [name] : [name, `${name}IfExists`])),
  ...["ForAnyValue", "ForAllValues"].flatMap((set) => [`${set}:StringEquals`, `${set}:StringLike`]),
];

const operatorNotes: Readonly<Record<string, string>> = {
  Bool: "Compares a condition key with `true` or `false`.",
  Null: "`true`: the condition key must be absent. `false`: it must be present.",
  IpAddress: "An address, or a range as CIDR.",
  BinaryEquals: "Base64.",
};

function operatorNote(operator: string): string {
  if (operatorNotes[operator] !== undefined) return operatorNotes[operator];
  if (operator.startsWith("ForAnyValue:")) return "Holds when one of the request's values fits. An absent key fails.";
  if (operator.startsWith("ForAllValues:"))
    return "Holds when each of the request's values fits. An absent key fits as well: add a `Null` condition in an Allow.";
  if (operator.endsWith("IfExists")) return "Holds when the condition key is absent, too.";
  if (operator.includes("Not")) return "Holds when none of the values fits. An absent key fits.";
  if (operator.includes("Like")) return "`*` stands for any text, `?` for one character.";
  return "Holds when one of the values fits.";
}

const texts = (description: string) => ({
  description,
  anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }],
});

const principal = {
  description:
    "Whom the statement means: an account (which lets its IAM policies decide), users, roles, services, or `*`.",
  anyOf: [
    { type: "string" },
    {
      type: "object",
      properties: {
        AWS: texts("Accounts, users, roles and sessions, by ARN; an account also by its id."),
        Service: texts("Services, by name, e.g. `cloudtrail.amazonaws.com`."),
        Federated: texts("Identity providers; they never call KMS themselves."),
      },
    },
  ],
};

export function policySchema(withPrincipal: boolean) {
  return {
    type: "object",
    properties: {
      Version: {
        description: "The version of the language. Without `2012-10-17` policy variables are plain text.",
        enum: ["2012-10-17", "2008-10-17"],
      },
      Id: { type: "string", description: "A name for the policy." },
      Statement: {
        description: "The statements. A Deny that applies wins over every Allow.",
        type: "array",
        items: {
          type: "object",
          properties: {
            Sid: { type: "string", description: "A name for the statement, told in explanations." },
            Effect: { enum: ["Allow", "Deny"], description: "What the statement does where it applies." },
            ...(withPrincipal
              ? {
                  Principal: principal,
                  NotPrincipal: {
                    ...principal,
                    description:
                      "Everyone but these. With Allow it lets nearly all in; with Deny it is hard to get right.",
                  },
                }
              : {}),
            Action: texts("What it is about, e.g. `kms:Decrypt`, `kms:Generate*`."),
            NotAction: texts("Everything but these actions."),
            Resource: texts("Which keys. In a key policy `*` means this key."),
            NotResource: texts("All keys but these."),
            Condition: {
              description: "When it applies: every operator and every key in it must hold.",
              type: "object",
              properties: Object.fromEntries(
                operators.map((operator) => [operator, { type: "object", description: operatorNote(operator) }]),
              ),
            },
          },
          defaultSnippets: [
            {
              label: "{ } statement",
              description: "A new statement",
              body: {
                Sid: "$1",
                Effect: "${2|Allow,Deny|}",
                ...(withPrincipal ? { Principal: { AWS: "$3" } } : {}),
                Action: "kms:$4",
                Resource: "*",
              },
            },
          ],
        },
      },
    },
  };
}
