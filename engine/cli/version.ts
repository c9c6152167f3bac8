/** The version of the package, from its `package.json`. */

import { readFileSync } from "node:fs";
import { packageFile } from "./package-file.ts";

export function readVersion(): string {
  return (JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { readonly version: string }).version;
}
