/** What to add where no way is open: to the key policy, to an identity policy or as a grant, and on which side. */

import { isCrossAccount } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import { grantMisses } from "./advice-grants.ts";
import { holderTitle, placeTitles, targetTitle } from "./names.ts";
import { allowsOf, missedByCondition, missedByElement, namesDirectly, near } from "./near-misses.ts";
import type { Traced } from "./trace.ts";

export function undelegatedAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  const statements = allowsOf(traced, keyPolicy);
  return [
    ...missedByCondition(situation, statements),
    `the key policy does not delegate \`${action}\` to account \`${account}\`: add a statement with Principal \`arn:aws:iam::${account}:root\` and Action \`${action}\`${then(traced)}`,
    ...missedByElement(situation, statements),
    `name ${holderTitle(situation)} as Principal of a statement`,
  ];
}

export function noIdentityAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const ofCaller = [...near(traced, identityPolicy), ...identityStep(traced)];
  if (situation.target.kind !== "key" || situation.permission.iamOnly || isCrossAccount(situation)) return ofCaller;
  return [...ofCaller.slice(0, -1), ...nearDirectly(traced), ...ofCaller.slice(-1)];
}

export function keyPolicyAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  return [
    ...near(traced, keyPolicy),
    `add to the key policy in account \`${situation.target.account ?? ""}\` an Allow of \`${action}\` for ${holderTitle(situation)} or for account \`${account}\`${then(traced)}`,
  ];
}

export function accessAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { caller } = situation;
  const { action, account } = wordsOf(traced);
  if (caller.kind === "service")
    return [
      ...near(traced, keyPolicy),
      `add to the key policy an Allow of \`${action}\` with Principal \`{ "Service": "${caller.text}" }\``,
    ];
  if (caller.kind === "root")
    return [
      ...near(traced, keyPolicy),
      `add to the key policy of ${targetTitle(situation)} an Allow of \`${action}\` with Principal \`arn:aws:iam::${account}:root\`: the root user has no IAM policies`,
    ];
  if (!isCrossAccount(situation)) return homeAdvice(traced);
  if (caller.serviceLinked) return identityStep(traced);
  const [ofKey = `allow \`${action}\` for account \`${account}\` in the key policy`] = near(traced, keyPolicy);
  return [`on both sides: ${ofKey}; and ${callerStep(traced)}`];
}

/** In the key's own account. */
function homeAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { caller, permission } = situation;
  const { action, account } = wordsOf(traced);
  const who = holderTitle(situation);
  const [delegating] = near(traced, keyPolicy, (trace) => !namesDirectly(traced.program, trace));
  return [
    ...nearDirectly(traced),
    ...(delegating === undefined || caller.serviceLinked ? [] : [`both: ${delegating}; and ${callerStep(traced)}`]),
    `allow \`${action}\` for ${who} in the key policy of ${targetTitle(situation)}`,
    ...(delegating !== undefined || caller.serviceLinked
      ? []
      : [`delegate \`${action}\` to account \`${account}\` in the key policy; and ${callerStep(traced)}`]),
    ...(permission.grantOperation && grantMisses(traced).length === 0
      ? [`create a grant for ${who} with the operation \`${permission.name}\``]
      : []),
  ];
}

function nearDirectly(traced: Traced): readonly string[] {
  return near(traced, keyPolicy, (trace) => namesDirectly(traced.program, trace));
}

/** The smallest change on the caller's side. */
function callerStep(traced: Traced): string {
  return [...near(traced, identityPolicy), ...identityStep(traced)][0] ?? "";
}

/** Nobody can attach a policy to a service-linked role; what AWS gave it stays as it is. */
function identityStep({ program: { situation } }: Traced): readonly string[] {
  const { caller, permission, target } = situation;
  const who = holderTitle(situation);
  if (!caller.serviceLinked)
    return [`attach an identity policy to ${who} that allows \`${permission.action}\` on \`${target.arn}\``];
  const fixed = `${who} is a service-linked role, whose identity policies nobody can change`;
  const ways = [
    ...(isCrossAccount(situation) || target.kind !== "key" || permission.iamOnly
      ? []
      : [`allow \`${permission.action}\` for it in the key policy of ${targetTitle(situation)}`]),
    ...(permission.grantOperation ? [`create a grant for it with the operation \`${permission.name}\``] : []),
  ];
  return [`${fixed}: ${ways.length === 0 ? `call \`${permission.action}\` as another principal` : ways.join(", or ")}`];
}

function then({ layers, program }: Traced): string {
  const statements = layers.flatMap(({ levels }) => levels.flat());
  const allowing = statements.filter(({ verdict, layer }) => verdict === "allows" && layer === identityPolicy.name);
  return allowing.length === 0 ? "" : `; ${placeTitles(allowing, program.situation)} would then allow it`;
}

function wordsOf({ program: { situation } }: Traced): { readonly action: string; readonly account: string } {
  return { action: situation.permission.action, account: situation.caller.account ?? "" };
}
