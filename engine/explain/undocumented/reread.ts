/** A flow in which statements are read in another way: null for a statement that the other reading leaves as it is. */

import { createContext } from "../../context/context.ts";
import { hiding, type RequestContext } from "../../expression/attribute.ts";
import { constant, constantOf, type Expression } from "../../expression/expression.ts";
import { fact } from "../../expression/fact.ts";
import type { Condition } from "../../model/policy.ts";
import { buildProgram, type Program } from "../../translate/program.ts";
import { rereadStatement, type TranslatedStatement, type TranslationScope } from "../../translate/statement.ts";

type Elements = Parameters<typeof rereadStatement>[1];

/** Empty when no statement is read otherwise. */
export function rereadStatements(
  { situation, layers, grants }: Program,
  reread: (translated: TranslatedStatement, scope: TranslationScope) => Elements | null,
): readonly Program[] {
  const scope: TranslationScope = { situation, settled: createContext(situation, { now: 0 }) };
  const others = layers
    .flatMap(({ levels }) => levels.flat())
    .flatMap((translated) => {
      const elements = reread(translated, scope);
      return elements === null ? [] : [[translated.id, elements] as const];
    });
  if (others.length === 0) return [];
  const byId = new Map(others);
  return [
    buildProgram(situation, {
      grants,
      statement: (translated) => {
        const elements = byId.get(translated.id);
        return elements === undefined ? translated : rereadStatement(translated, elements);
      },
    }),
  ];
}

/** How a condition would answer under the other reading; null where that reading leaves it as it is. */
export type ConditionReading = (
  condition: Condition,
  translated: TranslatedStatement,
  scope: TranslationScope,
) => ((context: RequestContext) => boolean) | null;

/** `name` sets this reading's facts apart from those of the engine. */
export function rereadConditions(program: Program, name: string, reread: ConditionReading): readonly Program[] {
  return rereadStatements(program, (translated, scope) => {
    const others = translated.conditions.map(({ condition }) => reread(condition, translated, scope));
    if (others.every((holds) => holds === null)) return null;
    const conditions = translated.conditions.map(({ condition, expression }, index) => {
      const holds = others[index] ?? null;
      if (holds === null) return { condition, expression };
      const seen = (context: RequestContext): boolean => holds(hiding(context, translated.layer.hides));
      return { condition, expression: fact(`${name}: ${translated.id} condition ${String(index)}`, seen) };
    });
    return { conditions };
  });
}

/** The other answer as an element, or null where it is the engine's own. */
export function otherAnswer(current: Expression, answer: boolean): Expression | null {
  return constantOf(current) === answer ? null : constant(answer);
}
