/** Outputs and errors of KMS as bodies of AWS JSON 1.1. */

import type { KmsError } from "../kms.ts";
import { toBase64 } from "./base64.ts";
import { findShape, shapesOf } from "./find-shape.ts";

/** Empty where the operation answers with nothing. @throws for a member that AWS's output does not have: our fault. */
export function encodeBody(operation: string, output: Readonly<Record<string, unknown>>): string {
  const shape = shapesOf(operation)?.output ?? null;
  return shape === null ? "" : JSON.stringify(encode(shape, output));
}

/** `{"__type": …, "message": …}`; without a message where AWS sends none. */
export function encodeError({ code, message, members = {} }: KmsError): string {
  return JSON.stringify({ __type: code, ...(message === "" ? {} : { message }), ...members });
}

function encode(name: string, value: unknown): unknown {
  const shape = findShape(name);
  switch (shape.type) {
    case "structure": {
      const given = Object.entries(value as object).filter(([, item]) => item !== undefined && item !== null);
      return Object.fromEntries(
        given.map(([member, item]) => {
          const of = shape.members[member];
          if (of === undefined) throw new Error(`\`${name}\` has no member \`${member}\``);
          return [member, encode(of, item)];
        }),
      );
    }
    case "list":
      return (value as readonly unknown[]).map((item) => encode(shape.member, item));
    case "map":
      return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, encode(shape.value, item)]));
    case "blob":
      return toBase64(value as Uint8Array);
    case "timestamp":
      return (value as Date).getTime() / 1000;
    case "string":
    case "integer":
    case "boolean":
      return value;
  }
}
