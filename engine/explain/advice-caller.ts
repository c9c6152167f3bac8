/**
 * What to change on the caller's side: an identity policy of the user or role, or what stands in its place where nobody can
 * attach one. Sources: IAM User Guide, id_roles_create-service-linked-role and credentials_temp_control-access_getfederationtoken;
 * IAM Identity Center User Guide, permissionsetsconcept.
 */

import { isCrossAccount, type Situation } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { alone, type Step } from "./advice-step.ts";
import { holderTitle, targetTitle } from "./names.ts";
import { near } from "./near-misses.ts";
import type { Traced } from "./trace.ts";

/** The smallest first. */
export function callerSteps(traced: Traced): readonly Step[] {
  return [...alone(near(traced, identityPolicy)), ...identitySteps(traced)];
}

/** The smallest change. */
export function callerParts(traced: Traced): readonly string[] {
  return callerSteps(traced)[0]?.parts ?? [];
}

export function identitySteps({ program: { situation } }: Traced): readonly Step[] {
  return alone([identityStep(situation)]);
}

function identityStep(situation: Situation): string {
  const { caller, permission, target } = situation;
  const who = holderTitle(situation);
  const allows = `allows \`${permission.action}\` on \`${target.arn}\``;
  if (caller.serviceLinked) return serviceLinkedStep(situation);
  const [, set] = /\/AWSReservedSSO_(.+)_[0-9a-f]{16}$/u.exec(caller.roleArn ?? "") ?? [];
  if (set !== undefined)
    return `change the permission set \`${set}\` in IAM Identity Center so that it ${allows}: it makes ${who}, and nobody can change that role itself`;
  if (caller.kind === "federated-user" && caller.userArn === null)
    return `let the user who federated the session have an identity policy that ${allows}, and name that user in the request as \`session.federatedBy\``;
  return `attach an identity policy to ${who} that ${allows}`;
}

/** Nobody can attach a policy to a service-linked role; what AWS gave it stays as it is. */
function serviceLinkedStep(situation: Situation): string {
  const { permission, target } = situation;
  const fixed = `${holderTitle(situation)} is a service-linked role, whose identity policies nobody can change`;
  const ways = [
    ...(isCrossAccount(situation) || target.kind !== "key" || permission.iamOnly
      ? []
      : [`allow \`${permission.action}\` for it in the key policy of ${targetTitle(situation)}`]),
    ...(permission.grantOperation ? [`create a grant for it with the operation \`${permission.name}\``] : []),
  ];
  return `${fixed}: ${ways.length === 0 ? `call \`${permission.action}\` as another principal` : ways.join(", or ")}`;
}

/** Whose policies a federated session has, where that is not known: it gives nothing that the user lacks who issued it. */
export function issuerRemarks({ program: { situation } }: Traced): readonly string[] {
  const { kind, userArn, principal } = situation.caller;
  if (kind !== "federated-user" || principal !== null) return [];
  return userArn === null
    ? [
        "the request does not tell who issued the federated session (`session.federatedBy`), so no identity policy counts",
      ]
    : [`the environment does not have \`${userArn}\`, who issued the federated session, so no identity policy counts`];
}
