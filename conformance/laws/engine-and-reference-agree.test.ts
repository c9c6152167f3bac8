import { expect, it } from "vitest";
import { search } from "../differential/search.ts";

/**
 * The engine decides as the rules written in plain TypeScript do, with the same reason. A disagreement is shrunk and
 * written as a scenario into `conformance/failures/`, which `kms-cedar test` runs.
 */
it("engine and reference agree on decision and reason", { timeout: 600_000 }, async () => {
  const seed = Number(process.env["KMS_CEDAR_SEED"] ?? 31);
  const worlds = Number(process.env["KMS_CEDAR_WORLDS"] ?? 2200);
  const { asked, disagreement, file } = await search(seed, worlds);
  expect({ seed, disagreement, file }).toEqual({ seed, disagreement: null, file: null });
  // Every run of CI asks 20,000 and more.
  expect(asked / worlds).toBeGreaterThan(20_000 / 2200);
});
