/** The one sentence of a decision: who may or may not do what, and the document that settles it. */

import type { Situation } from "../context/situation.ts";
import type { Determining, Reason } from "../model/decision.ts";
import type { Grant } from "../model/environment.ts";
import { callerTitle, onTarget, placeTitles, targetTitle } from "./names.ts";

/** What a message tells beside the reason. */
export interface Told {
  readonly determining: readonly Determining[];
  /** Grants to the caller's account, where an identity policy is all that is missing. */
  readonly lent: readonly Grant[];
  readonly fault: string | null;
}

export function message(reason: Reason, situation: Situation, { determining, lent, fault }: Told): string {
  const who = callerTitle(situation);
  const { action, name } = situation.permission;
  const calls = `${who} call \`${action}\``;
  const account = `account \`${situation.caller.account ?? ""}\``;
  const places = determining.length === 0 ? "a policy or grant" : placeTitles(determining, situation);
  switch (reason) {
    case "allowed-by-key-policy":
    case "allowed-by-identity-policy":
    case "allowed-by-both-accounts":
    case "allowed-by-grant":
      return `${places} ${determining.length > 1 ? "let" : "lets"} ${calls}${onTarget(situation)}`;
    case "allowed-to-account-root":
      return `${who} may call \`${action}\`${onTarget(situation)}: ${situation.permission.iamOnly || situation.target.kind !== "key" ? "it needs no IAM policy in its own account, and no policy that limits the account stands against it" : places}`;
    case "allowed-as-retiring-principal":
      return `${who} may retire ${placeTitles(
        determining.filter(({ grant }) => grant !== undefined),
        situation,
      )}`;
    case "explicit-deny":
      return `${places} ${determining.length > 1 ? "deny" : "denies"} ${who} \`${action}\`${onTarget(situation)}`;
    case "limited-by-service-control-policy":
    case "limited-by-resource-control-policy":
    case "limited-by-vpc-endpoint-policy":
    case "limited-by-permissions-boundary":
    case "limited-by-session-policy":
      return `something allows \`${action}\`, but no Allow of ${places} covers it for ${who}`;
    case "not-a-cross-account-operation":
      return `both accounts allow \`${action}\`, but it does not work on a key of another account`;
    case "key-policy-does-not-delegate":
      return `an identity policy allows ${who} \`${action}\`, but the key policy neither names ${who} nor delegates \`${action}\` to ${account}`;
    case "no-identity-policy-allows":
      return situation.permission.iamOnly || situation.target.kind !== "key"
        ? `only IAM policies control \`${action}\` here, and none of ${who} allows it`
        : `${lender(lent)} lets ${account} use \`${action}\`, but no identity policy of ${who} allows it`;
    case "key-policy-does-not-allow":
      return `${account} allows ${who} \`${action}\`, but the key policy in account \`${situation.target.account ?? ""}\` does not`;
    case "grant-constraint-not-met":
      return `${onlyGrant(situation)} gives ${who} \`${name}\`, but the request does not meet its constraint`;
    case "grant-cannot-delegate":
      return `${onlyGrant(situation)} lets ${who} create grants, but only narrower ones than itself`;
    case "not-a-retiring-principal":
      if (situation.retired === null)
        return `${targetTitle(situation)} has no such grant, so there is nothing that ${who} may retire`;
      return `${who} may not retire this grant: only its retiring principal, a grantee with \`RetireGrant\` among the operations, and the accounts behind the grant may`;
    case "nothing-allows":
      return `no key policy statement, identity policy or grant allows ${who} \`${action}\`${onTarget(situation)}`;
    case "undecidable":
      return `\`${action}\` cannot be decided, so it is denied: ${fault ?? "a policy that is needed is missing"}`;
  }
}

/** What lets the account's IAM policies decide. */
function lender([grant, ...others]: readonly Grant[]): string {
  if (grant === undefined) return "the key policy";
  return others.length > 0 ? "a grant" : `grant \`${grant.id}\``;
}

/** The grant that gives the caller the operation, where there is just one. */
function onlyGrant({ grants, permission }: Situation): string {
  const [only, ...others] = grants.filter(({ operations }) => operations.includes(permission.name));
  return only === undefined || others.length > 0 ? "a grant" : `grant \`${only.id}\``;
}
