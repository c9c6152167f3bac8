import fc from "fast-check";
import { expect, it } from "vitest";
import { lintSources } from "../../engine/lint/index.ts";
import { policies, scenarios } from "./documents.ts";
import { arbitraryMutant } from "./mutate.ts";
import { arbitraryText } from "./arbitrary-text.ts";

const files = ["policy.json", "template.yaml", "plan.tfplan.json", "key-policy.json"] as const;

/** Findings and diagnostics that say what and where, whatever the text. */
async function expectAnswer(file: string, text: string): Promise<void> {
  const { findings, diagnostics } = await lintSources([{ file, text }], { choice: { preset: "all", severities: {} } });
  for (const { message, pointer } of [...findings, ...diagnostics]) {
    expect(message).not.toBe("");
    expect(typeof pointer).toBe("string");
  }
}

it("answers any text", async () => {
  await fc.assert(fc.asyncProperty(fc.constantFrom(...files), arbitraryText, expectAnswer), { numRuns: 300 });
});

const inTemplate = (policy: unknown): unknown => ({
  Resources: { Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: policy } } },
});

it("answers changed policies, by themselves and in templates", async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryMutant(policies()), async (policy) => {
      const text = JSON.stringify(policy) as string | undefined;
      await expectAnswer("policy.json", text ?? "");
      await expectAnswer("template.json", JSON.stringify(inTemplate(policy)));
    }),
    { numRuns: 300 },
  );
}, 300_000);

it("answers changed scenarios and templates", async () => {
  const templates = policies().slice(0, 50).map(inTemplate);
  await fc.assert(
    fc.asyncProperty(arbitraryMutant([...templates, ...scenarios()]), async (document) => {
      const text = JSON.stringify(document) as string | undefined;
      await expectAnswer("document.json", text ?? "");
    }),
    { numRuns: 200 },
  );
});
