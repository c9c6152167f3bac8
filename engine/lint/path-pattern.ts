/** Paths in a configuration: `*` stands for any characters, slashes included; `\` and `./` make no difference. */

import { matchesGlob } from "../model/glob.ts";

/** Whether a path of the configuration means a file. */
export function fits(path: string, file: string | null): boolean {
  return file !== null && matchesGlob(path, file.replaceAll("\\", "/").replace(/^\.\//u, ""));
}
