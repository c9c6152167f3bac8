/**
 * Intrinsic functions become values, and every part keeps the place that it came from in the template.
 * Fn::If takes the branch that `conditions` says; what cannot be known is symbolic, never an error, never left out.
 */

import { type Element, isObject, itemsOf, membersOf, pointerOf, rootElement, textOf } from "../../../read/element.ts";
import { pointerStep } from "../../../read/pointer.ts";
import { symbolic } from "../../symbolic.ts";
import { isFunction, withoutDynamic } from "./functions.ts";
import { valueOf } from "./intrinsics.ts";
import type { Template } from "./template.ts";
import type { Branches } from "./variants.ts";

/** The element with its functions resolved; its pointers lead to where each part stands in the template. */
export function resolveElement(element: Element, template: Template, branches: Branches): Element {
  const origins = new Map<string, string>();
  const value = resolve(element, "");
  const { source } = element;
  const at = (pointer: string): string => {
    for (let place = pointer; ; place = place.slice(0, place.lastIndexOf("/"))) {
      const origin = origins.get(place);
      if (origin !== undefined || place === "") return origin ?? pointerOf(element);
    }
  };
  return rootElement(value, {
    file: source.file,
    embedded: true,
    pointerInFile: at,
    locate: (pointer, part) => source.locate(at(pointer), part),
    locateEnd: (pointer, part) => source.locateEnd?.(at(pointer), part) ?? null,
  });

  function resolve(part: Element, pointer: string): unknown {
    origins.set(pointer, pointerOf(part));
    if (Array.isArray(part.value)) return resolveList(itemsOf(part), pointer);
    if (!isObject(part.value)) return withoutDynamic(part.value);
    const [only, ...others] = membersOf(part);
    if (only !== undefined && others.length === 0 && isFunction(only.name)) return withoutDynamic(call(only, pointer));
    return resolveObject(membersOf(part), pointer);
  }

  function resolveList(items: readonly Element[], pointer: string): readonly unknown[] {
    const resolved: unknown[] = [];
    for (const item of items) {
      const one = resolve(item, `${pointer}/${String(resolved.length)}`);
      if (one !== undefined) resolved.push(one);
    }
    return resolved;
  }

  /** `{Ref: AWS::NoValue}` takes a member or item away. */
  function resolveObject(members: readonly Element[], pointer: string): unknown {
    const resolved = Object.create(null) as Record<string, unknown>;
    for (const member of members) {
      const one = resolve(member, pointer + pointerStep(member.name));
      if (one !== undefined) resolved[member.name] = one;
    }
    return resolved;
  }

  function call(member: Element, pointer: string): unknown {
    if (member.name !== "Fn::If") {
      // What an argument holds has no place of its own in the policy.
      return valueOf(member, { template, resolve: (argument) => resolve(argument, "\0") });
    }
    const [condition, then, otherwise] = itemsOf(member);
    const taken = (branches.get(textOf(condition ?? null) ?? "") ?? true) ? then : otherwise;
    return taken === undefined ? symbolic(member.name) : resolve(taken, pointer);
  }
}
