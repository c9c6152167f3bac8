/** Edits as rules write them: at elements, whose pointers lead into the file. */

import { type Element, itemsOf, membersOf, pointerOf } from "../read/element.ts";
import { pointerStep } from "../read/pointer.ts";
import type { Edit, Fix } from "./finding.ts";

export type FixDraft = Fix;

export function replaceValue(element: Element, value: unknown): Edit {
  return { op: "replace", pointer: pointerOf(element), value };
}

export function renameMember(element: Element, name: string): Edit {
  return { op: "rename", pointer: pointerOf(element), name };
}

export function removeElement(element: Element): Edit {
  return { op: "remove", pointer: pointerOf(element) };
}

/** Adds a member to an object, or (`-`) an item to the end of a list. */
export function insertMember(parent: Element, name: string, value: unknown): Edit {
  return { op: "insert", pointer: pointerOf(parent) + pointerStep(name), value };
}

/** Removes an item from a list that keeps others; null where it is the last one, since an empty list means something else. */
export function removeItem(element: Element): Edit | null {
  return itemsOf(element.parent).length > 1 ? removeElement(element) : null;
}

/** Whether an element is the only member or item of its parent. */
export function standsAlone(element: Element): boolean {
  const { parent } = element;
  return parent === null || (Array.isArray(parent.value) ? itemsOf(parent) : membersOf(parent)).length === 1;
}
