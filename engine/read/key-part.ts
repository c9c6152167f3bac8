/** A key's grants or metadata: what stands there or, in a file, what the path there leads to. */

import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, memberOf, rootElement } from "./element.ts";
import { readText } from "./located.ts";
import { follow, type Reading } from "./policy-reference.ts";
import { checkSchema } from "./schema-check.ts";
import { type Validate, validateEnvironment, type Violation } from "./validators.ts";

/** Null for an absent member and after a fault. */
export function keyPart(key: Element, name: "grants" | "metadata", reading: Reading): Element | null {
  const member = memberOf(key, name);
  if (typeof member?.value !== "string") return member;
  const file = follow(member, member.value, reading);
  if (file === null) return null;
  const text = readText(file);
  if (!text.ok) {
    reading.diagnostics.push(...text.diagnostics);
    return null;
  }
  const part = rootElement(text.value.value, text.value.source);
  checkKeyPart(part, name, reading.diagnostics);
  return part;
}

/** Checks the shape of grants or metadata that stand in a file of their own. */
export function checkKeyPart(part: Element, name: "grants" | "metadata", diagnostics: Diagnostic[]): void {
  checkSchema(part, validatorOf(name), diagnostics);
}

/** Checks a part as it would be checked in its place. A path leads to no further path. */
function validatorOf(name: string): Validate {
  const place = `/keys/key/${name}`;
  let errors: readonly Violation[] | null = null;
  const validate = (value: unknown): boolean => {
    if (typeof value === "string") {
      const typed = { type: ["object", "array"] };
      errors = [{ keyword: "type", instancePath: "", params: typed, parentSchema: typed, data: value }];
      return false;
    }
    const fits = validateEnvironment({ keys: { key: { [name]: value } } });
    errors = (validateEnvironment.errors ?? []).map((violation) => ({
      ...violation,
      instancePath: violation.instancePath.slice(place.length),
    }));
    return fits;
  };
  return Object.defineProperty(validate, "errors", { get: () => errors }) as Validate;
}
