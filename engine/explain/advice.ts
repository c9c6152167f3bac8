/**
 * For a Deny, what is missing: the document and statement to change and what to write, smallest first. The hints answer
 * what people most often get wrong (facts: misunderstandings).
 */

import { isCrossAccount, targetKey } from "../context/situation.ts";
import type { Decision, DenyReason } from "../model/decision.ts";
import type { Program } from "../translate/program.ts";
import type { LayerTrace, StatementTrace } from "./trace.ts";
import { hints, nearMisses } from "./hints.ts";
import { callerTitle, layerTitle, list, placeTitle, targetTitle } from "./names.ts";
import type { GrantTrace } from "./trace.ts";

export function advise(
  program: Program,
  decision: Decision,
  layers: readonly LayerTrace[],
  grants: readonly GrantTrace[],
): readonly string[] {
  if (decision.decision === "Allow") return [];
  const statements = layers.flatMap(({ levels }) => levels.flat());
  const managed = targetKey(program.situation)?.metadata.keyManager === "AWS";
  const steps = managed ? [managedKey] : main(program, decision, statements, grants);
  return [...new Set([...steps, ...hints(program, decision, statements)])];
}

/** Nobody can change such a key's policy, so that no other advice helps (E46). */
const managedKey =
  "this is an AWS managed key: its policy is fixed and serves only its service in its own account; use a customer managed key to share, lend or call it directly";

function main(
  program: Program,
  decision: Decision,
  statements: readonly StatementTrace[],
  grants: readonly GrantTrace[],
): readonly string[] {
  const { situation } = program;
  const { action, name } = situation.permission;
  const account = situation.caller.account ?? "";
  const near = (...wanted: readonly StatementTrace["layer"][]): readonly string[] =>
    nearMisses(
      situation,
      statements.filter(({ layer, effect }) => wanted.includes(layer) && effect === "Allow"),
    );
  const identityAllow = `attach an identity policy to ${callerTitle(situation)} that allows \`${action}\` on \`${situation.target.arn}\``;
  const allowing = statements.filter(({ verdict, layer }) => verdict === "allows" && layer === "identity-policy");
  const wouldAllow = allowing.length === 0 ? "" : `; ${list(allowing.map(placeTitle))} would then allow it`;
  const never = `call \`${action}\` as a principal of account \`${situation.target.account ?? ""}\`, which owns the key: no policy makes this operation work from another account`;
  const deniedAnyway = decision.reason !== "explicit-deny" && !decision.reason.startsWith("limited-by-");
  if (deniedAnyway && isCrossAccount(situation) && !situation.permission.crossAccount) return [never];
  switch (decision.reason as DenyReason) {
    case "explicit-deny":
      return [
        `a Deny beats every Allow and every grant: change ${list(decision.determining.map(placeTitle))} so that it does not match this request`,
      ];
    case "limited-by-service-control-policy":
    case "limited-by-resource-control-policy":
    case "limited-by-vpc-endpoint-policy":
    case "limited-by-permissions-boundary":
    case "limited-by-session-policy":
      return decision.determining.flatMap(({ layer }) => [
        ...near(layer),
        `add an Allow of \`${action}\` on \`${situation.target.arn}\` to the ${layerTitle(layer)}: it gives nothing by itself, but without it nothing else counts`,
      ]);
    case "not-a-cross-account-operation":
      return [never];
    case "key-policy-does-not-delegate":
      return [
        ...near("key-policy"),
        `the key policy does not delegate \`${action}\` to account \`${account}\`: add a statement with Principal \`arn:aws:iam::${account}:root\` and Action \`${action}\`${wouldAllow}`,
        `or name ${callerTitle(situation)} in the key policy; an IAM policy alone, even an administrator's, gives no access to a key`,
      ];
    case "no-identity-policy-allows":
      return [
        ...near("identity-policy"),
        ...near("key-policy"),
        identityAllow,
        ...(situation.target.kind !== "key" || situation.permission.iamOnly
          ? [`only IAM policies control \`${action}\` here; no key policy or grant can give it`]
          : isCrossAccount(situation)
            ? ["for a key of another account both sides must allow: the key policy does, the caller's account does not"]
            : [
                `a statement for account \`${account}\` gives users and roles nothing by itself: it lets their IAM policies decide`,
              ]),
      ];
    case "key-policy-does-not-allow":
      return [
        ...near("key-policy"),
        `add to the key policy in account \`${situation.target.account ?? ""}\` an Allow of \`${action}\` for ${callerTitle(situation)} or for account \`${account}\`${wouldAllow}`,
        "for a key of another account both sides must allow: the caller's account does, the key policy does not",
      ];
    case "grant-constraint-not-met":
      return grants
        .filter(({ failed }) => failed.length > 0 && failed.every(({ element }) => element === "constraint"))
        .flatMap(({ grant, failed }) =>
          failed.map(
            ({ wanted, actual }) =>
              `grant \`${grant}\` wants ${list(wanted.map((text) => `\`${text}\``))}, the request has ${actual === null ? "none" : `\`${actual}\``}; it compares case-sensitively`,
          ),
        );
    case "grant-cannot-delegate":
      return [
        `ask for operations that the parent grant lists and keep its constraint, or have a policy allow \`kms:CreateGrant\``,
      ];
    case "not-a-retiring-principal":
      return [
        "`kms:RetireGrant` in a key policy has no effect: call as the retiring principal, or as a principal to whom the key's account delegates it by IAM",
        "or revoke the grant: `kms:RevokeGrant` is an ordinary permission on the key",
      ];
    case "nothing-allows":
      return [
        ...near("key-policy"),
        ...near("identity-policy"),
        situation.caller.kind === "service"
          ? `add to the key policy an Allow of \`${action}\` with Principal \`{ "Service": "${situation.caller.text}" }\``
          : isCrossAccount(situation)
            ? `allow \`${action}\` on both sides: in the key policy for account \`${account}\`, and in an identity policy of ${callerTitle(situation)} on \`${situation.target.arn}\``
            : situation.caller.kind === "root"
              ? `add to the key policy of ${targetTitle(situation)} an Allow of \`${action}\` with Principal \`arn:aws:iam::${account}:root\`: the root user has no IAM policies`
              : `allow \`${action}\` for ${callerTitle(situation)} in the key policy of ${targetTitle(situation)}, or delegate it to account \`${account}\` there and allow it in an identity policy, or create a grant with the operation \`${name}\``,
      ];
    case "undecidable":
      return [
        targetKey(situation)?.policy === null
          ? "give the key's policy in the environment"
          : "repair what the message names; until then every request that needs it is denied",
      ];
  }
}
