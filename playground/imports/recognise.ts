/** Finds the form of a pasted text. */

import { membersOf, type Members } from "../state/environment-edit.ts";
import type { ImportForm } from "./import-form.ts";
import { importForms } from "./list.ts";

export type Recognised =
  | { readonly ok: true; readonly form: ImportForm; readonly value: Members }
  | { readonly ok: false; readonly problem: string };

export function recognise(text: string): Recognised {
  try {
    const value = membersOf(JSON.parse(text));
    const form = importForms.find(({ fits }) => fits(value));
    if (form !== undefined) return { ok: true, form, value };
    return { ok: false, problem: `This is none of: ${importForms.map(({ name }) => name).join(", ")}` };
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error);
    return { ok: false, problem: `This is no JSON: ${why}` };
  }
}
