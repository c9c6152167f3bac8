import { expect, it } from "vitest";
import { allActions } from "./actions.ts";
import { changeStatements, listOf, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorld, outcomes } from "./world.ts";

/** E53: a pattern of actions means the actions that it matches, in any case; in Action and in NotAction. */
it("expanding a wildcard over the actions of AWS KMS changes nothing", async () => {
  await forEveryWorld(async (world) => {
    const expanded = changeStatements(world, (statements) =>
      statements.map((statement) => expand(expand(statement, "Action"), "NotAction")),
    );
    expect(outcomes(await decisionsIn(expanded))).toEqual(outcomes(await decisionsIn(world)));
  });
});

function expand(statement: Members, element: "Action" | "NotAction"): Members {
  const patterns = statement[element];
  if (patterns === undefined) return statement;
  const matched = allActions.filter((action) => listOf(patterns).some((pattern) => matches(String(pattern), action)));
  return { ...statement, [element]: matched.length === 0 ? "s3:GetObject" : matched };
}

function matches(pattern: string, action: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/gu, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "iu").test(action);
}
