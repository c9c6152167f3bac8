/** Which resource of a plan stands at a place of its text. */

import type { Position } from "../../../model/policy.ts";
import { type Element, itemsOf, memberOf, pointerOf, textOf } from "../../../read/element.ts";

/** Its address; null outside of all resources. */
export function resourceAt(plan: Element): (place: Position | null) => string | null {
  let spans: readonly Span[] | null = null;
  return (place) => {
    if (place === null) return null;
    spans ??= itemsOf(memberOf(plan, "resource_changes")).flatMap(spanOf);
    const around = spans.find(({ start, end }) => !isBefore(place, start) && isBefore(place, end));
    return around?.address ?? null;
  };
}

interface Span {
  readonly address: string;
  readonly start: Position;
  readonly end: Position;
}

function spanOf(resource: Element): readonly Span[] {
  const address = textOf(memberOf(resource, "address"));
  const start = resource.source.locate(pointerOf(resource));
  const end = resource.source.locateEnd?.(pointerOf(resource)) ?? null;
  return address === null || start === null || end === null ? [] : [{ address, start, end }];
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.column < other.column);
}
