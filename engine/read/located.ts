/**
 * A text of JSON or YAML becomes a value that knows the place of each of its parts.
 * Every fault of the text is reported at once; a text with a fault has no value.
 */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { Fault, Located } from "./fault.ts";
import { readJson } from "./json.ts";
import { linesOf } from "./positions.ts";
import type { SourceText } from "./source.ts";
import { readYaml } from "./yaml.ts";
import type { TagMember } from "./yaml-value.ts";

/** Reads a text: YAML by its file name or by its look, JSON otherwise. Tags of YAML are faults but for those of `tagMember`. */
export function readText(input: SourceText, tagMember?: TagMember): Read<Located> {
  const text = input.text.startsWith("\uFEFF") ? input.text.slice(1) : input.text;
  if (isUtf16(text)) return { ok: false, diagnostics: [utf16(input.file)] };
  const parsed = isYaml(input.file, text) ? readYaml(input.file, text, tagMember) : readJson(input.file, text);
  if ("located" in parsed) return { ok: true, value: parsed.located };
  return { ok: false, diagnostics: diagnosticsOf(parsed.faults, input.file, text) };
}

/** What Windows PowerShell 5 writes, read as UTF-8: its byte order mark is none there, and letters come with a NUL. */
function isUtf16(text: string): boolean {
  return /^(?:\uFFFD\uFFFD)?(?:[\s\S]\0){2}|^(?:\uFFFD\uFFFD)?(?:\0[\s\S]){2}/u.test(text);
}

function utf16(file: string | null): Diagnostic {
  const message = "the text is UTF-16, not UTF-8; in Windows PowerShell write it with `Out-File -Encoding utf8`";
  return { code: "syntax-error", message, file, line: 1, column: 1, pointer: "" };
}

function isYaml(file: string | null, text: string): boolean {
  if (file !== null && /\.ya?ml$/iu.test(file)) return true;
  if (file !== null && /\.json$/iu.test(file)) return false;
  return !/^\s*(?:[[{]|$)/u.test(text);
}

function diagnosticsOf(faults: readonly Fault[], file: string | null, text: string): readonly Diagnostic[] {
  const positionAt = linesOf(text);
  return [...faults]
    .sort((one, other) => one.offset - other.offset)
    .map(({ code, message, offset, pointer }) => ({
      code,
      message,
      file,
      ...positionAt(Math.min(offset, text.length)),
      pointer: pointer ?? "",
    }));
}
