import { expect, it } from "vitest";
import { decide, decideCall } from "../reference/decide.ts";
import type { Call, Request } from "../../engine/index.ts";
import { authorizerOf, forEveryWorld, now } from "./world.ts";

/** The engine decides as the rules written in plain TypeScript do, with the same reason. */
it("engine and reference agree on decision and reason", async () => {
  await forEveryWorld(async (world) => {
    const authorizer = await authorizerOf(world);
    for (const request of world.requests) {
      const { decision, reason } = authorizer.authorize(request as Request);
      expect({ decision, reason }, JSON.stringify(request)).toEqual(decide(world.environment, request, now));
    }
    for (const call of world.calls ?? []) {
      const { decision, checks } = authorizer.authorizeCall(call as Call);
      const told = checks.map(({ action, resource, decision, reason }) => ({ action, resource, decision, reason }));
      expect({ decision, checks: told }, JSON.stringify(call)).toEqual(decideCall(world.environment, call, now));
    }
  }, 300);
});
