/**
 * Reads a value by its shape: known members of known types, each looked at once and copied, so that nobody changes an input
 * after it was judged. Null counts as absent, unknown members are ignored, as AWS does. Lengths and patterns are
 * `violations.ts`. Source: AWS JSON 1.1 protocol; the texts are those that AWS services of that protocol send.
 */

import type { ShapeRecord } from "../../catalog/records.ts";
import { findShape } from "./find-shape.ts";
import type { Notation } from "./notation.ts";
import { conversion, listFound, structureFound, WrongType } from "./wrong-type.ts";

/** @throws WrongType */
export function readShape(name: string, value: unknown, notation: Notation): unknown {
  const shape = findShape(name);
  switch (shape.type) {
    case "structure":
      return readMembers(shape.members, value, notation);
    case "map":
      return readMap(shape, value, notation);
    case "list":
      if (!Array.isArray(value)) throw new WrongType(isObject(value) ? structureFound : "Expected list or null");
      return value.map((item: unknown) => (item === null ? null : readShape(shape.member, item, notation)));
    case "blob":
    case "timestamp":
      if (Array.isArray(value)) throw new WrongType(listFound);
      return notation[shape.type](value);
    case "string":
    case "integer":
    case "boolean":
      return readPlain(shape.type, value);
  }
}

function readMembers(members: Readonly<Record<string, string>>, value: unknown, notation: Notation): object {
  checkObject(value);
  const read = Object.entries(members).flatMap(([member, shape]) => {
    const given = Object.hasOwn(value, member) ? value[member] : null;
    return given === null || given === undefined ? [] : [[member, readShape(shape, given, notation)] as const];
  });
  return Object.fromEntries(read);
}

function readMap(shape: ShapeRecord & { readonly type: "map" }, value: unknown, notation: Notation): object {
  checkObject(value);
  const read = Object.entries(value).map(([key, item]) => {
    if (item === null || item === undefined) throw new WrongType("Map value cannot be null");
    return [readShape(shape.key, key, notation), readShape(shape.value, item, notation)] as const;
  });
  return Object.fromEntries(read) as object;
}

function readPlain(type: "string" | "integer" | "boolean", value: unknown): unknown {
  if (type === "string" && typeof value === "string") {
    // Half a surrogate pair has no UTF-8: two different encryption contexts would become one.
    if (!value.isWellFormed()) throw new WrongType("The text is not valid Unicode");
    return value;
  }
  if (type === "integer" && typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 2 ** 31)
    return value;
  if (type === "boolean" && typeof value === "boolean") return value;
  throw new WrongType(conversion(value, plainNames[type]));
}

const plainNames = { string: "a String", integer: "an Integer", boolean: "a Boolean" };
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value) && !(value instanceof Date);
}

function checkObject(value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (Array.isArray(value)) throw new WrongType(listFound);
  if (!isObject(value)) throw new WrongType("Expected structure or null");
}
