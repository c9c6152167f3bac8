/**
 * What the page may weigh, gzipped: the script before first paint, and all script and WebAssembly together. The build
 * fails past it.
 */

import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";

const limits = { firstPaint: 60_000, all: 3_000_000 } as const;

export function weight(): Plugin {
  return {
    name: "weight",
    apply: "build",
    enforce: "post",
    writeBundle(_options, bundle) {
      const parts = Object.values(bundle);
      const code = parts.filter(({ fileName }) => /\.(?:js|wasm)$/u.test(fileName));
      const first = firstChunks(parts);
      const sizes = {
        firstPaint: sumOf(code.filter(({ fileName }) => first.has(fileName))),
        all: sumOf(code),
      };
      this.info(
        `gzipped: ${kilobytes(sizes.firstPaint)} before first paint, ${kilobytes(sizes.all)} of script and wasm`,
      );
      for (const name of ["firstPaint", "all"] as const) {
        if (sizes[name] > limits[name])
          this.error(`the playground is too heavy: ${name} is ${kilobytes(sizes[name])} of ${kilobytes(limits[name])}`);
      }
    },
  };
}

type Part = Rollup.OutputChunk | Rollup.OutputAsset;

/** The entry and what it imports at once. */
function firstChunks(parts: readonly Part[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (fileName: string): void => {
    const part = parts.find((one) => one.fileName === fileName);
    if (part?.type !== "chunk" || found.has(fileName)) return;
    found.add(fileName);
    part.imports.forEach(visit);
  };
  for (const part of parts) if (part.type === "chunk" && part.isEntry) visit(part.fileName);
  return found;
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + gzipSync(part.type === "chunk" ? part.code : part.source).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
