/** An operation's input, in the SDK's shape, or AWS's error: types first, then constraints, as AWS's servers do. */

import type { InputRead, KmsError } from "../kms.ts";
import { shapesOf } from "./find-shape.ts";
import { sdkNotation } from "./notation.ts";
import { readShape } from "./read-shape.ts";
import { violations } from "./violations.ts";
import { WrongType } from "./wrong-type.ts";

/** What is returned shares nothing with what was given. */
export function readInput(operation: string, value: unknown): InputRead {
  const shapes = shapesOf(operation);
  if (shapes === null) return { ok: false, error: clientError("UnknownOperationException", "") };
  try {
    const read = readShape(shapes.input, value ?? {}, sdkNotation) as Readonly<Record<string, unknown>>;
    const found = violations(shapes.input, read, "");
    if (found.length === 0) return { ok: true, value: read };
    const errors = found.length === 1 ? "error" : "errors";
    const message = `${String(found.length)} validation ${errors} detected: ${found.join("; ")}`;
    return { ok: false, error: clientError("ValidationException", message) };
  } catch (error) {
    if (!(error instanceof WrongType)) throw error;
    return { ok: false, error: clientError("SerializationException", error.message) };
  }
}

export function clientError(code: string, message: string): KmsError {
  return { code, message, fault: "client" };
}
