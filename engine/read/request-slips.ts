/**
 * What the schema of a request cannot say of its names: a `kms:` condition key that KMS does not have, a key given twice or
 * with several values where it holds one (E63), an input member that is a slip of one that the operation has, two tags of
 * one key. Any other unknown input member passes, since the API grows. Fast enough for every request.
 */

import { canonicalName, conditionKeys, findConditionKey } from "../catalog/condition-keys.ts";
import { type Operation, operations } from "../catalog/operations.ts";
import { findPermission, type Permission, permissions } from "../catalog/permissions.ts";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { DiagnosticCode } from "./codes.ts";
import { isObject, rootElement } from "./element.ts";
import { didYouMean, isSlip } from "./nearest-name.ts";
import { pointerStep } from "./pointer.ts";
import { noSource, type Part } from "./source.ts";
import { tagsFrom } from "./tags.ts";

export interface Slip {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Into the request. */
  readonly pointer: string;
  readonly part: Part;
}

export function slipsIn(request: unknown): readonly Slip[] {
  if (!isObject(request)) return [];
  const { context, input } = request;
  const slips: Slip[] = [];
  if (isObject(context)) checkContext(context, slips);
  const asked = request["operation"] ?? request["action"];
  if (isObject(input) && typeof asked === "string") checkNames(input, asked, slips);
  if (isObject(input)) checkTags(input, slips);
  return slips;
}

function checkContext(context: Readonly<Record<string, unknown>>, slips: Slip[]): void {
  const seen = new Set<string>();
  for (const [written, value] of Object.entries(context)) {
    const name = canonicalName(written);
    const found = findConditionKey(written);
    const slip = (code: DiagnosticCode, message: string, part: Part): void => {
      slips.push({ code, message, part, pointer: `/context${pointerStep(written)}` });
    };
    if (found === null && /^kms:/iu.test(written)) {
      slip("unknown-condition-key", `KMS has no condition key \`${written}\`${didYouMean(written, kmsKeys)}`, "name");
    }
    if (seen.has(name)) slip("duplicate-name", `a second value for \`${name}\``, "name");
    seen.add(name);
    if (found !== null && !found.record.multi && Array.isArray(value) && value.length > 1) {
      slip("wrong-type", `\`${name}\` holds one value`, "value");
    }
  }
}

/** `asked` is the operation or action as the request names it. */
function checkNames(input: Readonly<Record<string, unknown>>, asked: string, slips: Slip[]): void {
  const members = known.get(asked) ?? known.get(findPermission(asked));
  if (members === undefined) return;
  for (const name of Object.keys(input)) {
    const meant = members.has(name) ? undefined : [...members].find((member) => isSlip(name, member));
    if (meant === undefined) continue;
    const message = `\`${asked}\` has no \`${name}\`; did you mean \`${meant}\`?`;
    slips.push({ code: "unknown-member", message, pointer: `/input${pointerStep(name)}`, part: "name" });
  }
}

function checkTags(input: Readonly<Record<string, unknown>>, slips: Slip[]): void {
  const faults: Diagnostic[] = [];
  tagsFrom(rootElement(input["Tags"], noSource, "/input/Tags"), faults);
  for (const { code, message, pointer } of faults) {
    slips.push({ code: code as DiagnosticCode, message, pointer, part: "value" });
  }
}

const kmsKeys = conditionKeys.map(({ name }) => name).filter((name) => name.startsWith("kms:"));

/** Members that this engine reads for any permission. */
const alwaysRead = ["EncryptionContext", "GrantTokens"];

/** The input members of each operation by its name, and for a permission those of all operations that need it. */
const known = new Map<string | Permission | null, ReadonlySet<string>>([
  ...operations.map((operation) => [operation.name, membersOfAll([operation])] as const),
  ...permissions.map((permission) => {
    const { action } = permission;
    const needing = operations.filter((operation) => operation.permissions.some((needed) => needed.action === action));
    return [permission, membersOfAll(needing)] as const;
  }),
]);

function membersOfAll(needing: readonly Operation[]): ReadonlySet<string> {
  return new Set([...needing.flatMap(({ parameters }) => parameters), ...alwaysRead]);
}
