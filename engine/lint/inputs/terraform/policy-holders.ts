/**
 * Which argument of a resource holds a policy, and of which kind. Source: Terraform Registry, the providers hashicorp/aws
 * and hashicorp/awscc.
 */

import type { PolicyKind } from "../../../model/policy.ts";
import { type Element, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { isKmsService } from "../kms-endpoint.ts";

export interface PolicyHolder {
  readonly kind: PolicyKind;
  /** The argument, which holds a text. */
  readonly member: string;
  /** Whether it may be about another service than KMS: then only a policy that names KMS is looked at. */
  readonly isUncertain?: boolean;
}

const key: PolicyHolder = { kind: "key-policy", member: "policy" };
const identity: PolicyHolder = { kind: "identity-policy", member: "policy" };

const holders: ReadonlyMap<string, PolicyHolder> = new Map<string, PolicyHolder>([
  ["aws_kms_key", key],
  ["aws_kms_key_policy", key],
  ["aws_kms_external_key", key],
  ["aws_kms_replica_key", key],
  ["aws_kms_replica_external_key", key],
  ["awscc_kms_key", { kind: "key-policy", member: "key_policy" }],
  ["awscc_kms_replica_key", { kind: "key-policy", member: "key_policy" }],
  ["aws_iam_policy", identity],
  ["aws_iam_role_policy", identity],
  ["aws_iam_user_policy", identity],
  ["aws_iam_group_policy", identity],
  ["aws_ssoadmin_permission_set_inline_policy", { kind: "identity-policy", member: "inline_policy" }],
  ["aws_vpc_endpoint_policy", { kind: "vpc-endpoint-policy", member: "policy", isUncertain: true }],
]);

/** The arguments that may hold a policy. */
export const policyMembers: readonly string[] = ["policy", "key_policy", "inline_policy", "content"];

/** Null for a resource without a policy of ours. */
export function policyHolder(type: string, change: Element | null): PolicyHolder | null {
  const after = memberOf(change, "after");
  if (type === "aws_vpc_endpoint") {
    const service = textOf(memberOf(after, "service_name"));
    const isUncertain = service === null && isUnknown(change, "service_name");
    return isUncertain || (service !== null && isKmsService(service))
      ? { kind: "vpc-endpoint-policy", member: "policy", isUncertain }
      : null;
  }
  if (type === "aws_organizations_policy") {
    const kind = controlKinds[textOf(memberOf(after, "type")) ?? "SERVICE_CONTROL_POLICY"];
    return kind === undefined ? null : { kind, member: "content" };
  }
  return holders.get(type) ?? null;
}

const controlKinds: Readonly<Record<string, PolicyKind | undefined>> = {
  SERVICE_CONTROL_POLICY: "service-control-policy",
  RESOURCE_CONTROL_POLICY: "resource-control-policy",
};

/** Whether only the apply will know an argument. */
export function isUnknown(change: Element | null, member: string): boolean {
  return memberOf(memberOf(change, "after_unknown"), member)?.value === true;
}

/**
 * The policies of a role's `inline_policy` blocks that only the apply will know. The blocks of a role without any are not
 * known either, since others may put policies on it.
 */
export function unknownInlinePolicies(change: Element | null, configured: Element | null): readonly Element[] {
  const unknown = memberOf(memberOf(change, "after_unknown"), "inline_policy");
  if (unknown?.value === true) {
    return memberOf(memberOf(configured, "expressions"), "inline_policy") === null ? [] : [unknown];
  }
  return itemsOf(unknown).flatMap((block) => {
    const policy = memberOf(block, "policy");
    return policy?.value === true ? [policy] : [];
  });
}
