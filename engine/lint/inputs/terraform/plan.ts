/**
 * `terraform show -json PLAN`: the policies of keys and of IAM as they are planned. What only the apply will know is
 * symbolic in a policy document of Terraform's own; a policy that is not known at all cannot be looked at, and is a
 * diagnostic. Source: Terraform, JSON output format.
 */

import { type Element, isObject, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { openEmbedded } from "../../../read/embedded.ts";
import type { KeyFacts, PolicyDocument } from "../../subject.ts";
import { barePolicy, diagnosticAt, type InputForm, type InputOptions } from "../input.ts";
import { hclSuppressions } from "./comments.ts";
import { configurationOf, configuredAddress, referencesOf } from "./configuration.ts";
import { checkGrants } from "./grants.ts";
import { always, type KindOf } from "../kind-by-look.ts";
import { isSettledPolicy, unasked } from "../joined.ts";
import { plannedDocument } from "./policy-document.ts";
import { plannedResources } from "./planned.ts";
import { policyHolder, unknownInlinePolicies } from "./policy-holders.ts";
import { togetherOf } from "./together.ts";

export const terraformPlan: InputForm = {
  name: "terraform-plan",
  words: ["planned_values", "resource_changes"],
  fits: ({ value }) => isObject(value) && ("planned_values" in value || "resource_changes" in value),
  read: (document, options) => {
    const resources = itemsOf(memberOf(document, "resource_changes"));
    const policies = new Map(resources.map((resource) => [resource.name, policiesOf(resource, document, options)]));
    checkGrants(plannedResources(document), options.diagnostics);
    const together = togetherOf(document, ({ name }) => policies.get(name) ?? [], options.caller);
    const all = [...policies.values()].flat();
    return {
      // Where the engine is not asked about a key, its ARN is kept from rules that would leave the question to the engine.
      policies: all.map((policy) =>
        together.length === 0 || !isSettledPolicy(policy.document) ? unasked(policy) : policy,
      ),
      environments: [],
      together,
      suppressions: hclSuppressions(document, options.terraformTexts, options.diagnostics),
    };
  },
};

function policiesOf(resource: Element, plan: Element, { diagnostics }: InputOptions): readonly PolicyDocument[] {
  const type = textOf(memberOf(resource, "type")) ?? "";
  const change = memberOf(resource, "change");
  const after = memberOf(change, "after");
  const holder = policyHolder(resource, plan);
  const name = textOf(memberOf(resource, "address"));
  const address = name ?? "";
  const key = keyFacts(type, after);
  const found: PolicyDocument[] = [];
  const add = (document: Element, kindOf: KindOf): void => {
    const kind = kindOf(document);
    if (kind !== null) found.push({ ...barePolicy(document, kind, name), key });
  };
  const readText = (element: Element | null, kindOf: KindOf): void => {
    const text = textOf(element);
    if (element === null || text === null || text === "") return;
    const opened = openEmbedded(element, text);
    if (opened.ok) add(opened.value, kindOf);
    else diagnostics.push(diagnosticAt(element, "syntax-error", "the policy in this text is not JSON"));
  };
  const readUnknown = (unknown: Element, kindOf: KindOf, member: string): void => {
    const documents = plannedDocuments(plan, address, member);
    for (const document of documents) add(document, kindOf);
    if (documents.length > 0) return;
    const message = `the policy of \`${name ?? type}\` is known only after the apply, and cannot be linted; written as a \`data.aws_iam_policy_document\`, it could be`;
    diagnostics.push(diagnosticAt(unknown, "unresolved-policy", message));
  };
  if (holder !== null) {
    const { kindOf, member } = holder;
    readText(memberOf(after, member), kindOf);
    const unknown = memberOf(memberOf(change, "after_unknown"), member);
    if (unknown?.value === true && isGiven(plan, address, member)) readUnknown(unknown, kindOf, member);
  }
  if (type === "aws_iam_role") {
    const kindOf = always("identity-policy");
    for (const inline of itemsOf(memberOf(after, "inline_policy"))) readText(memberOf(inline, "policy"), kindOf);
    const [unknown] = unknownInlinePolicies(change, configurationOf(plan, address));
    if (unknown !== undefined) readUnknown(unknown, kindOf, "inline_policy");
  }
  return found;
}

/** The documents that a policy is made of, where the plan tells enough of each. */
function plannedDocuments(plan: Element, address: string, member: string): readonly Element[] {
  const references = referencesOf(plan, address, member).filter((one) => !one.endsWith(".json"));
  const isDocument = (one: string): boolean => /(?:^|\.)data\.aws_iam_policy_document\.[\w-]+$/u.test(one);
  if (references.length === 0 || !references.every(isDocument)) return [];
  const read = itemsOf(memberOf(plan, "resource_changes"))
    .filter((one) => references.includes(configuredAddress(textOf(memberOf(one, "address")) ?? "")))
    .map(plannedDocument);
  return read.every((document) => document !== null) ? read : [];
}

/** Whether the configuration gives the policy: a key without one gets the default, which no plan knows either. */
function isGiven(plan: Element, address: string, member: string): boolean {
  const configured = configurationOf(plan, address);
  return configured === null || memberOf(memberOf(configured, "expressions"), member) !== null;
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
