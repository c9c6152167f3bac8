/** The way back: an environment without paths, as one document, to save or to hand to the command line. */

import { environmentFile, type Files, textOfFile } from "./workspace.ts";

/** @throws SyntaxError where a file is no JSON. */
export function implode(files: Files): unknown {
  return inline(JSON.parse(files[environmentFile] ?? "null"), files);
}

/** Only policies, grants and metadata may be paths; no other text of an environment is the name of a file. */
function inline(value: unknown, files: Files): unknown {
  if (typeof value === "string") {
    const text = textOfFile(files, value);
    return text === undefined || value === environmentFile ? value : (JSON.parse(text) as unknown);
  }
  if (Array.isArray(value)) return value.map((item) => inline(item, files));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inline(member, files)]));
}
