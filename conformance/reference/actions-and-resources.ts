/** E53, E54: which actions and resources a statement is about. */

import { matches, patternOf } from "./patterns.ts";
import type { Context } from "./situation.ts";
import { resolveVariables } from "./variables.ts";

/** E53: prefix and name compare without case; `*` and `?` anywhere in the name. */
export function actionMatches(pattern: string, action: string): boolean {
  const [service = "", name] = pattern.toLowerCase().split(":");
  if (name === undefined) return /^\*+$/.test(service);
  return (service === "kms" || service === "*") && matches(patternOf(name), action.toLowerCase().slice("kms:".length));
}

/** E54: a pattern over the text of the ARN, case-sensitive. Actions without a resource are asked on `*`. */
export function resourceMatches(
  pattern: string,
  resource: string,
  version: string | undefined,
  context: Context,
): boolean {
  if (/^\*+$/.test(pattern)) return true;
  if (resource === "*") return false;
  return textMatches(completed(pattern), resource, version, context);
}

/** E49: in a key policy `*` is this key; anything else is matched against the key's ARN as it stands. */
export function keyPolicyResourceMatches(
  pattern: string,
  key: string,
  version: string | undefined,
  context: Context,
): boolean {
  return pattern === "*" || textMatches(pattern, key, version, context);
}

/** E54: an incomplete ARN is completed with `*` segments. */
function completed(pattern: string): string {
  const missing = 6 - headOf(pattern).length;
  return pattern.startsWith("arn:") && missing > 0 ? pattern + ":*".repeat(missing) : pattern;
}

/** E54: no wildcard in the service segment. E62: variables only after the fifth colon; without a value, no match. */
function textMatches(pattern: string, arn: string, version: string | undefined, context: Context): boolean {
  const segments = headOf(pattern);
  if (segments[0] === "arn" && /[*?]/.test(segments[2] ?? "")) return false;
  const head = segments.slice(0, 5).join(":");
  const tail = segments.length < 6 ? [] : resolveVariables(`:${segments[5] ?? ""}`, version, context);
  return tail !== null && matches([...patternOf(head), ...tail], arn);
}

/** The segments of a pattern; a colon inside a variable parts nothing. */
function headOf(pattern: string): readonly string[] {
  const parts = pattern.split(/:(?![^{}]*\})/);
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
