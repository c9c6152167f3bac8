import { expect, it } from "vitest";
import { changePrincipals, changeStatements } from "./policies.ts";
import { decisionsIn, forEveryWorld } from "./world.ts";

/** E8: what both accounts allow, neither allows alone. */
it("without the caller's identity policies nothing is allowed by both accounts, but to a root user", async () => {
  await forEveryWorld(async (world) => {
    const requests = world.requests.filter(({ principal }) => !principal.endsWith(":root"));
    const bare = changePrincipals({ ...world, requests }, (principal) => ({ ...principal, identityPolicies: [] }));
    for (const { reason } of await decisionsIn(bare)) expect(reason).not.toBe("allowed-by-both-accounts");
  });
});

it("without the key policy's Allows nothing is allowed by both accounts", async () => {
  await forEveryWorld(async (world) => {
    const closed = changeStatements(world, (statements, layer) =>
      layer === "key-policy" ? statements.filter(({ Effect }) => Effect === "Deny") : statements,
    );
    for (const { reason } of await decisionsIn(closed)) expect(reason).not.toBe("allowed-by-both-accounts");
  });
});
