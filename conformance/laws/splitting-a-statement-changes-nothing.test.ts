import { expect, it } from "vitest";
import { changeStatements, listOf, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorld, outcomes } from "./world.ts";

/** E12, E53, E54: several actions, resources or principals of a statement are as many statements. Not of `Not*`. */
it.each(["Action", "Resource", "Principal"])("one statement for each %s changes nothing", async (element) => {
  await forEveryWorld(async (world) => {
    const split = changeStatements(world, (statements) =>
      statements.flatMap((statement) => splitBy(statement, element)),
    );
    expect(outcomes(await decisionsIn(split))).toEqual(outcomes(await decisionsIn(world)));
  });
});

function splitBy({ Sid: _sid, ...statement }: Members, element: string): readonly Members[] {
  const value = statement[element];
  if (value === undefined || (element === "Principal" && value === "*")) return [statement];
  const parts =
    element === "Principal"
      ? Object.entries(value as Members).flatMap(([type, entries]) =>
          listOf(entries).map((entry): unknown => ({ [type]: entry })),
        )
      : listOf(value);
  return parts.length === 0 ? [statement] : parts.map((part) => ({ ...statement, [element]: part }));
}
