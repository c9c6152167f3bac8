/**
 * Statements that nearly allow, as the shortest way to an Allow: first those that fail on conditions alone, then those
 * that lack only the action or the resource. Whom a statement does not mean at all, it is not near.
 */

import type { Situation } from "../context/situation.ts";
import { constantOf } from "../expression/expression.ts";
import { sameAccountPaths } from "../translate/paths.ts";
import type { Program } from "../translate/program.ts";
import type { Layer } from "../layers/layer.ts";
import { placeTitle, list, ticked } from "./names.ts";
import { translationOf } from "./trace-statement.ts";
import { neverThere } from "./never-there.ts";
import type { ConditionTrace, Failure, StatementTrace, Traced } from "./trace.ts";
import { comparisonWord, wantedTexts } from "./wanted-values.ts";

/** Those of a layer's Allows. */
export function near(
  traced: Traced,
  layer: Layer,
  counts: (trace: StatementTrace) => boolean = () => true,
): readonly string[] {
  return nearMisses(traced.program.situation, allowsOf(traced, layer).filter(counts));
}

export function allowsOf({ layers }: Traced, { name }: Layer): readonly StatementTrace[] {
  const statements = layers.filter((one) => one.layer === name).flatMap(({ levels }) => levels.flat());
  return statements.filter(({ effect }) => effect === "Allow");
}

/** Whether a statement of the key policy means the caller in a way that needs no identity policy (E6). */
export function namesDirectly(program: Program, trace: StatementTrace): boolean {
  const ways = [...(translationOf(program, trace)?.matches ?? [])];
  return ways.some(([match, means]) => !sameAccountPaths[match].identity && constantOf(means) !== false);
}

/** Of the statements of one layer. */
export function nearMisses(situation: Situation, statements: readonly StatementTrace[]): readonly string[] {
  return [...missedByCondition(situation, statements), ...missedByElement(situation, statements)];
}

/** Those that cover all but fail on conditions which a request can meet. */
export function missedByCondition(situation: Situation, statements: readonly StatementTrace[]): readonly string[] {
  return statements.flatMap((statement) => {
    const conditions = statement.failed.filter((failure) => failure.element === "condition");
    if (conditions.length === 0 || conditions.length < statement.failed.length) return [];
    if (conditions.some((condition) => neverThere(condition, statement.layer, situation) !== null)) return [];
    return [
      `${placeTitle(statement, situation)} covers this caller and action, but only when ${list(conditions.map(wish))}`,
    ];
  });
}

/** Those that lack the action, where no other statement covers it for the caller, or the resource. */
export function missedByElement(situation: Situation, statements: readonly StatementTrace[]): readonly string[] {
  const covered = statements.some(({ failed }) => !fails(failed, "principal") && !fails(failed, "action"));
  return statements.flatMap((statement) => {
    const [failure] = statement.failed;
    if (statement.failed.length !== 1 || failure === undefined) return [];
    if (failure.element === "action" && !covered)
      return [
        `${placeTitle(statement, situation)} covers this caller, but not this action: add \`${situation.permission.action}\``,
      ];
    if (failure.element !== "resource") return [];
    return [`${placeTitle(statement, situation)} covers this caller and action, but its Resource ${missed(failure)}`];
  });
}

function fails(failed: readonly Failure[], wanted: Failure["element"]): boolean {
  return failed.some(({ element }) => element === wanted);
}

function missed({ wanted, resolved, actual }: Exclude<Failure, { element: "condition" }>): string {
  const alias = wanted.some((text) => text.includes("alias/"))
    ? "; an alias ARN never stands for its key, use `kms:ResourceAliases` or the key's ARN"
    : "";
  return `${list(wantedTexts(wanted, resolved, ticked))} does not cover \`${actual}\`${alias}`;
}

/** `` `kms:ViaService` is `s3.…` (absent) ``. */
function wish({ operator, key, wanted, resolved, actual }: ConditionTrace): string {
  const [, quantifier = "", name = ""] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(?:IfExists)?$/u.exec(operator) ?? [];
  const has = actual === null ? "absent" : `it is ${list(actual.map(ticked))}`;
  const all = { ForAllValues: "every value of ", ForAnyValue: "a value of " }[quantifier] ?? "";
  if (name === "Null") return `\`${key}\` is ${wanted.includes("true") ? "absent" : "present"} (${has})`;
  return `${all}\`${key}\` ${predicate(name, wantedTexts(wanted, resolved, ticked))} (${has})`;
}

function predicate(operator: string, wanted: readonly string[]): string {
  const compared = comparisonWord(operator);
  const [, verb] = verbs.find(([pattern]) => pattern.test(operator)) ?? ["", `is ${compared}`.trimEnd()];
  if (!operator.includes("Not")) return `${verb} ${wanted.length > 1 ? "one of " : ""}${wanted.join(", ")}`;
  return `${verb} ${wanted.length === 1 ? "anything but" : "none of"} ${wanted.join(", ")}`;
}

const verbs: readonly (readonly [RegExp, string])[] = [
  [/Like$|^Arn/u, "matches"],
  [/IpAddress$/u, "lies in"],
];
