/**
 * `terraform show -json PLAN`: the policies of keys and of IAM as they are planned. What only the apply will know is
 * symbolic in a policy document of Terraform's own; a policy that is not known at all cannot be looked at, and is a
 * diagnostic. Source: Terraform, JSON output format.
 */

import type { PolicyKind } from "../../../model/policy.ts";
import { type Element, isObject, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { openEmbedded } from "../../../read/embedded.ts";
import type { KeyFacts, PolicyDocument } from "../../subject.ts";
import { barePolicy, diagnosticAt, type InputForm, type InputOptions } from "../input.ts";
import { hclSuppressions } from "./comments.ts";
import { configurationOf, configuredAddress, referencesOf } from "./configuration.ts";
import { isSettledPolicy, unasked } from "../joined.ts";
import { plannedDocument } from "./policy-document.ts";
import { togetherOf } from "./together.ts";

export const terraformPlan: InputForm = {
  name: "terraform-plan",
  words: ["planned_values", "resource_changes"],
  fits: ({ value }) => isObject(value) && ("planned_values" in value || "resource_changes" in value),
  read: (document, options) => {
    const resources = itemsOf(memberOf(document, "resource_changes"));
    const policies = new Map(resources.map((resource) => [resource.name, policiesOf(resource, document, options)]));
    const together = togetherOf(document, ({ name }) => policies.get(name) ?? [], options.caller);
    const all = [...policies.values()].flat();
    return {
      // Where the engine is not asked about a key, its ARN is kept from rules that would leave the question to the engine.
      policies: all.map((policy) =>
        together === null || !isSettledPolicy(policy.document) ? unasked(policy) : policy,
      ),
      environments: [],
      ...(together === null ? {} : { together }),
      suppressions: hclSuppressions(document, options.terraformTexts, options.diagnostics),
    };
  },
};

const kinds: Readonly<Record<string, PolicyKind | undefined>> = {
  aws_kms_key: "key-policy",
  aws_kms_key_policy: "key-policy",
  aws_kms_external_key: "key-policy",
  aws_kms_replica_key: "key-policy",
  aws_kms_replica_external_key: "key-policy",
  aws_iam_policy: "identity-policy",
  aws_iam_role_policy: "identity-policy",
  aws_iam_user_policy: "identity-policy",
  aws_iam_group_policy: "identity-policy",
};

function policiesOf(resource: Element, plan: Element, { diagnostics }: InputOptions): readonly PolicyDocument[] {
  const type = textOf(memberOf(resource, "type")) ?? "";
  const change = memberOf(resource, "change");
  const after = memberOf(change, "after");
  const kind = kinds[type] ?? otherKind(type, after);
  const address = textOf(memberOf(resource, "address"));
  const key = keyFacts(type, after);
  const found: PolicyDocument[] = [];
  const read = (holder: Element | null, policyKind: PolicyKind): void => {
    const text = textOf(holder);
    if (holder === null || text === null || text === "") return;
    const opened = openEmbedded(holder, text);
    if (opened.ok) found.push({ ...barePolicy(opened.value, policyKind, address), key });
    else diagnostics.push(diagnosticAt(holder, "syntax-error", "the policy in this text is not JSON"));
  };
  if (kind !== null) {
    read(memberOf(after, "policy") ?? memberOf(after, "content"), kind);
    const unknown = memberOf(memberOf(change, "after_unknown"), "policy");
    if (unknown?.value === true && isGiven(plan, address ?? "")) {
      const documents = plannedDocuments(plan, address ?? "");
      found.push(...documents.map((document) => ({ ...barePolicy(document, kind, address), key })));
      if (documents.length === 0) {
        const message = `the policy of \`${address ?? type}\` is known only after the apply, and cannot be linted; written as a \`data.aws_iam_policy_document\`, it could be`;
        diagnostics.push(diagnosticAt(unknown, "unresolved-policy", message));
      }
    }
  }
  for (const inline of itemsOf(memberOf(after, "inline_policy"))) read(memberOf(inline, "policy"), "identity-policy");
  return found;
}

/** The documents that a policy is made of, where the plan tells enough of each. */
function plannedDocuments(plan: Element, address: string): readonly Element[] {
  const references = referencesOf(plan, address, "policy").filter((one) => !one.endsWith(".json"));
  const isDocument = (one: string): boolean => /(?:^|\.)data\.aws_iam_policy_document\.[\w-]+$/u.test(one);
  if (references.length === 0 || !references.every(isDocument)) return [];
  const read = itemsOf(memberOf(plan, "resource_changes"))
    .filter((one) => references.includes(configuredAddress(textOf(memberOf(one, "address")) ?? "")))
    .map(plannedDocument);
  return read.every((document) => document !== null) ? read : [];
}

/** Whether the configuration gives the policy: a key without one gets the default, which no plan knows either. */
function isGiven(plan: Element, address: string): boolean {
  const configured = configurationOf(plan, address);
  return configured === null || memberOf(memberOf(configured, "expressions"), "policy") !== null;
}

function otherKind(type: string, after: Element | null): PolicyKind | null {
  if (type === "aws_vpc_endpoint") {
    return textOf(memberOf(after, "service_name"))?.endsWith(".kms") === true ? "vpc-endpoint-policy" : null;
  }
  if (type !== "aws_organizations_policy") return null;
  const said = textOf(memberOf(after, "type")) ?? "SERVICE_CONTROL_POLICY";
  if (said === "SERVICE_CONTROL_POLICY") return "service-control-policy";
  return said === "RESOURCE_CONTROL_POLICY" ? "resource-control-policy" : null;
}

function keyFacts(type: string, after: Element | null): KeyFacts | null {
  if (type !== "aws_kms_key") return null;
  return {
    arn: textOf(memberOf(after, "arn")),
    region: null,
    keySpec: textOf(memberOf(after, "customer_master_key_spec")) ?? "SYMMETRIC_DEFAULT",
    keyUsage: textOf(memberOf(after, "key_usage")) ?? "ENCRYPT_DECRYPT",
    origin: "AWS_KMS",
    keyManager: "CUSTOMER",
    multiRegion: null,
  };
}
