import { isAuthorized, validate } from "@cedar-policy/cedar-wasm/nodejs";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authorizerFor, readScenario, type Request } from "../engine/index.ts";

const folder = join(import.meta.dirname, "cases");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

describe("what translate prints decides alone, as authorize does, and is strictly valid", () => {
  it.each(files)("%s", async (name) => {
    const file = join(folder, name);
    const read = readScenario({ file, text: readFileSync(file, "utf8") });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const authorizer = await authorizerFor(read.value.environment, { now: () => 1_700_000_000_000 });
    const requests = read.value.cases.map(({ when }) => when as Request).filter((when) => "action" in when);
    for (const [index, request] of requests.entries()) {
      const decision = authorizer.authorize(request);
      if (decision.reason === "undecidable") continue;
      const { policies, schema, entities, request: asked } = authorizer.translate(request);
      const call = { ...asked, context: asked.context as Record<string, never>, schema, validateRequest: true };
      const answer = isAuthorized({
        ...call,
        policies: { staticPolicies: policies },
        entities: entities.map((entity) => ({ ...entity, attrs: { ...entity.attrs }, parents: [...entity.parents] })),
      });
      expect(answer).toMatchObject({
        type: "success",
        response: { decision: decision.decision.toLowerCase(), diagnostics: { errors: [] } },
      });
      if (index > 0) continue;
      expect(validate({ schema, policies: { staticPolicies: policies } })).toMatchObject({
        type: "success",
        validationErrors: [],
      });
    }
  });
});
