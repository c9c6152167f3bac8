import { expect, it } from "vitest";
import { iamDecides } from "./actions.ts";
import { changeStatements } from "./policies.ts";
import { withoutAccount } from "./principals.ts";
import { decisionsIn, forEveryWorld } from "./world.ts";

/** E1, E3, E27: a key policy that does not name the caller's account in any way leaves grants as the only source. */
it("removing the caller's account from the key policy takes away everything but grants", async () => {
  await forEveryWorld(async (world) => {
    const accounts = new Set(world.requests.map(({ principal }) => principal.split(":")[4] ?? ""));
    for (const account of accounts) {
      if (account === "") continue;
      const requests = world.requests.filter(
        (request) => request.principal.split(":")[4] === account && !iamDecides(request),
      );
      const closed = changeStatements({ ...world, requests }, (statements, layer) =>
        layer === "key-policy" ? statements.flatMap((one) => withoutAccount(one, account)) : statements,
      );
      for (const { decision, reason } of await decisionsIn(closed)) {
        if (decision === "Allow") expect(reason).toBe("allowed-by-grant");
      }
    }
  });
});
