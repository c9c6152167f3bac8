/** What AWS refuses of tags, beyond their lengths. Source: recorded answers of AWS. */

import { isRecord } from "../context/input.ts";
import { refuse, type Refusal } from "./errors.ts";
import type { Input } from "./call.ts";

export type Tag = readonly [name: string, value: string];

export function tagsOf(input: Input): readonly Tag[] {
  const tags = input["Tags"];
  if (!Array.isArray(tags)) return [];
  return tags.flatMap((tag: unknown) => {
    const { TagKey: name, TagValue: value } = isRecord(tag) ? tag : {};
    return typeof name === "string" && typeof value === "string" ? [[name, value] as const] : [];
  });
}

/** What no tags may be, wherever they are put. */
export function tagRefusal(tags: readonly Tag[]): Refusal | null {
  const names = tags.map(([name]) => name);
  if (names.some((name) => /^aws:/iu.test(name))) {
    return refuse("TagException", "Tags beginning with aws: are reserved");
  }
  return new Set(names).size < names.length ? refuse("TagException", "Duplicate tag keys") : null;
}

/** `before` are the key's tags already. */
export function tooManyTags(tags: readonly Tag[], before: ReadonlyMap<string, string>): Refusal | null {
  const names = new Set([...before.keys(), ...tags.map(([name]) => name)]);
  return names.size > mostTags ? refuse("TagException", "Too many tags") : null;
}

const mostTags = 50;
