/** The body of a request of AWS JSON 1.1 as an input in the SDK's shape, or AWS's SerializationException. */

import type { InputRead } from "../kms.ts";
import { shapesOf } from "./find-shape.ts";
import { jsonNotation } from "./notation.ts";
import { clientError } from "./read-input.ts";
import { readShape } from "./read-shape.ts";
import { WrongType } from "./wrong-type.ts";

/** An empty body is an empty input. Constraints are looked at later, by `readInput`. */
export function decodeBody(operation: string, body: Uint8Array): InputRead {
  const shapes = shapesOf(operation);
  if (shapes === null) return { ok: false, error: clientError("UnknownOperationException", "") };
  const parsed = parseBody(body);
  if (parsed === null) return serializationError("");
  try {
    return {
      ok: true,
      value: readShape(shapes.input, parsed.value, jsonNotation) as Readonly<Record<string, unknown>>,
    };
  } catch (error) {
    if (!(error instanceof WrongType)) throw error;
    return serializationError(error.message);
  }
}

/** Null for what is not JSON in UTF-8. JSON.parse keeps no stack, so that depth costs nothing. */
function parseBody(body: Uint8Array): { readonly value: unknown } | null {
  if (body.length === 0) return { value: {} };
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body)) as unknown };
  } catch {
    return null;
  }
}

function serializationError(message: string): InputRead {
  return { ok: false, error: clientError("SerializationException", message) };
}
