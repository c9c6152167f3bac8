/**
 * Names in a request that nothing would read: a `kms:` condition key that KMS does not have, and an input member that is
 * a slip of one that the operation has. Any other unknown input member passes, since the API grows.
 */

import { conditionKeys, findConditionKey } from "../catalog/condition-keys.ts";
import { type Operation, operations } from "../catalog/operations.ts";
import { findPermission, permissions } from "../catalog/permissions.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import { type Element, isObject, memberOf, membersOf, report } from "./element.ts";
import { didYouMean, isSlip } from "./nearest-name.ts";

export function checkNames(request: Element, diagnostics: Diagnostic[]): void {
  const context = memberOf(request, "context");
  for (const member of context === null ? [] : membersOf(context)) {
    if (!isUnknownKey(member.name)) continue;
    const message = `KMS has no condition key \`${member.name}\`${didYouMean(member.name, kmsKeys)}`;
    report(diagnostics, member, "unknown-condition-key", message, "name");
  }
  const asked = askedBy(request.value);
  const input = memberOf(request, "input");
  if (asked === null || input === null) return;
  for (const member of membersOf(input)) {
    const meant = slipOf(member.name, asked);
    if (meant === null) continue;
    const message = `\`${asked}\` has no \`${member.name}\`; did you mean \`${meant}\`?`;
    report(diagnostics, member, "unknown-member", message, "name");
  }
}

/** Whether `checkNames` finds nothing; fast enough for every request. */
export function hasKnownNames(request: {
  readonly context?: object | undefined;
  readonly input?: object | undefined;
}): boolean {
  const { context, input } = request;
  if (context !== undefined) for (const name of Object.keys(context)) if (isUnknownKey(name)) return false;
  if (input === undefined) return true;
  const asked = askedBy(request);
  if (asked !== null) for (const name of Object.keys(input)) if (slipOf(name, asked) !== null) return false;
  return true;
}

const kmsKeys = conditionKeys.map(({ name }) => name).filter((name) => name.startsWith("kms:"));

function isUnknownKey(name: string): boolean {
  return /^kms:/iu.test(name) && findConditionKey(name) === null;
}

/** The operation or action as the request names it. */
function askedBy(request: unknown): string | null {
  if (!isObject(request)) return null;
  const asked = request["operation"] ?? request["action"];
  return typeof asked === "string" ? asked : null;
}

function slipOf(name: string, asked: string): string | null {
  const members = known.get(asked) ?? known.get(findPermission(asked)?.action ?? "");
  if (members === undefined || members.has(name)) return null;
  return [...members].find((member) => isSlip(name, member)) ?? null;
}

/** Members that this engine reads for any permission. */
const alwaysRead = ["EncryptionContext", "GrantTokens"];

/** The input members of each operation, and for an action those of all operations that need it. */
const known: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...operations.map((operation) => [operation.name, membersOfAll([operation])] as const),
  ...permissions.map(({ action }) => {
    const needing = operations.filter((operation) => operation.permissions.some((needed) => needed.action === action));
    return [action, membersOfAll(needing)] as const;
  }),
]);

function membersOfAll(needing: readonly Operation[]): ReadonlySet<string> {
  return new Set([...needing.flatMap(({ parameters }) => parameters), ...alwaysRead]);
}
