/**
 * Builds a value from the events of a parser, and keeps the offset of every part beside it.
 * A second member of one name is announced; a text that has one is a fault as a whole.
 */

import { pointerStep } from "./pointer.ts";
import type { Children, MemberOffsets, Offsets } from "./positions.ts";

export interface Builder {
  readonly openObject: (offset: number) => void;
  readonly openList: (offset: number) => void;
  /** Names the member whose value comes next; false when the object has that member already. */
  readonly name: (name: string, offset: number) => boolean;
  readonly add: (value: unknown, offset: number) => void;
  readonly close: () => void;
  /** Where the builder stands. */
  readonly pointer: () => string;
  readonly finish: () => { readonly value: unknown; readonly offsets: Offsets };
}

interface OpenObject {
  readonly members: Record<string, unknown>;
  readonly offsets: Map<string, MemberOffsets>;
  name: string | null;
  nameOffset: number;
}

interface OpenList {
  readonly items: unknown[];
  readonly offsets: number[];
}

export function createBuilder(): Builder {
  const children = new WeakMap<object, Children>();
  const open: (OpenObject | OpenList)[] = [];
  let root: unknown = null;
  let rootOffset = 0;

  function add(value: unknown, offset: number): void {
    const into = open.at(-1);
    if (into === undefined) {
      root = value;
      rootOffset = offset;
    } else if ("items" in into) {
      into.items.push(value);
      into.offsets.push(offset);
    } else if (into.name !== null) {
      into.members[into.name] = value;
      into.offsets.set(into.name, { name: into.nameOffset, value: offset });
    }
  }
  return {
    add,
    openObject: (offset) => {
      const members = Object.create(null) as Record<string, unknown>;
      const offsets = new Map<string, MemberOffsets>();
      add(members, offset);
      children.set(members, offsets);
      open.push({ members, offsets, name: null, nameOffset: offset });
    },
    openList: (offset) => {
      const list: OpenList = { items: [], offsets: [] };
      add(list.items, offset);
      children.set(list.items, list.offsets);
      open.push(list);
    },
    name: (name, offset) => {
      // A parser names members inside of objects alone.
      const into = open.at(-1) as OpenObject;
      into.name = name;
      into.nameOffset = offset;
      return !into.offsets.has(name);
    },
    close: () => {
      open.pop();
    },
    pointer: () => open.map((into, level) => stepInto(into, level === open.length - 1)).join(""),
    finish: () => ({ value: root, offsets: { root: rootOffset, children } }),
  };
}

/** In an object, the member last named; in a list, the item that is open, or none when the list itself is meant. */
function stepInto(into: OpenObject | OpenList, isLast: boolean): string {
  if (!("items" in into)) return into.name === null ? "" : pointerStep(into.name);
  return isLast ? "" : pointerStep(into.items.length - 1);
}
