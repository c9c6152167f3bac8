/**
 * Lists in pages: a marker names the item with which the next one begins, so that what is deleted or made between two pages
 * moves nothing. Source: KMS API reference, Limit and Marker; the default lengths are AWS's.
 */

import type { Input, Work } from "./call.ts";
import { refuse, type Refusal } from "./errors.ts";
import { number, text } from "./input.ts";
import { toBase64 } from "./shapes/base64.ts";

/** `identity` is the member that tells the items of the list apart. */
export function paged<Item extends object>(
  input: Input,
  member: string,
  items: readonly Item[],
  identity: keyof Item,
  ordinary: number,
): Work | Refusal {
  const marker = text(input, "Marker");
  const start = marker === null ? 0 : items.findIndex((item) => markerOf(item, identity) === marker);
  if (start < 0) return refuse("InvalidMarkerException");
  const end = start + (number(input, "Limit") ?? ordinary);
  const next = items[end];
  return () => ({
    output: {
      [member]: items.slice(start, end),
      Truncated: next !== undefined,
      ...(next === undefined ? {} : { NextMarker: markerOf(next, identity) }),
    },
  });
}

function markerOf<Item>(item: Item, identity: keyof Item): string {
  return toBase64(new TextEncoder().encode(String(item[identity])));
}
