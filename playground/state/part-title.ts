/** What to call a statement or grant of which only its place is known. */

import { valueIn } from "./json-text.ts";
import { type Files, textOfFile } from "./workspace.ts";

export function partTitle(files: Files, part: string): string {
  const [file = "", pointer = ""] = part.split("#");
  const steps = pointer.split("/").slice(1);
  let value = valueIn(textOfFile(files, file));
  for (const step of steps) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value =
      typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
  }
  const { Sid, GrantId } =
    typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  if (typeof GrantId === "string") return GrantId;
  if (typeof Sid === "string" && Sid !== "") return Sid;
  const name = (file.split("/").at(-1) ?? file).replace(/\.json$/u, "");
  return `${name}, statement ${/^\d+$/u.test(steps.at(-1) ?? "") ? (steps.at(-1) ?? "") : "0"}`;
}
