/**
 * `terraform show -json PLAN`: the policies of keys and of IAM as they are planned. A policy that is known only after the
 * apply cannot be looked at, and is a diagnostic. Source: Terraform, JSON output format.
 */

import type { PolicyKind } from "../../model/policy.ts";
import { type Element, isObject, itemsOf, memberOf, textOf } from "../../read/element.ts";
import { openEmbedded } from "../../read/embedded.ts";
import type { KeyFacts, PolicyDocument } from "../subject.ts";
import { barePolicy, diagnosticAt, type InputForm, type InputOptions } from "./input.ts";

export const terraformPlan: InputForm = {
  name: "terraform-plan",
  fits: ({ value }) => isObject(value) && ("planned_values" in value || "resource_changes" in value),
  read: (document, options) => {
    const resources = itemsOf(memberOf(document, "resource_changes"));
    return { policies: resources.flatMap((resource) => policiesOf(resource, document, options)), environments: [] };
  },
};

const kinds: Readonly<Record<string, PolicyKind | undefined>> = {
  aws_kms_key: "key-policy",
  aws_kms_key_policy: "key-policy",
  aws_kms_external_key: "key-policy",
  aws_kms_replica_key: "key-policy",
  aws_iam_policy: "identity-policy",
  aws_iam_role_policy: "identity-policy",
  aws_iam_user_policy: "identity-policy",
  aws_iam_group_policy: "identity-policy",
};

function policiesOf(resource: Element, document: Element, { diagnostics }: InputOptions): readonly PolicyDocument[] {
  const type = textOf(memberOf(resource, "type")) ?? "";
  const change = memberOf(resource, "change");
  const after = memberOf(change, "after");
  const kind = kinds[type] ?? controlKind(type, after);
  const address = textOf(memberOf(resource, "address"));
  const found: PolicyDocument[] = [];
  const read = (holder: Element | null, policyKind: PolicyKind): void => {
    const text = textOf(holder);
    if (holder === null || text === null || text === "") return;
    const opened = openEmbedded(holder, text);
    if (opened.ok) found.push({ ...barePolicy(opened.value, policyKind, address), key: keyFacts(type, after) });
    else diagnostics.push(diagnosticAt(holder, "syntax-error", "the policy in this text is not JSON"));
  };
  if (kind !== null) {
    read(memberOf(after, "policy") ?? memberOf(after, "content"), kind);
    const unknown = memberOf(memberOf(change, "after_unknown"), "policy");
    if (unknown?.value === true && isGiven(resource, document)) {
      const message = `the policy of \`${address ?? type}\` is known only after the apply, and cannot be linted`;
      diagnostics.push(diagnosticAt(unknown, "unresolved-policy", message));
    }
  }
  for (const inline of itemsOf(memberOf(after, "inline_policy"))) read(memberOf(inline, "policy"), "identity-policy");
  return found;
}

/** Whether the configuration gives the policy: a key without one gets the default, which no plan knows either. */
function isGiven(resource: Element, document: Element): boolean {
  const steps = (textOf(memberOf(resource, "address")) ?? "").replaceAll(/\[[^\]]*\]/gu, "").split(".");
  let module = memberOf(memberOf(document, "configuration"), "root_module");
  while (steps[0] === "module") {
    module = memberOf(memberOf(memberOf(module, "module_calls"), steps[1] ?? ""), "module");
    steps.splice(0, 2);
  }
  const configured = itemsOf(memberOf(module, "resources")).find(
    (one) => textOf(memberOf(one, "address")) === steps.join("."),
  );
  return configured === undefined || memberOf(memberOf(configured, "expressions"), "policy") !== null;
}

function controlKind(type: string, after: Element | null): PolicyKind | null {
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
