/** TagResource, UntagResource and ListResourceTags. Source: KMS API reference; recorded answers of AWS. */

import type { Operation } from "../call.ts";
import { texts } from "../input.ts";
import { paged } from "../pages.ts";
import { tooManyTags, tagsOf } from "../tag-check.ts";
import { subject } from "./subject.ts";

export const tagResource: Operation = (call) => {
  const key = subject(call);
  const tags = tagsOf(call.input);
  const refused = tooManyTags(tags, key.tags);
  if (refused !== null) return refused;
  return () => {
    for (const [name, value] of tags) key.tags.set(name, value);
    call.store.save(key);
    return { output: {} };
  };
};

export const untagResource: Operation = (call) => () => {
  const key = subject(call);
  for (const name of texts(call.input, "TagKeys")) key.tags.delete(name);
  call.store.save(key);
  return { output: {} };
};

export const listResourceTags: Operation = (call) => {
  const tags = [...subject(call).tags].map(([name, value]) => ({ TagKey: name, TagValue: value }));
  return paged(call.input, "Tags", tags, "TagKey", 50);
};
