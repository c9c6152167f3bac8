/**
 * Lists in pages: a marker tells where the next one begins. Source: KMS API reference, Limit and Marker; the default lengths
 * are AWS's.
 */

import type { Input, Work } from "./call.ts";
import { number, text } from "./input.ts";
import { refuse, type Refusal } from "./errors.ts";

export function paged(input: Input, member: string, items: readonly unknown[], ordinary: number): Work | Refusal {
  const marker = text(input, "Marker");
  const start = marker === null ? 0 : startOf(marker);
  if (start === null || start > items.length) return refuse("InvalidMarkerException");
  const end = start + (number(input, "Limit") ?? ordinary);
  return () => ({
    output: {
      [member]: items.slice(start, end),
      Truncated: end < items.length,
      ...(end < items.length ? { NextMarker: markerOf(end) } : {}),
    },
  });
}

const prefix = "from-";

function markerOf(start: number): string {
  return prefix + String(start);
}

function startOf(marker: string): number | null {
  const digits = /^from-(\d{1,9})$/u.exec(marker)?.[1];
  return digits === undefined ? null : Number(digits);
}
