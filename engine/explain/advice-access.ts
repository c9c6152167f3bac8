/** What to add where no way is open: to the key policy, to an identity policy or as a grant, and on which side. */

import { isCrossAccount } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import { holderTitle, list, placeTitles, targetTitle } from "./names.ts";
import { allowsOf, missedByCondition, missedByElement, namesDirectly, near } from "./near-misses.ts";
import { shorten } from "./text-style.ts";
import type { Traced } from "./trace.ts";

export function undelegatedAdvice(traced: Traced): readonly string[] {
  const { action, account } = wordsOf(traced);
  const statements = allowsOf(traced, keyPolicy);
  return [
    ...missedByCondition(traced.program.situation, statements),
    `the key policy does not delegate \`${action}\` to account \`${account}\`: add a statement with Principal \`arn:aws:iam::${account}:root\` and Action \`${action}\`${then(traced)}`,
    ...missedByElement(traced.program.situation, statements),
    `or name ${holderTitle(traced.program.situation)} in the key policy; an IAM policy alone, even an administrator's, gives no access to a key`,
  ];
}

export function noIdentityAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  if (situation.target.kind !== "key" || situation.permission.iamOnly)
    return [
      ...near(traced, identityPolicy),
      ...identityStep(traced),
      `only IAM policies control \`${action}\` here; no key policy or grant can give it`,
    ];
  const lent = lentBy(traced);
  if (lent.length > 0)
    return [
      ...near(traced, identityPolicy),
      ...identityStep(traced),
      `${list(lent)} for account \`${account}\` ${lent.length > 1 ? "give" : "gives"} users and roles nothing by itself: the account's IAM policies decide; a grant to ${holderTitle(situation)} would suffice alone`,
    ];
  if (isCrossAccount(situation))
    return [
      ...near(traced, identityPolicy),
      ...identityStep(traced),
      "for a key of another account both sides must allow: the key policy does, the caller's account does not",
    ];
  return [
    ...near(traced, identityPolicy),
    ...near(traced, keyPolicy, (trace) => namesDirectly(traced.program, trace)),
    ...identityStep(traced),
    ...(situation.caller.serviceLinked
      ? []
      : [
          `a statement for account \`${account}\` gives users and roles nothing by itself: it lets their IAM policies decide`,
        ]),
  ];
}

export function keyPolicyAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  return [
    ...near(traced, keyPolicy),
    `add to the key policy in account \`${situation.target.account ?? ""}\` an Allow of \`${action}\` for ${holderTitle(situation)} or for account \`${account}\`${then(traced)}`,
    "for a key of another account both sides must allow: the caller's account does, the key policy does not",
  ];
}

export function accessAdvice(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const { caller, permission } = situation;
  const { action, account } = wordsOf(traced);
  const who = holderTitle(situation);
  const ofKey = near(traced, keyPolicy);
  if (caller.kind === "service")
    return [
      ...ofKey,
      `add to the key policy an Allow of \`${action}\` with Principal \`{ "Service": "${caller.text}" }\``,
    ];
  if (caller.kind === "root")
    return [
      ...ofKey,
      `add to the key policy of ${targetTitle(situation)} an Allow of \`${action}\` with Principal \`arn:aws:iam::${account}:root\`: the root user has no IAM policies`,
    ];
  const ofCaller = caller.serviceLinked ? [] : near(traced, identityPolicy);
  const cross = isCrossAccount(situation);
  if (cross && caller.serviceLinked) return identityStep(traced);
  const both = cross
    ? []
    : ofCaller.length > 0 || near(traced, keyPolicy, (trace) => !namesDirectly(traced.program, trace)).length > 0
      ? [`a statement for account \`${account}\` and an identity policy work only together: both must allow`]
      : [];
  const delegate = caller.serviceLinked
    ? ""
    : `, or delegate it to account \`${account}\` there and allow it in an identity policy`;
  const lend = permission.grantOperation ? `, or create a grant with the operation \`${permission.name}\`` : "";
  return [
    ...ofKey,
    ...ofCaller,
    ...both,
    cross
      ? `allow \`${action}\` on both sides: in the key policy for account \`${account}\`, and in an identity policy of ${who} on \`${situation.target.arn}\``
      : `allow \`${action}\` for ${who} in the key policy of ${targetTitle(situation)}${delegate}${lend}`,
  ];
}

/** The grants to the caller's account, where no statement of the key policy means the caller. */
function lentBy(traced: Traced): readonly string[] {
  if (allowsOf(traced, keyPolicy).some(({ verdict }) => verdict === "allows")) return [];
  const lacking = traced.grants.filter(
    ({ failed }) => failed.length > 0 && failed.every(({ element }) => element === "identity policy"),
  );
  return shorten(lacking.map(({ grant }) => `grant \`${grant}\``)).shown;
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
