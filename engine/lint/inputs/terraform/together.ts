/**
 * The keys, roles and users of a plan with the policies and grants that it gives them, as an environment. Only what has its
 * ARN already takes part: of anything else a plan does not tell which policy means it. Source: Terraform Registry,
 * aws_kms_grant, aws_iam_role_policy_attachment.
 */

import { type Element, memberOf, textOf } from "../../../read/element.ts";
import type { PolicyDocument } from "../../subject.ts";
import type { Together } from "../input.ts";
import { isSettledPolicy, joinedEnvironment, type JoinedKey, type JoinedPrincipal } from "../joined.ts";
import { grantOf, keysOfGrants, metadataOf } from "./grants.ts";
import { type Planned, plannedResources } from "./planned.ts";
import { resourceAt } from "./resource-at.ts";

/** `policiesOf` gives the documents that were read of a resource. */
export function togetherOf(
  plan: Element,
  policiesOf: (resource: Element) => readonly PolicyDocument[],
  caller: string | null,
): readonly Together[] {
  const resources = plannedResources(plan);
  const keys = resources
    .flatMap((one) => keyOf(one, resources, policiesOf))
    .filter(({ policy }) => policy !== null && isSettledPolicy(policy));
  const principals = resources.flatMap((one) => principalOf(one, resources, policiesOf));
  const joined = keys.flatMap(({ grants }) => grants.map(({ element }) => element));
  // Where the policy of a key is not known, something can be said of its grants alone.
  const others = resources.filter(({ after }) => !joined.includes(after));
  const at = resourceAt(plan);
  return [
    joinedEnvironment(plan, { keys, principals }, caller),
    joinedEnvironment(plan, { keys: keysOfGrants(plan, others), principals: [] }, caller),
  ].flatMap((environment) =>
    environment === null ? [] : [{ environments: [environment], nameAt: ({ start }) => at(start) }],
  );
}

const value = ({ after }: Planned, name: string): string | null => textOf(memberOf(after, name));

type PoliciesOf = (resource: Element) => readonly PolicyDocument[];

/** A policy of its own, or one that another resource puts on it. */
function keyOf(key: Planned, resources: readonly Planned[], policiesOf: PoliciesOf): readonly JoinedKey[] {
  const arn = value(key, "arn");
  if (key.type !== "aws_kms_key" || arn === null) return [];
  const isOfKey = (other: Planned): boolean => [arn, value(key, "key_id")].includes(value(other, "key_id") ?? "");
  const holders = [...resources.filter((one) => one.type === "aws_kms_key_policy" && isOfKey(one)), key];
  const [policy] = holders.flatMap(({ element }) => policiesOf(element));
  if (policy === undefined) return [];
  const grants = resources.filter((one) => one.type === "aws_kms_grant" && isOfKey(one)).flatMap(grantOf);
  return [{ arn, policy: policy.document, metadata: metadataOf(key), grants }];
}

const kinds = [
  { type: "aws_iam_role", own: "aws_iam_role_policy", attachment: "aws_iam_role_policy_attachment", member: "role" },
  { type: "aws_iam_user", own: "aws_iam_user_policy", attachment: "aws_iam_user_policy_attachment", member: "user" },
] as const;

function principalOf(one: Planned, resources: readonly Planned[], policiesOf: PoliciesOf): readonly JoinedPrincipal[] {
  const kind = kinds.find(({ type }) => type === one.type);
  const arn = value(one, "arn");
  const name = value(one, "name");
  if (kind === undefined || arn === null || name === null) return [];
  const given = (type: string) =>
    resources.filter((other) => other.type === type && value(other, kind.member) === name);
  const managed = (policyArn: string | null) =>
    resources.find(
      (other) => other.type === "aws_iam_policy" && policyArn !== null && value(other, "arn") === policyArn,
    );
  const attached = given(kind.attachment).map((other) => managed(value(other, "policy_arn")));
  const boundary = managed(value(one, "permissions_boundary"));
  const holders = [one, ...given(kind.own), ...attached.filter((other) => other !== undefined)];
  return [
    {
      arn,
      uniqueId: null,
      policies: holders.flatMap(({ element }) => policiesOf(element).map(({ document }) => document)),
      boundary: boundary === undefined ? null : (policiesOf(boundary.element)[0]?.document ?? null),
      // What is attached outside of the plan is not known.
      isComplete: false,
    },
  ];
}
