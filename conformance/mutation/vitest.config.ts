/** The tests that mutation testing runs against each mutant: those that are quick and look at the engine itself. */

import { defineConfig } from "vitest/config";

// Vitest reads its configuration from the default export and from nothing else.
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: [
      "engine/{conditions,context,layers,translate,read,explain}/**/*.test.ts",
      "engine/*.test.ts",
      "conformance/cases.test.ts",
    ],
    testTimeout: 60_000,
  },
});
