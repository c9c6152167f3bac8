/**
 * What the peer's input has no words for. A thing counts against a question only where it matters: where our engine,
 * asked in the same environment without it, answers otherwise.
 */

import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import type { Asked } from "../reference/model.ts";
import { answererIn, type Question } from "./question.ts";

/** The kind of thing that cannot be said; null when all can. */
export async function inexpressible(question: Question): Promise<string | null> {
  const { environment, asked, situations, ours } = question;
  if (situations.some(({ action }) => action === "kms:RetireGrant")) return "who may retire a grant";
  if (situations.some(({ target }) => target.kind === "none" && target.arn !== "*"))
    return "a key that is yet to be made";
  if (ours.reason === "undecidable") return "a policy that is not known";
  if (ours.reason === "grant-constraint-not-met") return "constraints of a grant";
  if (ours.reason === "grant-cannot-delegate") return "grants made by a grant";
  const differsIn = async (other: EnvironmentDocument, same: Asked) =>
    (await answererIn(other))(same).decision !== ours.decision;
  // One after the other, so that what is left does not stand in for what is taken away.
  const bare = withoutGrants(environment);
  if (await differsIn(bare, asked)) return "grants";
  const nameless = withoutIds(bare);
  if (await differsIn(nameless, withUserId(question))) return "unique ids of principals";
  if (await differsIn(...byAnotherIssuer(nameless, withUserId(question)))) return "who issued a federated session";
  return null;
}

function withoutGrants(environment: EnvironmentDocument): EnvironmentDocument {
  const keys = Object.entries(environment.keys).map(([arn, { grants: _grants, ...key }]) => [arn, key] as const);
  return { ...environment, keys: Object.fromEntries(keys) };
}

function withoutIds(environment: EnvironmentDocument): EnvironmentDocument {
  const principals = Object.entries(environment.principals ?? {}).map(
    ([arn, { uniqueId: _uniqueId, ...principal }]) => [arn, principal] as const,
  );
  return { ...environment, principals: Object.fromEntries(principals) };
}

/** The condition key that follows from the id stays: the peer is given that. */
function withUserId({ asked, situations }: Question): Asked {
  const [id] = situations[0]?.context.get("aws:userid") ?? [];
  return id === undefined ? asked : { ...asked, context: { "aws:userid": id, ...asked.context } };
}

/** The same user under another name, which no policy names. */
function byAnotherIssuer(environment: EnvironmentDocument, asked: Asked): [EnvironmentDocument, Asked] {
  const issuer = asked.session?.federatedBy;
  if (issuer === undefined) return [environment, asked];
  const other = `${issuer}-other`;
  const principals = { ...environment.principals, [other]: environment.principals?.[issuer] ?? {} };
  return [
    { ...environment, principals },
    { ...asked, session: { ...asked.session, federatedBy: other } },
  ];
}
