/**
 * What is wrong with an input whose types are right: AWS's constraints on lengths, values, patterns and enumerations, in AWS's
 * words. Source: the constraints are the API model's; the words, answers recorded from AWS.
 */

import type { ShapeRecord } from "../../catalog/records.ts";
import { findShape } from "./find-shape.ts";

/** Every violation, in the order of the members: `Value '0' at 'numberOfBytes' failed to satisfy constraint: …`. */
export function violations(name: string, value: unknown, path: string): readonly string[] {
  const shape = findShape(name);
  const own = constraintsOf(shape)
    .filter(({ holds }) => !holds(value))
    .map(({ text }) => violation(valueText(shape, value), path, text));
  return [...own, ...within(shape, value, path)];
}

function within(shape: ShapeRecord, value: unknown, path: string): readonly string[] {
  if (shape.type === "structure") return membersOf(shape, value as Readonly<Record<string, unknown>>, path);
  if (shape.type === "list") return itemsOf(shape, value as readonly unknown[], path);
  if (shape.type !== "map") return [];
  return Object.values(value as object).flatMap((item) => violations(shape.value, item, `${path}.member`));
}

function membersOf(
  { members, required = [] }: ShapeRecord & { readonly type: "structure" },
  value: Readonly<Record<string, unknown>>,
  path: string,
): readonly string[] {
  return Object.entries(members).flatMap(([member, shape]) => {
    const place = [path, lowerFirst(member)].filter((part) => part !== "").join(".");
    if (Object.hasOwn(value, member)) return violations(shape, value[member], place);
    const absent = isSensitive(findShape(shape)) ? "" : " null";
    return required.includes(member) ? [violation(absent, place, "Member must not be null")] : [];
  });
}

/** Items with members are told one by one; the constraints of plain items are told of the whole list. */
function itemsOf(
  list: ShapeRecord & { readonly type: "list" },
  value: readonly unknown[],
  path: string,
): readonly string[] {
  const shape = findShape(list.member);
  const nulls = value.some((item) => item === null);
  if (nulls)
    return [violation(valueText(list, value), path, "Member must satisfy constraint: [Member must not be null]")];
  if (shape.type === "structure") {
    return value.flatMap((item, index) => violations(list.member, item, `${path}.${String(index + 1)}.member`));
  }
  const constraints = constraintsOf(shape);
  if (value.every((item) => constraints.every(({ holds }) => holds(item)))) return [];
  const texts = constraints.map(({ text }) => text).join(", ");
  return [violation(valueText(list, value), path, `Member must satisfy constraint: [${texts}]`)];
}

interface Constraint {
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
}

function constraintsOf(shape: ShapeRecord): readonly Constraint[] {
  if (!("min" in shape || "max" in shape || "enum" in shape || "pattern" in shape)) return [];
  const { min, max } = shape;
  const what = shape.type === "integer" ? "value" : "length";
  const found: Constraint[] = [];
  if (max !== undefined) {
    found.push({
      text: `Member must have ${what} less than or equal to ${String(max)}`,
      holds: (value) => size(value) <= max,
    });
  }
  if (min !== undefined) {
    const text = `Member must have ${what} greater than or equal to ${String(min)}`;
    found.push({ text, holds: (value) => size(value) >= min });
  }
  if (shape.type !== "string") return found;
  const { pattern, enum: values, listed } = shape;
  if (pattern !== undefined) {
    const whole = new RegExp(`^(?:${pattern})$`, "u");
    const text = `Member must satisfy regular expression pattern: ${pattern}`;
    found.push({ text, holds: (value) => whole.test(value as string) });
  }
  if (values !== undefined) {
    const shown = listed === undefined ? values : enumOf(findShape(listed));
    const text = `Member must satisfy enum value set: [${shown.join(", ")}]`;
    found.push({ text, holds: (value) => values.includes(value as string) });
  }
  return found;
}

function enumOf(shape: ShapeRecord): readonly string[] {
  return shape.type === "string" ? (shape.enum ?? []) : [];
}

function size(value: unknown): number {
  return typeof value === "number" ? value : (value as { readonly length: number }).length;
}

function violation(value: string, path: string, constraint: string): string {
  return `Value${value} at '${path}' failed to satisfy constraint: ${constraint}`;
}

/** Of a member that is not there and has to be. */
export function mustNotBeNull(member: string): string {
  return violation(" null", lowerFirst(member), "Member must not be null");
}

/** How AWS, whose servers run Java, prints a value; nothing of bytes, nor of what is sensitive. */
function valueText(shape: ShapeRecord, value: unknown): string {
  if (isSensitive(shape) || value instanceof Uint8Array) return "";
  return ` '${Array.isArray(value) ? `[${value.map(String).join(", ")}]` : String(value)}'`;
}

function isSensitive(shape: ShapeRecord): boolean {
  if (shape.type === "list") return isSensitive(findShape(shape.member));
  return "sensitive" in shape && shape.sensitive;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
