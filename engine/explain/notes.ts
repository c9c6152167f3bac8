/** Rules that AWS leaves undocumented, where a decision rests on their best reading (facts marked U). */

import { type Caller, means } from "../context/caller.ts";
import type { Note, Reason } from "../model/decision.ts";
import type { Condition, PrincipalElement } from "../model/policy.ts";
import type { Program } from "../translate/program.ts";
import type { Source } from "../translate/source.ts";
import type { TranslatedStatement } from "../translate/statement.ts";

/** What a decision came out of. */
export interface Basis {
  readonly program: Program;
  readonly reason: Reason;
  /** The way that was open, for an Allow. */
  readonly source: Source | null;
  /** The statements that settle it. */
  readonly statements: readonly TranslatedStatement[];
}

interface UncertainRule extends Note {
  readonly concerns: (basis: Basis) => boolean;
}

const uncertain: readonly UncertainRule[] = [
  {
    rule: "E16",
    text: "a Deny with NotPrincipal spares a caller whose account and role or user are both listed; AWS does not say what happens when one is left out",
    concerns: ({ program, statements }) =>
      statements.some(({ statement }) => listsInPart(statement.principal, program.situation.caller)),
  },
  {
    rule: "E18",
    text: "a key policy that allows everyone without a condition on `aws:PrincipalArn` is read as not limited by a permissions boundary or session policy",
    concerns: ({ program, source, statements }) =>
      source?.id.endsWith("/everyone") === true &&
      hasLimits(program) &&
      !statements.some(({ statement }) => reads(statement.conditions, "aws:principalarn")),
  },
  {
    rule: "E25",
    text: "for an action without a resource, the resource control policies of the caller's account are applied",
    concerns: ({ program }) => program.situation.target.kind === "service" && binds(program, "resource-control-policy"),
  },
  {
    rule: "E26",
    text: "an account as principal in a VPC endpoint policy is read as every principal of that account",
    concerns: ({ program }) =>
      program.layers.some(
        ({ name, levels }) =>
          name === "vpc-endpoint-policy" && levels.flat().some(({ matches }) => matches.has("account")),
      ),
  },
  {
    rule: "E29",
    text: "a grant's source ARN constraint is read as a condition on `aws:SourceArn`, which a direct call by the grantee lacks",
    concerns: ({ program, reason }) =>
      reason === "grant-constraint-not-met" &&
      program.situation.caller.kind !== "service" &&
      program.situation.grants.some(({ constraints }) => constraints.sourceArn !== null),
  },
  {
    rule: "E31",
    text: "whether a permissions boundary or session policy limits the use of a grant is read as for a key policy that names the same principal",
    concerns: ({ program, source }) => source?.id.startsWith("grants/") === true && hasLimits(program),
  },
  {
    rule: "E32",
    text: "a principal of an account that is the grantee is taken to need an identity policy of its own",
    concerns: ({ source }) => source?.id.startsWith("grants/") === true && source.id.endsWith("/account"),
  },
  {
    rule: "E33",
    text: "a caller who may create grants by policy is not bound by a grant that it holds as well",
    concerns: ({ program, source }) =>
      program.situation.permission.name === "CreateGrant" &&
      source !== null &&
      !source.id.startsWith("grants/") &&
      program.grants.length > 0,
  },
  {
    rule: "E37",
    text: "`kms:GrantIsForAWSResource` is taken to be false, not absent, for a direct call",
    concerns: ({ program, statements }) =>
      !program.situation.given.has("kms:GrantIsForAWSResource") &&
      statements.some(({ statement }) => reads(statement.conditions, "kms:grantisforawsresource")),
  },
  {
    rule: "E49",
    text: "a Resource other than `*` in a key policy is matched against the key's ARN",
    concerns: ({ statements }) =>
      statements.some(
        ({ layer, statement }) =>
          layer.belongsToKey && statement.resource?.patterns.some((pattern) => pattern !== "*") === true,
      ),
  },
  {
    rule: "E57",
    text: "`ForAnyValue` with `IfExists` is read as false when the key is absent",
    concerns: ({ statements }) =>
      statements.some(({ statement }) =>
        statement.conditions.some(({ quantifier, ifExists }) => quantifier === "ForAnyValue" && ifExists),
      ),
  },
];

export function notesFor(basis: Basis): readonly Note[] {
  return uncertain.filter(({ concerns }) => concerns(basis)).map(({ rule, text }) => ({ rule, text }));
}

/** Whether a NotPrincipal that hits the caller lists some of its names; a permissions boundary settles it otherwise. */
function listsInPart(element: PrincipalElement | null, caller: Caller): boolean {
  if (element?.negated !== true || (caller.principal?.permissionsBoundary ?? null) !== null) return false;
  return element.entries.some((entry) => means(entry, caller));
}

function hasLimits(program: Program): boolean {
  return binds(program, "permissions-boundary") || binds(program, "session-policy");
}

function binds({ layers }: Program, layer: string): boolean {
  return layers.some(({ name }) => name === layer);
}

function reads(conditions: readonly Condition[], key: string): boolean {
  return conditions.some((condition) => condition.key.toLowerCase() === key);
}
