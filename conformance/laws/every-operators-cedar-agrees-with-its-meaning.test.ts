import { isAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createAuthorizer } from "../../engine/index.ts";
import { arbitraryConditions } from "../generate/condition.ts";
import { arbitraryContext } from "../generate/request-context.ts";
import { decide } from "../reference/decide.ts";
import { now } from "./world.ts";

const key = "arn:aws:kms:us-east-1:222233334444:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";
const principal = "arn:aws:iam::222233334444:user/ann";

/** E52-E63: one statement with generated conditions, in the engine, in plain Cedar and in the rules as written. */
it("every operator's Cedar agrees with its meaning", async () => {
  const seen = { Allow: 0, Deny: 0 };
  await fc.assert(
    fc.asyncProperty(
      arbitraryConditions,
      arbitraryContext,
      fc.constantFrom("2012-10-17", "2008-10-17"),
      async (conditions, context, version) => {
        const delegation = { Effect: "Allow", Principal: { AWS: "222233334444" }, Action: "*", Resource: "*" };
        const statement = { Effect: "Allow", Action: "*", Resource: "*", Condition: conditions };
        const environment = {
          principals: { [principal]: { identityPolicies: [{ Version: version, Statement: statement }] } },
          keys: { [key]: { policy: { Statement: delegation } } },
        };
        const authorizer = await createAuthorizer(environment, { now: () => now });
        const request = {
          principal,
          action: "kms:Decrypt",
          resource: key,
          context,
          input: { EncryptionContext: { team: "blue" } },
        };
        const { decision, reason } = authorizer.authorize(request);
        expect(decide(environment, request, now)).toMatchObject([{ decision, reason }]);
        const { policies, entities, request: asked } = authorizer.translate(request);
        const answer = isAuthorized({
          ...asked,
          context: asked.context as Record<string, never>,
          policies: { staticPolicies: policies },
          entities: entities.map((entity) => ({ ...entity, attrs: { ...entity.attrs }, parents: [...entity.parents] })),
        });
        expect(answer).toMatchObject({ response: { decision: decision.toLowerCase(), diagnostics: { errors: [] } } });
        seen[decision]++;
      },
    ),
    { numRuns: 800 },
  );
  expect(Math.min(seen.Allow, seen.Deny)).toBeGreaterThan(100);
});
