/** Writes the service worker into the build: with it the page works without a network after the first visit. */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

export function offline(): Plugin {
  return {
    name: "offline",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const files = [...Object.keys(bundle).filter((name) => !name.endsWith(".map")), "icon.svg"];
        // The names of assets carry a hash of their content; the page's own text stands for all of them.
        const page = bundle["index.html"];
        const text = page?.type === "asset" ? String(page.source) : "";
        const version = createHash("sha256").update(text).update(files.join()).digest("hex").slice(0, 16);
        const template = readFileSync(fileURLToPath(new URL("offline.worker.js", import.meta.url)), "utf8");
        const source = template
          .replace('"%VERSION%"', JSON.stringify(version))
          .replace('"%FILES%"', JSON.stringify(files));
        this.emitFile({ type: "asset", fileName: "offline.js", source });
      },
    },
  };
}
