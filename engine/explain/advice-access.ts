/** What to add where no way is open: to the key policy, to an identity policy or as a grant, and on which side. */

import { isCrossAccount } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import { callerParts, callerSteps, identitySteps } from "./advice-caller.ts";
import { grantMisses } from "./advice-grants.ts";
import { withLimits } from "./advice-limits.ts";
import { alone, type Step } from "./advice-step.ts";
import { holderTitle, placeTitles, targetTitle } from "./names.ts";
import { allowsOf, missedByCondition, missedByElement, namesDirectly, near } from "./near-misses.ts";
import type { Traced } from "./trace.ts";

export function undelegatedAdvice(traced: Traced): readonly Step[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  const statements = allowsOf(traced, keyPolicy);
  return [
    ...withLimits(
      traced,
      alone([
        ...missedByCondition(situation, statements),
        `the key policy does not delegate \`${action}\` to account \`${account}\`: add a statement with Principal \`arn:aws:iam::${account}:root\` and Action \`${action}\`${then(traced)}`,
        ...missedByElement(situation, statements),
      ]),
    ),
    ...withLimits(traced, alone([`name ${holderTitle(situation)} as Principal of a statement`]), true),
  ];
}

export function noIdentityAdvice(traced: Traced): readonly Step[] {
  const { situation } = traced.program;
  const ofCaller = withLimits(traced, callerSteps(traced));
  if (situation.target.kind !== "key" || situation.permission.iamOnly || isCrossAccount(situation)) return ofCaller;
  return [...ofCaller.slice(0, -1), ...nearDirectly(traced), ...ofCaller.slice(-1)];
}

export function keyPolicyAdvice(traced: Traced): readonly Step[] {
  const { situation } = traced.program;
  const { action, account } = wordsOf(traced);
  return withLimits(
    traced,
    alone([
      ...near(traced, keyPolicy),
      `add to the key policy in account \`${situation.target.account ?? ""}\` an Allow of \`${action}\` for ${holderTitle(situation)} or for account \`${account}\`${then(traced)}`,
    ]),
  );
}

export function accessAdvice(traced: Traced): readonly Step[] {
  const { situation } = traced.program;
  const { caller } = situation;
  const { action, account } = wordsOf(traced);
  if (caller.kind === "service")
    return withLimits(
      traced,
      alone([
        ...near(traced, keyPolicy),
        `add to the key policy an Allow of \`${action}\` with Principal \`{ "Service": "${caller.text}" }\``,
      ]),
    );
  if (caller.kind === "root")
    return withLimits(
      traced,
      alone([
        ...near(traced, keyPolicy),
        `add to the key policy of ${targetTitle(situation)} an Allow of \`${action}\` with Principal \`arn:aws:iam::${account}:root\`: the root user has no IAM policies`,
      ]),
    );
  if (!isCrossAccount(situation)) return homeAdvice(traced);
  if (caller.serviceLinked) return withLimits(traced, identitySteps(traced));
  const [ofKey = `allow \`${action}\` for account \`${account}\` in the key policy`] = near(traced, keyPolicy);
  return withLimits(traced, [
    { lead: "on both sides", parts: [ofKey, ...callerParts(traced)] },
    ...(situation.permission.grantOperation && grantMisses(traced).length === 0
      ? alone([
          `create a grant for ${holderTitle(situation)} with the operation \`${situation.permission.name}\`: no policy of the caller's account has to allow it then`,
        ])
      : []),
  ]);
}

/** In the key's own account. */
function homeAdvice(traced: Traced): readonly Step[] {
  const { situation } = traced.program;
  const { caller, permission } = situation;
  const { action, account } = wordsOf(traced);
  const who = holderTitle(situation);
  const [nearest] = near(traced, keyPolicy, (trace) => !namesDirectly(traced.program, trace));
  const delegating = nearest ?? `delegate \`${action}\` to account \`${account}\` in the key policy`;
  const delegated = caller.serviceLinked ? [] : withLimits(traced, [{ parts: [delegating, ...callerParts(traced)] }]);
  const direct = (...texts: readonly string[]): readonly Step[] => withLimits(traced, alone(texts), true);
  return [
    ...nearDirectly(traced),
    ...(nearest === undefined ? [] : delegated),
    ...direct(`allow \`${action}\` for ${who} in the key policy of ${targetTitle(situation)}`),
    ...(nearest === undefined ? delegated : []),
    ...(permission.grantOperation && grantMisses(traced).length === 0
      ? direct(`create a grant for ${who} with the operation \`${permission.name}\``)
      : []),
  ];
}

function nearDirectly(traced: Traced): readonly Step[] {
  return withLimits(traced, alone(near(traced, keyPolicy, (trace) => namesDirectly(traced.program, trace))), true);
}

function then({ layers, program }: Traced): string {
  const statements = layers.flatMap(({ levels }) => levels.flat());
  const allowing = statements.filter(({ verdict, layer }) => verdict === "allows" && layer === identityPolicy.name);
  return allowing.length === 0 ? "" : `; ${placeTitles(allowing, program.situation)} would then allow it`;
}

function wordsOf({ program: { situation } }: Traced): { readonly action: string; readonly account: string } {
  return { action: situation.permission.action, account: situation.caller.account ?? "" };
}
