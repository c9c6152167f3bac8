/**
 * The rule of AWS that most likely decides a disagreement: the first of those on which the peer is known to differ
 * that the question touches; else the rules that the case names, or our reason.
 */

import { listOf, type Situation, type Statement } from "../reference/model.ts";
import { policyOf } from "../reference/statements.ts";
import type { Outcome, Question } from "./question.ts";
import { simulationOf } from "./simulation.ts";

interface Difference {
  readonly rule: string;
  /** The peer's answer where it differs; null where that depends on the statement. */
  readonly peer: Outcome | null;
  readonly touches: (situation: Situation, question: Question) => boolean;
}

const differences: readonly Difference[] = [
  {
    rule: "E5: the root user needs no identity policy",
    peer: "Deny",
    touches: ({ caller }) => caller.type === "Account",
  },
  {
    rule: "E9: the operation does not work across accounts",
    peer: "Allow",
    touches: (_, { expected }) => expected.reason === "not-a-cross-account-operation",
  },
  {
    rule: "E14: AWS `*` does not admit services",
    peer: "Allow",
    touches: ({ caller }) => caller.type === "Service",
  },
  {
    rule: "none: whether the reserved aliases alias/aws/ are a matter of authorization is not documented",
    peer: "Deny",
    touches: ({ target }) => target.arn.includes(":alias/aws/"),
  },
  {
    rule: "E19: no session policy limits what is given to the session itself",
    peer: "Deny",
    touches: ({ request }) => listOf(request.session?.policies).length > 0,
  },
  {
    rule: "E19: a federated session without a session policy has nothing of its user's policies",
    peer: "Allow",
    touches: ({ caller }, { expected }) =>
      caller.type === "FederatedUser" && expected.reason === "limited-by-session-policy",
  },
  {
    rule: "E45: tags and aliases of a key are absent in key policies",
    peer: null,
    touches: (situation) =>
      /"(?:kms:ResourceAliases|aws:ResourceTag\/)/iu.test(JSON.stringify(keyStatementsOf(situation))),
  },
  {
    rule: "E49: a statement without Resource has no effect",
    peer: "Allow",
    touches: (situation) =>
      keyStatementsOf(situation).some(
        ({ Resource, NotResource }) => Resource === undefined && NotResource === undefined,
      ),
  },
  {
    rule: "E60: dates in seconds since 1970",
    peer: "Deny",
    touches: (situation) => dateBoundsOf(situation).some((bound) => /^\d+$/u.test(bound)),
  },
  {
    rule: "none: what a bound that is no date means is not documented",
    peer: null,
    touches: (situation) => dateBoundsOf(situation).some((bound) => Number.isNaN(Date.parse(bound))),
  },
  {
    rule: "E62: negated operators match a variable without a value",
    peer: "Deny",
    touches: (situation) => /Not\w+":\{[^}]*\$\{/u.test(JSON.stringify(simulationOf(situation))),
  },
  {
    rule: "none: what an operator without a set modifier means on a key of several values is not documented",
    peer: null,
    touches: (situation) =>
      /"(?!ForA)\w+":\{"(?:kms:(?:ResourceAliases|GrantOperations|EncryptionContextKeys)|aws:(?:TagKeys|CalledVia))"/iu.test(
        JSON.stringify(simulationOf(situation)),
      ),
  },
];

export function decidingRule(question: Question, peer: Outcome): string {
  const { rules, expected, situations } = question;
  const known = differences.find(
    (difference) =>
      (difference.peer ?? peer) === peer && situations.some((situation) => difference.touches(situation, question)),
  );
  return known?.rule ?? (rules.length > 0 ? rules.join(", ") : `none known, our reason is ${expected.reason}`);
}

function keyStatementsOf({ target: { key } }: Situation): readonly Statement[] {
  return key?.policy === undefined ? [] : listOf(policyOf(key.policy).Statement);
}

/** The values of date operators in the policies that apply. */
function dateBoundsOf(situation: Situation): readonly string[] {
  const conditions = JSON.stringify(simulationOf(situation)).matchAll(/"(?:\w+:)?Date\w+":\{"[^"]+":\[?([^\]}]*)/gu);
  return [...conditions].flatMap(([, values = ""]) => values.split(",").map((value) => value.replaceAll('"', "")));
}
