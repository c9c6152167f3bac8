import { expect, it } from "vitest";
import type { Request } from "../../engine/index.ts";
import { authorizerOf, forEveryWorld } from "./world.ts";

/** The same environment and request give the same Cedar and the same decision, whatever was asked before. */
it("translation is deterministic", async () => {
  await forEveryWorld(async (world) => {
    const requests = world.requests as readonly Request[];
    const one = await authorizerOf(world);
    const other = await authorizerOf(world);
    const forwards = requests.map((request) => JSON.stringify([one.translate(request), one.authorize(request)]));
    const backwards = requests.toReversed().map((request) => {
      const decision = other.authorize(request);
      return JSON.stringify([other.translate(request), decision]);
    });
    expect(backwards.toReversed()).toEqual(forwards);
  }, 60);
});
