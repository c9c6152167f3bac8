/** A plot on stage: its requests, and the statements and grants by which the environment plays its part. */

import type { RequestDocument } from "../../engine/model/documents.ts";
import { grantOperations } from "./actions.ts";
import type { Caller } from "./cast.ts";
import { factsOf } from "./facts.ts";
import { type GrantDocument, pairsOf, writeGrant } from "./grant.ts";
import type { Lever } from "./intent.ts";
import { isKeyless, type Plot } from "./plot.ts";
import type { PolicyPlace, StatementDocument } from "./policy-document.ts";
import { endpointIds } from "./pools.ts";
import { aliasArn, writeRequest } from "./request.ts";
import { type Aim, writeStatement } from "./statement.ts";

export interface Staged {
  readonly plot: Plot;
  readonly requests: readonly RequestDocument[];
  readonly callers: readonly Caller[];
  /** What is attached at each place; a place that is absent has nothing attached. */
  readonly statements: ReadonlyMap<PolicyPlace, readonly StatementDocument[]>;
  readonly grant: GrantDocument | null;
  readonly vpcEndpoint: string | null;
}

/** Stages a plot; `index` tells its grant and its endpoint from those of others. */
export function stage(plot: Plot, index: number): Staged {
  const grantId = `g-${String(index)}`;
  const endpoint =
    plot.levers.endpoint === "none" && plot.levers.denies !== "vpc-endpoint-policy"
      ? null
      : (endpointIds[index % endpointIds.length] ?? null);
  const about = { key: plot.key, onAlias: plot.intent.onAlias, vpcEndpoint: endpoint, grantId };
  const draft = writeRequest(plot.request, { ...about, caller: plot.caller, action: plot.action, sessionPolicies: [] });
  const aim = aimOf(plot, draft);
  const statements = statementsOf(plot, aim);
  const session = statements.get("session-policy");
  const sessionPolicies = session === undefined ? [] : [{ Version: "2012-10-17", Statement: session }];
  const ask = (request: Plot["request"], caller: Caller, action: string): RequestDocument =>
    writeRequest(request, {
      ...about,
      caller,
      action,
      sessionPolicies,
      onAlias: about.onAlias && action === plot.action,
    });
  return {
    plot,
    requests: [
      ask(plot.request, plot.caller, plot.action),
      ...plot.variations.map((one) => ask(one.request, one.caller ?? plot.caller, one.action ?? plot.action)),
    ],
    callers: [plot.caller, ...plot.variations.flatMap(({ caller }) => caller ?? [])],
    statements,
    grant: grantOf(plot, draft, grantId),
    vpcEndpoint: endpoint,
  };
}

type About = Omit<Aim, "place" | "effect" | "covers">;

function aimOf(plot: Plot, request: RequestDocument): About {
  const { caller, key, action, intent, levers } = plot;
  const resource = isKeyless(action) ? "*" : intent.onAlias ? aliasArn(key) : key.arn;
  const principal = levers.keyPolicy === "silent" ? "everyone" : levers.keyPolicy;
  return { caller, principal, action, resource, facts: factsOf(request, caller, isKeyless(action) ? null : key) };
}

function statementsOf(plot: Plot, about: About): ReadonlyMap<PolicyPlace, readonly StatementDocument[]> {
  const { levers, drafts } = plot;
  const found = new Map<PolicyPlace, StatementDocument[]>();
  const add = (place: PolicyPlace, statement: StatementDocument): void => {
    found.set(place, [...(found.get(place) ?? []), statement]);
  };
  const write = (place: PolicyPlace, lever: Lever): void => {
    if (lever === "none") return;
    const principal = place === "vpc-endpoint-policy" ? "everyone" : about.principal;
    add(
      place,
      writeStatement(drafts[place], { ...about, place, principal, effect: "Allow", covers: lever === "allows" }),
    );
  };
  write("key-policy", levers.keyPolicy === "silent" ? "silent" : "allows");
  write("identity-policy", levers.identity);
  write("service-control-policy", levers.serviceControl);
  write("vpc-endpoint-policy", levers.endpoint);
  write("permissions-boundary", levers.boundary);
  write("session-policy", levers.session);
  if (levers.denies !== null) {
    add(levers.denies, writeStatement(drafts.deny, { ...about, place: levers.denies, effect: "Deny", covers: true }));
  }
  for (const { place, draft, principal, action, denies } of plot.asides) {
    // An aside attaches nothing where the intent wants nothing that binds.
    if (!found.has(place) && place !== "resource-control-policy" && place !== "identity-policy") continue;
    const aim = {
      ...about,
      place,
      principal,
      action: action ?? about.action,
      effect: denies ? "Deny" : "Allow",
    } as const;
    add(place, writeStatement(draft, { ...aim, covers: denies && action === null }));
  }
  return found;
}

function grantOf(plot: Plot, request: RequestDocument, id: string): GrantDocument | null {
  const { levers, grant, key, caller, action } = plot;
  if (levers.grant === "none") return null;
  const met = levers.grant === "met";
  const own = levers.grant === "retired by grantee" ? "RetireGrant" : levers.grant === "retirable" ? "Decrypt" : action;
  const asked = grantOperations.includes(own) ? own : "Decrypt";
  const child = action === "CreateGrant" && met ? (request.input?.Operations ?? []) : [];
  const sourceArn = request.context?.["aws:SourceArn"];
  return writeGrant(grant, {
    id,
    keyArn: key.arn,
    caller,
    operations: [...new Set([asked, ...child])],
    pairs: pairsOf(request),
    sourceArn: typeof sourceArn === "string" ? sourceArn : null,
    met,
    retiring: levers.grant === "retirable" ? caller : null,
  });
}
