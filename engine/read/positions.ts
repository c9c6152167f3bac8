/**
 * Offsets of the parts of a text, so that any pointer finds its place.
 * Offsets are recorded once a member; they, lines and columns are computed only when somebody asks.
 */

import type { Position } from "../model/policy.ts";
import { endOfJson, endOfYaml } from "./value-end.ts";
import { pointerSteps } from "./pointer.ts";
import type { Part, Source } from "./source.ts";

export interface MemberOffsets {
  readonly name: number;
  readonly value: number;
}

/** Offsets of an object's members by name, or of a list's items. */
export type Children = Map<string, MemberOffsets> | number[];

export interface Offsets {
  readonly root: number;
  readonly children: WeakMap<object, Children>;
}

/** A value, and where its parts stand in the text that it was read from. */
export interface Placed {
  readonly value: unknown;
  readonly offsets: Offsets;
}

/** The source of what was read from `text`; `place` is asked once, and only if anybody asks for a place. */
export function sourceOf(file: string | null, text: string, json: boolean, place: () => Placed): Source {
  const positionAt = linesOf(text);
  let placed: Placed | null = null;
  const offsetOf = (pointer: string, part: Part): number | null => offsetAt((placed ??= place()), pointer, part);
  return {
    file,
    locate: (pointer, part = "value") => {
      const offset = offsetOf(pointer, part);
      return offset === null ? null : positionAt(offset);
    },
    locateEnd: (pointer, part = "value") => {
      const offset = offsetOf(pointer, part);
      return offset === null ? null : positionAt(json ? endOfJson(text, offset) : endOfYaml(text, offset));
    },
    written: (pointer, part = "value") => {
      const offset = offsetOf(pointer, part);
      return offset === null ? null : scalarAt(text, offset);
    },
    ...(json ? { json: text } : {}),
  };
}

/** Maps offsets of a text to lines and columns, which count from 1. */
export function linesOf(text: string): (offset: number) => Position {
  let starts: readonly number[] | null = null;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\n|\r/gu), (end) => end.index + end[0].length)];
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function offsetAt({ value: root, offsets }: Placed, pointer: string, part: Part): number | null {
  let value = root;
  let found: MemberOffsets = { name: offsets.root, value: offsets.root };
  for (const step of pointerSteps(pointer)) {
    // What is no object has none, whatever its type.
    const children = offsets.children.get(value as object);
    const child = Array.isArray(children) ? itemOffsets(children[Number(step)]) : children?.get(step);
    if (child === undefined) return null;
    found = child;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return found[part];
}

function itemOffsets(offset: number | undefined): MemberOffsets | undefined {
  return offset === undefined ? undefined : { name: offset, value: offset };
}

const scalar = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.+-])/uy;

function scalarAt(text: string, offset: number): string | null {
  scalar.lastIndex = offset;
  return scalar.exec(text)?.[0] ?? null;
}
