import { expect, it } from "vitest";
import { policyKinds } from "../../engine/model/policy.ts";
import { arbitraryStatement } from "../generate/statement.ts";
import { changeStatements } from "./policies.ts";
import { decisionsIn, forEveryWorldAnd } from "./world.ts";

/** E2: whatever a Deny is about and wherever it stands, it only takes away. */

it.each(policyKinds)("adding a Deny to the %s never allows", async (layer) => {
  await forEveryWorldAnd(
    arbitraryStatement(layer),
    async (world, statement) => {
      const before = await decisionsIn(world);
      const after = await decisionsIn(
        changeStatements(world, (statements, where) =>
          where === layer ? [...statements, { ...statement, Effect: "Deny" }] : statements,
        ),
      );
      for (const [index, { decision }] of after.entries()) {
        if (decision === "Allow") expect(before[index]?.decision).toBe("Allow");
      }
    },
    60,
  );
});
