import { defineConfig } from "vitest/config";

// Vitest reads its configuration from the default export and from nothing else.
export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["engine/**/*.test.ts", "conformance/**/*.test.ts", "playground/**/*.test.ts"],
    testTimeout: 60_000,
    // For tests that look at what memory holds.
    execArgv: ["--expose-gc"],
    maxWorkers: "100%",
    setupFiles: ["conformance/seed.ts"],
  },
});
