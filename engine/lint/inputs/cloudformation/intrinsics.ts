/**
 * The values of the intrinsic functions of a template. What cannot be known is symbolic; a function that has no value at all
 * is undefined, which takes a member or item away. Source: CloudFormation Template Reference, intrinsic functions.
 */

import { type Element, itemsOf, memberOf, textOf } from "../../../read/element.ts";
import { isSymbolic, symbolic } from "../../symbolic.ts";
import { placeholder, textIn } from "./functions.ts";
import type { Template } from "./template.ts";

export interface Scope {
  readonly template: Template;
  /** The value of an argument. */
  readonly resolve: (element: Element) => unknown;
}

/** The value of a call, whose name and argument a member holds. */
export function valueOf(call: Element, scope: Scope): unknown {
  const found = functions.get(call.name);
  return found === undefined ? symbolic(call.name) : found(call, scope);
}

const functions: ReadonlyMap<string, (call: Element, scope: Scope) => unknown> = new Map([
  ["Ref", (call, { template }) => reference(textOf(call) ?? "", template)],
  ["Fn::GetAtt", (call, { template }) => attribute(writtenAttribute(call), template)],
  ["Fn::Sub", substitute],
  ["Fn::Join", join],
  ["Fn::FindInMap", mapped],
  ["Fn::Split", split],
  ["Fn::Select", select],
]);

function reference(name: string, template: Template): unknown {
  return name === "AWS::NoValue" ? undefined : (template.given(name) ?? template.ref(name));
}

/** `Resource.Attribute`, or a list of both. */
function writtenAttribute(call: Element): string {
  return (
    textOf(call) ??
    itemsOf(call)
      .map((item) => textOf(item) ?? "")
      .join(".")
  );
}

function attribute(written: string, template: Template): string {
  const [resource = "", ...rest] = written.split(".");
  return template.attribute(resource, rest.join("."));
}

function substitute(call: Element, { template, resolve }: Scope): string {
  const [text, variables] = Array.isArray(call.value) ? itemsOf(call) : [call];
  return (textOf(text ?? null) ?? "").replaceAll(placeholder, (_whole, literal: string, written: string) => {
    // `${!Name}` is the literal `${Name}`: a policy variable.
    if (literal !== "") return `\${${written}}`;
    const name = written.trim();
    const own = memberOf(variables ?? null, name);
    if (own !== null) return textIn(resolve(own), name);
    return name.includes(".") ? attribute(name, template) : textIn(reference(name, template), name);
  });
}

function join(call: Element, { resolve }: Scope): string {
  const [delimiter, list] = itemsOf(call);
  const parts = list === undefined ? null : resolve(list);
  if (!Array.isArray(parts)) return symbolic(call.name);
  return parts.map((part) => textIn(part, call.name)).join(textOf(delimiter ?? null) ?? "");
}

/** A name that a parameter or the Region gives may be any. */
function mapped(call: Element, { template }: Scope): unknown {
  const [map, top, second, ...others] = itemsOf(call).map(textOf);
  const isPlain = typeof map === "string" && typeof top === "string" && typeof second === "string";
  return (isPlain && others.length === 0 ? template.mapped(map, top, second) : null) ?? symbolic(call.name);
}

function split(call: Element, { resolve }: Scope): unknown {
  const [delimiter, whole] = itemsOf(call);
  const [by, text] = [textOf(delimiter ?? null), whole === undefined ? null : resolve(whole)];
  return by === null || by === "" || typeof text !== "string" || isSymbolic(text)
    ? symbolic(call.name)
    : text.split(by);
}

function select(call: Element, { resolve }: Scope): unknown {
  const [index, list] = itemsOf(call);
  const items = list === undefined ? null : resolve(list);
  const item: unknown = Array.isArray(items) ? items[Number(index?.value)] : null;
  return item ?? symbolic(call.name);
}
