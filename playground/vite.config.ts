/**
 * Builds the page into `dist/playground`: static files that work under any base path. What the build may weigh is checked
 * in `build/weight.ts`.
 */

import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { contentPolicy } from "./build/content-policy.ts";
import { leanMonaco } from "./build/lean-monaco.ts";
import { offline } from "./build/offline.ts";
import { weight } from "./build/weight.ts";

// Vite reads its configuration from the default export and from nothing else.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  resolve: { conditions: ["source", "browser", "module", "import", "default"] },
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [leanMonaco(), contentPolicy(), offline(), weight()],
  worker: { format: "es" },
  optimizeDeps: { exclude: ["@cedar-policy/cedar-wasm"] },
  build: {
    outDir: fileURLToPath(new URL("../dist/playground", import.meta.url)),
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 5000,
    reportCompressedSize: false,
  },
});
