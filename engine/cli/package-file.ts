/**
 * The place of a file of the package, from `engine/` as from `dist/`. The command line is put together into files that all
 * lie in `dist/cli`: so this is the one module that says how far up the package is.
 */

import { fileURLToPath } from "node:url";

/** `path` from the package's folder. */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** `path` from `engine/`, or from `dist/`, where the code runs. */
export function codeFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
