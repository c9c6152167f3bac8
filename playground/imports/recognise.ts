/** Finds the form of a pasted text. */

import { membersOf, type Members } from "../state/environment-edit.ts";
import { isTooDeep } from "../state/json-text.ts";
import type { ImportForm } from "./import-form.ts";
import { importForms } from "./list.ts";

export type Recognised =
  | { readonly ok: true; readonly form: ImportForm; readonly value: Members }
  | { readonly ok: false; readonly problem: string };

export async function recognise(text: string): Promise<Recognised> {
  try {
    const value = membersOf(await valueOf(text));
    const form = importForms.find(({ fits }) => fits(value));
    if (form !== undefined) return { ok: true, form, value };
    return { ok: false, problem: `This is none of: ${importForms.map(({ name }) => name).join(", ")}` };
  } catch (error) {
    const why = error instanceof Error ? error.message.trim() : String(error);
    const what = error instanceof RangeError ? "This cannot be read" : "This is no JSON and no YAML";
    return { ok: false, problem: `${what}: ${why}` };
  }
}

/** What does not begin as JSON is read as YAML, which the CLI prints as well; its reader is loaded then. */
async function valueOf(text: string): Promise<unknown> {
  if (isTooDeep(text)) throw new RangeError("it is nested too deeply");
  if (/^\s*[[{]/u.test(text)) return JSON.parse(text) as unknown;
  const { isScalar, parseDocument, visit } = await import("yaml");
  const document = parseDocument(text, { version: "1.2", schema: "core", prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  visit(document, {
    // A name is what is written: an account's id may begin with a zero.
    Pair: (_index, { key }) => {
      if (isScalar(key) && typeof key.source === "string") key.value = key.source;
    },
  });
  return document.toJS() as unknown;
}
