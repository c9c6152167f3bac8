/** What people often miss, where it fits what the request ran into (facts: misunderstandings). */

import { isCrossAccount, targetKey } from "../context/situation.ts";
import { identityPolicy } from "../layers/identity-policy.ts";
import { keyPolicy } from "../layers/key-policy.ts";
import { absentKeyRemarks } from "./absent-key-remarks.ts";
import { issuerRemarks } from "./advice-caller.ts";
import { isUnlimited, silentLevels } from "./advice-limits.ts";
import { forgottenActionRemarks } from "./forgotten-action-remarks.ts";
import { holderTitle, layerTitle, list, placeTitle } from "./names.ts";
import { allowsOf } from "./near-misses.ts";
import { principalRemarks } from "./principal-remarks.ts";
import { shorten } from "./text-style.ts";
import type { StatementTrace, Traced } from "./trace.ts";

export function remarksOn(traced: Traced): readonly string[] {
  const { program, decision } = traced;
  if (decision.decision === "Allow" || decision.reason === "undecidable") return [];
  if (targetKey(program.situation)?.metadata.keyManager === "AWS") return [];
  return [
    ...new Set([
      ...ofReason(traced),
      ...(decision.reason === "explicit-deny" ? [] : issuerRemarks(traced)),
      ...principalRemarks(traced),
      ...absentKeyRemarks(traced),
      ...forgottenActionRemarks(traced),
      ...furtherLimits(traced),
    ]),
  ];
}

function ofReason(traced: Traced): readonly string[] {
  const { program, decision, relieved } = traced;
  const { situation } = program;
  const { action, iamOnly } = situation.permission;
  const account = `account \`${situation.caller.account ?? ""}\``;
  switch (decision.reason) {
    case "explicit-deny":
      return [
        "a Deny beats every Allow and every grant",
        ...(relieved === null ? [] : [`without the Deny it would still be denied: ${relieved.message}`]),
      ];
    case "limited-by-service-control-policy":
    case "limited-by-resource-control-policy":
    case "limited-by-vpc-endpoint-policy":
    case "limited-by-permissions-boundary":
    case "limited-by-session-policy": {
      const opened = openedBy(traced);
      const title = layerTitle(decision.determining[0]?.layer ?? identityPolicy.name);
      const would = opened.length === 0 ? "" : `${list(opened)} would allow it; `;
      return [`${would}a ${title} gives nothing by itself, but without an Allow there nothing else counts`];
    }
    case "key-policy-does-not-delegate":
      return ["an IAM policy alone, even an administrator's, gives no access to a key: its key policy has to"];
    case "key-policy-does-not-allow":
      return ["for a key of another account both sides must allow: the caller's account does, the key policy does not"];
    case "no-identity-policy-allows": {
      if (situation.target.kind !== "key" || iamOnly)
        return [`only IAM policies control \`${action}\` here; no key policy or grant can give it`];
      const lent = lentBy(traced);
      if (lent.length > 0)
        return [
          `${list(lent)} for ${account} ${lent.length > 1 ? "give" : "gives"} users and roles nothing by itself: the account's IAM policies decide; a grant to ${holderTitle(situation)} would suffice alone`,
        ];
      if (isCrossAccount(situation))
        return [
          "for a key of another account both sides must allow: the key policy does, the caller's account does not",
        ];
      if (situation.caller.serviceLinked) return [];
      return [`a statement for ${account} gives users and roles nothing by itself: it lets their IAM policies decide`];
    }
    case "not-a-retiring-principal":
      return situation.retired === null ? [] : ["`kms:RetireGrant` in a key policy has no effect"];
    case "nothing-allows":
      return isCrossAccount(situation) && situation.permission.crossAccount
        ? ["for a key of another account both sides must allow: the key policy and the caller's account"]
        : [];
    default:
      return [];
  }
}

/** The grants to the caller's account, where no statement of the key policy means the caller. */
function lentBy(traced: Traced): readonly string[] {
  if (allowsOf(traced, keyPolicy).some(({ verdict }) => verdict === "allows")) return [];
  const lacking = traced.grants.filter(
    ({ failed }) => failed.length > 0 && failed.every(({ element }) => element === "identity policy"),
  );
  return shorten(lacking.map(({ grant }) => `grant \`${grant}\``)).shown;
}

/** What would allow, but for the limits: one that needs nothing else, or the account's statement with its identity policy. */
function openedBy(traced: Traced): readonly string[] {
  const { situation } = traced.program;
  const title = (trace: StatementTrace): string => placeTitle(trace, situation);
  const [ofKey, ofCaller] = [keyPolicy, identityPolicy].map((layer) =>
    allowsOf(traced, layer).filter(({ verdict }) => verdict === "allows"),
  );
  const direct = ofKey?.find(({ delegates }) => !delegates);
  if (direct !== undefined) return [title(direct)];
  const pair = [ofKey?.[0], ofCaller?.[0]].filter((one) => one !== undefined).map(title);
  if (pair.length === 2) return pair;
  const grant = traced.grants.find(({ verdict }) => verdict === "allows");
  return grant === undefined ? pair : [`grant \`${grant.grant}\``];
}

/** Where nothing allows yet, the limits that would be silent once something did. */
function furtherLimits(traced: Traced): readonly string[] {
  const { decision } = traced;
  if (decision.reason === "explicit-deny" || decision.reason.startsWith("limited-by-")) return [];
  return silentLevels(traced, true).map(({ layer }) => {
    const spared = layer.role === "path-guard" && isUnlimited(traced);
    return `the ${layer.words.title} does not allow it either, and ${spared ? "may have to" : "has to"}`;
  });
}
