/** The version of the package, from its `package.json`: it lies beside `engine/` as beside `dist/`. */

import { readFileSync } from "node:fs";

export function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
