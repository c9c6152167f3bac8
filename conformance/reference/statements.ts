/** What the statements of policies say about a situation. */

import { actionMatches, keyPolicyResourceMatches, resourceMatches } from "./actions-and-resources.ts";
import { conditionsHold } from "./conditions.ts";
import { keyPolicyContext } from "./context.ts";
import { listOf, type Policy, type Statement } from "./policies.ts";
import type { Situation } from "./situation.ts";

/** What a layer says: E2, a Deny decides; no Allow is silence. */
export interface Verdict {
  readonly allows: boolean;
  readonly denies: boolean;
}

/** The statements that are about the situation, and that mean its caller. */
export function statementsFor(
  policies: readonly Policy[],
  situation: Situation,
  isMeant: (statement: Statement) => boolean,
): readonly Statement[] {
  const { action, target, context } = situation;
  return policies.flatMap((policy) =>
    listOf(policy.Statement).filter(
      (statement) =>
        isMeant(statement) &&
        isAbout(statement, action, (pattern) => resourceMatches(pattern, target.arn, policy.Version, context)) &&
        conditionsHold(statement.Condition ?? {}, policy.Version, context),
    ),
  );
}

/** E45, E49: a key policy stands on its key, and sees less of it. */
export function keyPolicyStatementsFor(policy: Policy, situation: Situation): readonly Statement[] {
  const context = keyPolicyContext(situation.context);
  const { action, target } = situation;
  return listOf(policy.Statement).filter(
    (statement) =>
      isAbout(statement, action, (pattern) => keyPolicyResourceMatches(pattern, target.arn, policy.Version, context)) &&
      conditionsHold(statement.Condition ?? {}, policy.Version, context),
  );
}

export function verdictOf(
  policies: readonly Policy[],
  situation: Situation,
  isMeant: (statement: Statement) => boolean = () => true,
): Verdict {
  const statements = statementsFor(policies, situation, isMeant);
  return {
    allows: statements.some(({ Effect }) => Effect === "Allow"),
    denies: statements.some(({ Effect }) => Effect === "Deny"),
  };
}

/** E53, E54: NotAction and NotResource are everything but. E49: without action or resource there is no effect. */
function isAbout(statement: Statement, action: string, covers: (pattern: string) => boolean): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const names = (pattern: string) => actionMatches(pattern, action);
  const isAction =
    Action !== undefined ? listOf(Action).some(names) : NotAction !== undefined && !listOf(NotAction).some(names);
  const isResource =
    Resource !== undefined
      ? listOf(Resource).some(covers)
      : NotResource !== undefined && !listOf(NotResource).some(covers);
  return isAction && isResource;
}
