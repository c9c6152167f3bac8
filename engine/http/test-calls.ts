/** For tests: calls of every operation at random, with members of right and wrong forms. */

import fc from "fast-check";
import type { ShapeRecord } from "../catalog/records.ts";
import { operationShapeTable } from "../catalog/shapes.generated.ts";
import { findShape, shapesOf } from "../crypto/shapes/find-shape.ts";

export interface ArbitraryCall {
  readonly operation: string;
  /** Most often the JSON of an input, right or wrong; at times other JSON or none. */
  readonly body: string;
}

/** Names that there are, for members that name keys, and for other texts. */
export interface Names {
  readonly keys: readonly string[];
  readonly others: readonly string[];
}

export function arbitraryCall(names: Names): fc.Arbitrary<ArbitraryCall> {
  return fc.constantFrom(...Object.keys(operationShapeTable)).chain((operation) => {
    const input = valueOf(shapesOf(operation)?.input ?? "", names).map((value) => JSON.stringify(value));
    const body = fc.oneof({ weight: 6, arbitrary: input }, { weight: 1, arbitrary: anyJson }, fc.string());
    return fc.record({ operation: fc.constant(operation), body });
  });
}

/** Any JSON, deep now and then. */
const anyJson = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '{"KeyId":'.repeat(depth) + "1" + "}".repeat(depth)),
);

/** RSA keys take too long to make by the thousand. */
const cheap = (value: string): boolean => !/^RSA_\d/u.test(value);

/** Some characters taken out and others put in. */
function spelledWrong(names: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...names), fc.nat(60), fc.nat(15), fc.string({ maxLength: 3 }))
    .map(([name, at, cut, text]) => name.slice(0, at) + text + name.slice(at + cut));
}

/** A value of a shape, with content that now and then does not fit. */
function valueOf(name: string, names: Names): fc.Arbitrary<unknown> {
  const shape: ShapeRecord = findShape(name);
  switch (shape.type) {
    case "string": {
      const known = name === "KeyIdType" ? names.keys : (shape.enum?.filter(cheap) ?? [...names.keys, ...names.others]);
      return fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...known) },
        { weight: 1, arbitrary: spelledWrong(known) },
        { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
      );
    }
    case "blob":
      return fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("base64"));
    case "integer":
      return fc.oneof(fc.integer({ min: -1, max: 3000 }), fc.double());
    case "timestamp":
      return fc.oneof(fc.integer(), fc.double());
    case "boolean":
      return fc.boolean();
    case "list":
      return fc.array(valueOf(shape.member, names), { maxLength: 4 });
    case "map":
      return fc.dictionary(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), { maxKeys: 4 });
    case "structure": {
      const { required = [] } = shape;
      const members = Object.entries(shape.members).map(([member, of]) => {
        const wrong = { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) };
        const value = fc.oneof({ weight: 12, arbitrary: valueOf(of, names) }, wrong);
        return [member, required.includes(member) ? value : fc.option(value, { freq: 1, nil: undefined })] as const;
      });
      return fc.record(Object.fromEntries(members));
    }
  }
}
