import { expect, it } from "vitest";
import { changeStatements } from "./policies.ts";
import { decisionsIn, forEveryWorld } from "./world.ts";

/** E2: a Deny of everything in any layer that binds a request decides, whatever allows it. */
const denyAll = { Effect: "Deny", Action: "*", Resource: "*" } as const;

it.each(["key-policy", "identity-policy", "permissions-boundary", "session-policy", "service-control-policy"] as const)(
  "a Deny of everything in the %s trumps every Allow of what it binds",
  async (layer) => {
    let denied = 0;
    await forEveryWorld(async (world) => {
      const before = await decisionsIn(world);
      const principal = layer === "key-policy" ? { Principal: "*" } : {};
      const after = await decisionsIn(
        changeStatements(world, (statements, where) =>
          where === layer ? [...statements, { ...denyAll, ...principal }] : statements,
        ),
      );
      for (const [index, decision] of after.entries()) {
        if (decision.decision === "Deny") continue;
        expect(decision, "what is allowed still is not bound by the layer, and so nothing else changed").toMatchObject({
          decision: before[index]?.decision,
          reason: before[index]?.reason,
        });
      }
      denied += after.filter(({ reason }) => reason === "explicit-deny").length;
    });
    expect(denied, "decisions that the Deny settled").toBeGreaterThan(20);
  },
);
