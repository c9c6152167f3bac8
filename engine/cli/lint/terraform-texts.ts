/** The `.tf` files of a plan, for their comments: those beside the plan, or where `--terraform` says. */

import { dirname, join } from "node:path";
import type { SourceText } from "../../read/source.ts";
import type { Io } from "../io.ts";

/** Gives the files of a folder, from that of the root module. */
export function terraformTextsOf(
  plan: string | null,
  root: string | undefined,
  io: Io,
): (folder: string) => readonly SourceText[] {
  const home = root ?? (plan === null ? "." : dirname(plan));
  return (folder) => {
    const place = join(home, folder);
    const files = io.listFiles(place) ?? [];
    return files
      .filter((file) => file.endsWith(".tf") && dirname(file) === dirname(join(place, "x")))
      .map((file) => ({ file, text: io.readFile(file) }));
  };
}
