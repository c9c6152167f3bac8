import { expect, it } from "vitest";
import type { Explanation, PrincipalMatch, Request } from "../../engine/index.ts";
import { crossesAccounts, iamDecides, isRetireGrant } from "./actions.ts";
import { authorizerOf, forEveryWorld } from "./world.ts";

/**
 * What is told of each statement and grant, put together by the AWS flow, is the decision: no Deny, an Allow on every
 * level of each guard, and a way in with all that it needs (facts, G; E18, E19, E31, E32). RetireGrant has rules of its own.
 */
it("the verdicts of an explanation add up to the decision", async () => {
  await forEveryWorld(async (world) => {
    const authorizer = await authorizerOf(world);
    for (const request of (world.requests as readonly Request[]).filter((one) => !isRetireGrant(one))) {
      const explanation = authorizer.explain(request);
      if (explanation.reason === "undecidable") continue;
      const { account, isRoot } = callerOf(request);
      expect(addUp(explanation, request, account, isRoot), JSON.stringify(request)).toBe(explanation.decision);
    }
  });
});

const unlimited: readonly PrincipalMatch[] = ["everyone", "user", "role-session", "federated-user", "service"];

function addUp(told: Explanation, request: Request, account: string | null, isRoot: boolean): "Allow" | "Deny" {
  const statements = told.layers.flatMap(({ levels }) => levels.flat());
  if (statements.some(({ verdict }) => verdict === "denies")) return "Deny";
  if (!passes(told, "service-control-policy") || !passes(told, "vpc-endpoint-policy")) return "Deny";
  const limits = passes(told, "permissions-boundary") && passes(told, "session-policy");
  const identity = statements.some(({ layer, verdict }) => layer === "identity-policy" && verdict === "allows");
  const cross = account !== null && account !== keyAccount(request);
  if (cross && !crossesAccounts(request)) return "Deny";
  if (iamDecides(request)) return isRoot || (account !== null && identity && limits) ? "Allow" : "Deny";
  const opens = (match: PrincipalMatch, ofGrant: boolean): boolean => {
    if (match === "root" || match === "service") return true;
    if (isRoot && match === "everyone") return true;
    const needsIdentity = match === "account" || (cross && !ofGrant);
    const limited = cross || !unlimited.includes(match);
    return (!needsIdentity || identity) && (!limited || limits);
  };
  const ways = statements.filter(({ layer, verdict }) => layer === "key-policy" && verdict === "allows");
  const byPolicy = ways.some(({ by }) => by.some((match) => opens(match, false)));
  const byGrant = told.grants.some(({ verdict, by }) => verdict === "allows" && by !== null && opens(by, true));
  return byPolicy || byGrant ? "Allow" : "Deny";
}

/** Every level of the layer allows; a layer that does not bind is not told. */
function passes({ layers }: Explanation, name: string): boolean {
  const levels = layers.find(({ layer }) => layer === name)?.levels ?? [];
  return levels.every((level) => level.some(({ verdict }) => verdict === "allows"));
}

function callerOf({ principal }: Request): { readonly account: string | null; readonly isRoot: boolean } {
  const account = principal.startsWith("arn:") ? accountOf(principal) : null;
  return { account, isRoot: principal.endsWith(":root") };
}

/** A bare id or alias name means a key of the caller's account. */
function keyAccount({ resource, principal }: Request): string {
  return accountOf(resource?.startsWith("arn:") === true ? resource : principal);
}

function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}
