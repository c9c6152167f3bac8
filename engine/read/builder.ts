/**
 * Builds a value from the events of a parser, and keeps the offset of every part beside it.
 * A second member of one name is announced and dropped: what was read stays what the text said first.
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
  isSecond: boolean;
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
    } else if (into.name !== null && !into.isSecond) {
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
      open.push({ members, offsets, name: null, nameOffset: offset, isSecond: false });
    },
    openList: (offset) => {
      const list: OpenList = { items: [], offsets: [] };
      add(list.items, offset);
      children.set(list.items, list.offsets);
      open.push(list);
    },
    name: (name, offset) => {
      const into = open.at(-1);
      if (into === undefined || "items" in into) return true;
      into.name = name;
      into.nameOffset = offset;
      into.isSecond = into.offsets.has(name);
      return !into.isSecond;
    },
    close: () => {
      const closed = open.pop();
      if (closed !== undefined && !("items" in closed)) closed.name = null;
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
