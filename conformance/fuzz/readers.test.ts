import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authorizerFor, readEnvironment, readRequest, readScenario, type Read } from "../../engine/index.ts";
import { policies, scenarios } from "./documents.ts";
import { arbitraryMutant } from "./mutate.ts";
import { arbitraryText } from "./arbitrary-text.ts";

const key = "arn:aws:kms:us-east-1:222233334444:key/1111aaaa-22bb-33cc-44dd-555555eeeeee";
const user = "arn:aws:iam::222233334444:user/ann";
const real = policies();

const readers: Readonly<Record<string, (input: unknown) => Read<unknown>>> = {
  environment: readEnvironment,
  request: readRequest,
  scenario: readScenario,
};

/** A model, or diagnostics that say what and where. */
function expectAnswer(read: Read<unknown>): void {
  if (read.ok) return;
  expect(read.diagnostics.length).toBeGreaterThan(0);
  for (const { code, message, pointer } of read.diagnostics) {
    expect(code).toMatch(/^[a-z-]+$/u);
    expect(message).not.toBe("");
    expect(typeof pointer).toBe("string");
  }
}

describe.each(Object.entries(readers))("%s", (_name, read) => {
  it("answers any value", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withBigInt: true }), (value) => {
        expectAnswer(read(value));
      }),
      { numRuns: 500 },
    );
  });

  it.each(["x.json", "x.yaml", null])("answers any text of %s", (file) => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expectAnswer(read({ file, text }));
      }),
      { numRuns: 300 },
    );
  });

  it("answers what a changed scenario holds", () => {
    fc.assert(
      fc.property(arbitraryMutant(scenarios()), (mutant) => {
        const parts: readonly unknown[] = typeof mutant === "object" && mutant !== null ? Object.values(mutant) : [];
        for (const part of [mutant, ...parts]) {
          expectAnswer(read(part));
          const text = JSON.stringify(part) as string | undefined;
          if (text !== undefined) expectAnswer(read({ file: "x.json", text }));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("a changed policy", () => {
  it("is a diagnostic, or decides", async () => {
    let decided = 0;
    await fc.assert(
      fc.asyncProperty(
        arbitraryMutant(real).filter((policy) => policy !== undefined),
        async (policy) => {
          for (const environment of [
            { keys: { [key]: { policy } } },
            {
              principals: { [user]: { identityPolicies: [policy], permissionsBoundary: policy } },
              keys: {
                [key]: { policy: { Statement: { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" } } },
              },
              accounts: { "222233334444": { serviceControlPolicies: [[policy]], resourceControlPolicies: [policy] } },
            },
          ]) {
            const read = readEnvironment(environment);
            expectAnswer(read);
            if (!read.ok) continue;
            const authorizer = await authorizerFor(read.value);
            const { reason, message } = authorizer.authorize({ principal: user, action: "kms:Decrypt", resource: key });
            expect(reason, message).not.toBe("undecidable");
            decided++;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(decided, "policies that stayed readable").toBeGreaterThan(5);
  });
});
