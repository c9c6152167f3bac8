/**
 * Which argument of a resource holds a policy, and of which kind. Source: Terraform Registry, the providers hashicorp/aws
 * and hashicorp/awscc.
 */

import { type Element, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { always, controlByLook, endpointByLook, type KindOf, kindOfControl, kindOfEndpoint } from "../kind-by-look.ts";
import { configuredAddress, referencesOf } from "./configuration.ts";

export interface PolicyHolder {
  readonly kindOf: KindOf;
  /** The argument, which holds a text. */
  readonly member: string;
}

const key: PolicyHolder = { kindOf: always("key-policy"), member: "policy" };
const identity: PolicyHolder = { kindOf: always("identity-policy"), member: "policy" };

const holders: ReadonlyMap<string, PolicyHolder> = new Map<string, PolicyHolder>([
  ["aws_kms_key", key],
  ["aws_kms_key_policy", key],
  ["aws_kms_external_key", key],
  ["aws_kms_replica_key", key],
  ["aws_kms_replica_external_key", key],
  ["awscc_kms_key", { ...key, member: "key_policy" }],
  ["awscc_kms_replica_key", { ...key, member: "key_policy" }],
  ["aws_iam_policy", identity],
  ["aws_iam_role_policy", identity],
  ["aws_iam_user_policy", identity],
  ["aws_iam_group_policy", identity],
  ["aws_ssoadmin_permission_set_inline_policy", { ...identity, member: "inline_policy" }],
]);

/** The arguments that may hold a policy. */
export const policyMembers: readonly string[] = ["policy", "key_policy", "inline_policy", "content"];

/** Null for a resource without a policy of ours. */
export function policyHolder(resource: Element, plan: Element): PolicyHolder | null {
  const type = textOf(memberOf(resource, "type")) ?? "";
  if (type === "aws_vpc_endpoint") return endpointHolder(resource);
  if (type === "aws_vpc_endpoint_policy") {
    const endpoint = endpointOf(resource, plan);
    return endpoint === null ? { kindOf: endpointByLook, member: "policy" } : endpointHolder(endpoint);
  }
  if (type === "aws_organizations_policy") {
    const change = memberOf(resource, "change");
    const told = textOf(memberOf(memberOf(change, "after"), "type")) ?? "SERVICE_CONTROL_POLICY";
    const kindOf = isUnknown(change, "type") ? controlByLook : kindOfControl(told);
    return kindOf === null ? null : { kindOf, member: "content" };
  }
  return holders.get(type) ?? null;
}

function endpointHolder(endpoint: Element): PolicyHolder | null {
  const change = memberOf(endpoint, "change");
  const service = textOf(memberOf(memberOf(change, "after"), "service_name"));
  if (service === null) return isUnknown(change, "service_name") ? { kindOf: endpointByLook, member: "policy" } : null;
  const kindOf = kindOfEndpoint(service);
  return kindOf === null ? null : { kindOf, member: "policy" };
}

/** The endpoint of the plan that a policy of its own is for; null where that is not told, or may be one of several. */
function endpointOf(policy: Element, plan: Element): Element | null {
  const endpoints = itemsOf(memberOf(plan, "resource_changes")).filter(
    (one) => textOf(memberOf(one, "type")) === "aws_vpc_endpoint",
  );
  const id = textOf(memberOf(memberOf(memberOf(policy, "change"), "after"), "vpc_endpoint_id"));
  const references = referencesOf(plan, addressOf(policy), "vpc_endpoint_id");
  const [found, ...others] = endpoints.filter((one) =>
    id === null
      ? references.includes(configuredAddress(addressOf(one)))
      : textOf(memberOf(memberOf(memberOf(one, "change"), "after"), "id")) === id,
  );
  return others.length > 0 ? null : (found ?? null);
}

const addressOf = (resource: Element): string => textOf(memberOf(resource, "address")) ?? "";

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
