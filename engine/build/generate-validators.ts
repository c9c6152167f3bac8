/** `tsx engine/build/generate-validators.ts [--check]`: writes the validators, or fails when they are stale. */

import { writeValidators } from "./validators.ts";

const check = process.argv.includes("--check");
if (!writeValidators(check)) {
  console.error("validators or schema types are stale: npm run generate");
  process.exitCode = 1;
}
