/** Condition keys that a request gives itself; their names ignore case (E63). */

import { foldCase } from "../model/fold-case.ts";
import type { RequestBase } from "../model/request.ts";

/** The text given under a name; null where the request gives none, or no single text. */
export function givenText(context: RequestBase["context"], name: string): string | null {
  if (context === undefined) return null;
  const wanted = foldCase(name);
  const value = Object.entries(context).find(([key]) => foldCase(key) === wanted)?.[1];
  return typeof value === "string" ? value : null;
}
