/** A JSON text inside a string of a document: every place in it is the place of that string. */

import type { Read } from "../model/diagnostic.ts";
import { type Element, pointerOf, rootElement } from "./element.ts";
import { readText } from "./located.ts";
import type { Source } from "./source.ts";

/** The document in a text that stands at an element. */
export function openEmbedded(holder: Element, text: string): Read<Element> {
  const { source } = holder;
  const pointer = pointerOf(holder);
  const parsed = readText({ file: ".json", text: decoded(text) });
  if (!parsed.ok) return parsed;
  const position = source.locate(pointer);
  const inside: Source = {
    ...parsed.value.source,
    file: source.file,
    embedded: true,
    locate: () => position,
    locateEnd: () => source.locateEnd?.(pointer) ?? null,
  };
  return { ok: true, value: rootElement(parsed.value.value, inside) };
}

/** IAM's own answers hold documents in the encoding of URLs; the AWS CLI decodes them. */
function decoded(text: string): string {
  try {
    return /^\s*%7B/iu.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}
