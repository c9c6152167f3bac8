import { isAuthorized, validate } from "@cedar-policy/cedar-wasm/nodejs";
import { expect, it } from "vitest";
import type { Request, Translation } from "../../engine/index.ts";
import { authorizerOf, forEveryWorld } from "./world.ts";

/** What translate prints is whole: a plain Cedar engine decides by it as authorize does, under strict validation. */
it("translate's output decides like authorize, is strictly valid and never errs", async () => {
  await forEveryWorld(async (world) => {
    const authorizer = await authorizerOf(world);
    for (const request of world.requests as readonly Request[]) {
      const { decision, reason } = authorizer.authorize(request);
      if (reason === "undecidable") continue;
      const translation = authorizer.translate(request);
      expect(cedarDecides(translation), reason).toEqual({ decision: decision.toLowerCase(), errors: [] });
      const { schema, policies } = translation;
      const problems = validate({ schema, policies: { staticPolicies: policies } });
      expect(problems).toMatchObject({ type: "success", validationErrors: [] });
    }
  }, 60);
});

function cedarDecides({ policies, schema, entities, request }: Translation): unknown {
  const answer = isAuthorized({
    ...request,
    context: request.context as Record<string, never>,
    schema,
    validateRequest: true,
    policies: { staticPolicies: policies },
    entities: entities.map((entity) => ({ ...entity, attrs: { ...entity.attrs }, parents: [...entity.parents] })),
  });
  if (answer.type === "failure") return answer;
  return { decision: answer.response.decision, errors: answer.response.diagnostics.errors };
}
