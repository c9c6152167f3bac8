/** Checks an element against a schema: every violation becomes a diagnostic at the member that has it. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagnosticCode } from "./codes.ts";
import { type Element, kindOf, kindOfNoText, pointerOf, reportAt } from "./element.ts";
import { didYouMean } from "./nearest-name.ts";
import { pointerStep } from "./pointer.ts";
import type { Part } from "./source.ts";
import type { Validate, Violation } from "./validators.ts";

/** A better message for a violation at a member; null where the general one does. */
export type Advise = (at: { readonly violation: Violation; readonly name: string }) => string | null;

export function checkSchema(element: Element, validate: Validate, diagnostics: Diagnostic[], advise?: Advise): void {
  if (validate(element.value)) return;
  const prefix = pointerOf(element);
  for (const violation of validate.errors ?? []) {
    const told = tell(violation);
    if (told === null) continue;
    const pointer = prefix + violation.instancePath + (told.member === undefined ? "" : pointerStep(told.member));
    const message = advise?.({ violation, name: pointer.slice(pointer.lastIndexOf("/") + 1) }) ?? told.message;
    reportAt(diagnostics, element.source, pointer, told.code, message, told.part);
  }
}

interface Told {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly member?: string;
  readonly part?: Part;
}

/** Null for a violation that only sums up others. */
function tell(violation: Violation): Told | null {
  const teller = Object.hasOwn(tellers, violation.keyword) ? tellers[violation.keyword] : undefined;
  return teller === undefined ? null : teller(violation);
}

const tellers: Readonly<Record<string, (violation: Violation) => Told>> = {
  additionalProperties: ({ params, parentSchema }) => {
    const member = String(params["additionalProperty"]);
    const known = Object.keys(parentSchema["properties"] ?? {});
    const meant = didYouMean(member, known);
    const message = `unknown member \`${member}\`${meant === "" ? `; there are ${known.join(", ")}` : meant}`;
    return { code: "unknown-member", message, member, part: "name" };
  },
  required: ({ params }) => ({
    code: "missing-member",
    message: `a member \`${String(params["missingProperty"])}\` is missing`,
  }),
  type: ({ params, data }) => {
    const wanted = [params["type"]].flat().map((type) => typeNames[String(type)] ?? String(type));
    const kind = wanted.includes("a string") ? kindOfNoText(data) : kindOf(data);
    return { code: "wrong-type", message: `must be ${wanted.join(" or ")}, not ${kind}` };
  },
  enum: ({ params, data }) => ({
    code: "invalid-value",
    message: `${show(data)} is none of ${[params["allowedValues"]].flat().join(", ")}`,
  }),
  pattern: ({ parentSchema, data }) => ({
    code: "invalid-value",
    message: `${show(data)} has the wrong form: ${lowerFirst(String(parentSchema["description"]))}`,
  }),
  minItems: () => ({ code: "invalid-value", message: "the list must not be empty" }),
};

const typeNames: Readonly<Record<string, string>> = {
  object: "an object",
  array: "a list",
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "a boolean",
  null: "null",
};

function show(value: unknown): string {
  return typeof value === "string" ? `\`${value}\`` : kindOf(value);
}

/** A schema's description as the end of a sentence. */
function lowerFirst(text: string): string {
  return (/^[A-Z]{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)).replace(/\.$/u, "");
}
