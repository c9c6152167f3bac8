/** Allows by which an identity can bring keys under another Allow: whoever may tag any key may meet a condition on tags. */

import { isEverything } from "../model/glob.ts";
import { isConditionedOn } from "./conditioned.ts";
import { expandAction } from "../catalog/actions.ts";
import type { TextElement } from "../read/expect.ts";
import type { StatementSubject } from "./subject.ts";

export interface Widening {
  /** What narrows an Allow, as keys in lower case. */
  readonly narrowedBy: readonly string[];
  /** The actions that change it. */
  readonly changers: readonly string[];
  /** Keys that keep the change within bounds. */
  readonly boundedBy: readonly string[];
}

/** The first action pattern of each Allow that widens another one. */
export function wideningsIn(statements: readonly StatementSubject[], widening: Widening): readonly TextElement[] {
  const { narrowedBy, changers, boundedBy } = widening;
  const allows = statements.filter(({ effect }) => effect === "Allow");
  const narrowed = allows.filter((statement) => isConditionedOn(statement, narrowedBy));
  return allows.flatMap((statement) => {
    const { action, ownActions, covers } = statement;
    if (action?.negated !== false || isConditionedOn(statement, boundedBy) || !isOfAnyKey(statement)) return [];
    const gained = narrowed.flatMap((other) => other.covers).filter((name) => !covers.includes(name));
    if (gained.every((name) => changers.includes(name))) return [];
    const at = ownActions.find(({ value }) => expandAction(value).some((name) => changers.includes(name)));
    return at === undefined ? [] : [at];
  });
}

function isOfAnyKey({ resource }: StatementSubject): boolean {
  return (
    resource?.negated === false &&
    resource.patterns.some(({ value }) => isEverything(value) || /:(?:key\/)?\*$/u.test(value))
  );
}
