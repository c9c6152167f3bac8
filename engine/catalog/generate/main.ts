/** `npm run generate`: writes the catalogue's tables from `schemas/kms`. With `--check` it only tells which are stale. */

import { readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { generatedFiles } from "./files.ts";

const check = process.argv.includes("--check");

for (const { url, text } of await generatedFiles()) {
  if (textOf(url) === text) continue;
  const path = relative(process.cwd(), fileURLToPath(url));
  if (check) {
    console.error(`${path} is stale: run \`npm run generate\``);
    process.exitCode = 1;
  } else {
    writeFileSync(url, text);
    console.log(path);
  }
}

/** Null where there is no such file yet. */
function textOf(url: URL): string | null {
  try {
    return readFileSync(url, "utf8");
  } catch {
    return null;
  }
}
