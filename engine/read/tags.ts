/** Tags and encryption contexts: names with values, as an object or as AWS's list of tags. */

import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, isObject, itemsOf, memberOf, report, textOf } from "./element.ts";

/** Tags by name. The schema has told of members that are no text. */
export function tagsFrom(element: Element | null, diagnostics: Diagnostic[]): ReadonlyMap<string, string> {
  if (element === null || !Array.isArray(element.value)) return textsByName(element);
  const tags = new Map<string, string>();
  for (const item of itemsOf(element)) {
    const name = memberOf(item, "TagKey") ?? memberOf(item, "Key");
    const value = memberOf(item, "TagValue") ?? memberOf(item, "Value");
    // The schema has told of an item that is no object, and of a name that is no text.
    if (name === null) {
      if (isObject(item.value)) report(diagnostics, item, "missing-member", "a tag without `TagKey` or `Key`");
      continue;
    }
    const key = textOf(name);
    if (key === null) continue;
    if (tags.has(key)) report(diagnostics, name, "duplicate-name", `a second tag \`${key}\``);
    else tags.set(key, textOf(value) ?? "");
  }
  return tags;
}

/** The members of an object that are text. */
export function textsByName(element: Element | null): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (!isObject(element?.value)) return texts;
  for (const [name, value] of Object.entries(element.value)) if (typeof value === "string") texts.set(name, value);
  return texts;
}
