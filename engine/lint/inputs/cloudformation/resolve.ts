/**
 * Intrinsic functions become values, and every part keeps the place that it came from in the template.
 * Fn::If takes the branch that `conditions` says; what cannot be known is symbolic, never an error, never left out.
 */

import {
  type Element,
  isObject,
  itemsOf,
  memberOf,
  membersOf,
  pointerOf,
  rootElement,
  textOf,
} from "../../../read/element.ts";
import { pointerStep } from "../../../read/pointer.ts";
import { isSymbolic, symbolic } from "../../symbolic.ts";
import { isFunction, placeholder, textIn, withoutDynamic } from "./functions.ts";
import type { Template } from "./template.ts";

/** Which branch of each named condition is taken. */
export type Branches = ReadonlyMap<string, boolean>;

/** The names of the conditions that an element depends on. */
export function conditionsIn(element: Element): readonly string[] {
  const own = memberOf(element, "Fn::If");
  const name = own === null ? null : textOf(itemsOf(own)[0] ?? null);
  const children = [...membersOf(element), ...itemsOf(element)].flatMap(conditionsIn);
  return [...new Set(name === null ? children : [name, ...children])];
}

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
    if (member.name === "Ref") return reference(textOf(member) ?? "");
    if (member.name === "Fn::If") {
      const [condition, then, otherwise] = itemsOf(member);
      const taken = (branches.get(textOf(condition ?? null) ?? "") ?? true) ? then : otherwise;
      return taken === undefined ? symbolic("Fn::If") : resolve(taken, pointer);
    }
    if (member.name === "Fn::GetAtt") return attribute(member);
    if (member.name === "Fn::Sub") return substitute(member);
    if (member.name === "Fn::Join") return join(member);
    if (member.name === "Fn::FindInMap") return mapped(member) ?? symbolic(member.name);
    if (member.name === "Fn::Split") return split(member) ?? symbolic(member.name);
    if (member.name === "Fn::Select") return select(member) ?? symbolic(member.name);
    return symbolic(member.name);
  }

  /** A name that a parameter or the Region gives may be any. */
  function mapped(member: Element): unknown {
    const [map, top, second, ...others] = itemsOf(member).map(textOf);
    if (typeof map !== "string" || typeof top !== "string" || typeof second !== "string") return null;
    return others.length > 0 ? null : template.mapped(map, top, second);
  }

  function split(member: Element): readonly string[] | null {
    const [delimiter, whole] = itemsOf(member);
    const [by, text] = [textOf(delimiter ?? null), whole === undefined ? null : resolve(whole, "\0")];
    return by === null || by === "" || typeof text !== "string" || isSymbolic(text) ? null : text.split(by);
  }

  function select(member: Element): unknown {
    const [index, list] = itemsOf(member);
    const items = list === undefined ? null : resolve(list, "\0");
    return Array.isArray(items) ? ((items as readonly unknown[])[Number(index?.value)] ?? null) : null;
  }

  function reference(name: string): unknown {
    return name === "AWS::NoValue" ? undefined : (template.given(name) ?? template.ref(name));
  }

  function attribute(member: Element): string {
    const written =
      textOf(member) ??
      itemsOf(member)
        .map((item) => textOf(item) ?? "")
        .join(".");
    const [resource = "", ...rest] = written.split(".");
    return template.attribute(resource, rest.join("."));
  }

  function substitute(member: Element): string {
    const [text, variables] = Array.isArray(member.value) ? itemsOf(member) : [member];
    return (textOf(text ?? null) ?? "").replaceAll(placeholder, (_whole, literal: string, name: string) => {
      // `${!Name}` is the literal `${Name}`: a policy variable.
      if (literal !== "") return `\${${name}}`;
      const own = memberOf(variables ?? null, name.trim());
      if (own !== null) return textIn(resolve(own, "\0"), name);
      return name.includes(".") ? attributeNamed(name.trim()) : textIn(reference(name.trim()), name);
    });
  }

  function attributeNamed(name: string): string {
    const [resource = "", ...rest] = name.split(".");
    return template.attribute(resource, rest.join("."));
  }

  function join(member: Element): string {
    const [delimiter, list] = itemsOf(member);
    const parts = list === undefined ? null : resolve(list, "\0");
    if (!Array.isArray(parts)) return symbolic("Fn::Join");
    return parts.map((part) => textIn(part, "Fn::Join")).join(textOf(delimiter ?? null) ?? "");
  }
}
