/**
 * Requests and calls: what is asked.
 * Their form is `schemas/request.json`; the session policies in them follow the grammar of policies.
 */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { CallDocument, RequestDocument } from "../model/documents.ts";
import { plainNumber } from "../model/plain-number.ts";
import type { Policy } from "../model/policy.ts";
import { inOrder, openDocument } from "./document.ts";
import { type Element, isObject, itemsOf, memberOf, membersOf, pointerOf, reportAt, rootElement } from "./element.ts";
import { unknownAction, unknownOperation } from "./asked-names.ts";
import { policyOrOutputFrom } from "./policy-output.ts";
import { slipsIn } from "./request-slips.ts";
import { type Advise, checkSchema } from "./schema-check.ts";
import { noSource } from "./source.ts";
import { tagsFrom } from "./tags.ts";
import { validateCall, validateRequest, validateRequestOrCall } from "./validators.ts";

/** Reads a request or a call from a text `{ file, text }`, or from a value. */
export function readRequest(input: unknown): Read<RequestDocument | CallDocument> {
  const document = openDocument(input);
  if (!document.ok) return document;
  const diagnostics: Diagnostic[] = [];
  checkSchema(document.value, validateRequestOrCall, diagnostics, adviseRequest);
  checkRequest(document.value, diagnostics);
  if (diagnostics.length > 0) return { ok: false, diagnostics: inOrder(diagnostics) };
  return { ok: true, value: requestFrom(document.value) };
}

/** The request or call that a checked element holds. Numbers of its context count as their text, digit for digit. */
export function requestFrom(request: Element): RequestDocument | CallDocument {
  const value = request.value as RequestDocument | CallDocument;
  const { written } = request.source;
  const context = memberOf(request, "context");
  if (context === null || written === undefined) return value;
  const textIn = (element: Element): unknown => {
    if (Array.isArray(element.value)) return itemsOf(element).map(textIn);
    if (typeof element.value !== "number") return element.value;
    return plainNumber(written(pointerOf(element)) ?? String(element.value));
  };
  const texts = Object.fromEntries(membersOf(context).map((member) => [member.name, textIn(member)]));
  return { ...value, context: texts as NonNullable<RequestDocument["context"]> };
}

/** What to do about a request's faults of form, where the schema alone does not tell. */
export const adviseRequest: Advise = ({ violation: { parentSchema, data }, name }) => {
  const known = parentSchema["properties"];
  if (isObject(known) && "operation" in known) {
    if (name === "resource") return 'an operation takes no `resource`: the key goes into the input, e.g. {"KeyId": …}';
    if (name === "action") return "`action` and `operation` in one request: give one of them";
  }
  if (typeof data !== "string") return null;
  return name === "action" ? unknownAction(data) : name === "operation" ? unknownOperation(data) : null;
};

/** The bare check of the form, fast enough for every request. */
export function isRequest(value: unknown): value is RequestDocument {
  return validateRequest(value) && slipsIn(value).length === 0;
}

/** The bare check of the form, fast enough for every call. */
export function isCall(value: unknown): value is CallDocument {
  return validateCall(value) && slipsIn(value).length === 0;
}

/** Reads the session policies of a request (E19, E54). */
export function readSessionPolicies(values: readonly unknown[]): Read<readonly Policy[]> {
  const diagnostics: Diagnostic[] = [];
  const policies = sessionPoliciesFrom(rootElement(values, noSource, "/session/policies"), diagnostics);
  return diagnostics.length === 0 ? { ok: true, value: policies } : { ok: false, diagnostics };
}

/** What the schema of a request cannot say: its names, the grammar of session policies, session tags of one name. */
export function checkRequest(request: Element, diagnostics: Diagnostic[]): void {
  const prefix = pointerOf(request);
  for (const { pointer, code, message, part } of slipsIn(request.value)) {
    reportAt(diagnostics, request.source, prefix + pointer, code, message, part);
  }
  const session = memberOf(request, "session");
  sessionPoliciesFrom(memberOf(session, "policies"), diagnostics);
  tagsFrom(memberOf(session, "tags"), diagnostics);
}

function sessionPoliciesFrom(list: Element | null, diagnostics: Diagnostic[]): readonly Policy[] {
  return itemsOf(list).flatMap((element) => {
    const policy = policyOrOutputFrom(element, "session-policy", {}, { diagnostics });
    return policy === null ? [] : [policy];
  });
}
