/** Action and NotAction: the ways to write an action so that a statement covers it, or just does not. */

import fc from "fast-check";
import { everyAction } from "./actions.ts";
import { oneOrMany, type StatementDocument } from "./policy-document.ts";

export type ActionElement = Pick<StatementDocument, "Action" | "NotAction">;

export interface ActionDraft {
  readonly covering: keyof typeof covering;
  readonly missing: keyof typeof missing;
  readonly others: readonly string[];
  readonly bare: boolean;
}

type Write = (action: string) => readonly string[];

const covering = {
  exact: (action) => [`kms:${action}`],
  every: () => ["kms:*"],
  everything: () => ["*"],
  lower: (action) => [`KMS:${action.toLowerCase()}`],
  prefix: (action) => [`kms:${action.slice(0, 4)}*`],
  infix: (action) => [`kms:*${action.slice(2, 5)}*`],
  question: (action) => [`kms:${action.slice(0, -1)}?`],
  notOthers: () => [],
} as const satisfies Readonly<Record<string, Write>>;

const missing = {
  others: () => [],
  otherService: () => ["s3:*", "kms"],
  longer: (action) => [`kms:${action}?`, `kms:?${action}`],
  odd: (action) => [`kms=${action}`, ""],
  not: (action) => [`kms:${action}`],
  notKms: () => ["KMS:*"],
} as const satisfies Readonly<Record<string, Write>>;

export const arbitraryActionDraft: fc.Arbitrary<ActionDraft> = fc.record({
  covering: fc.constantFrom<ActionDraft["covering"]>(
    "exact",
    "exact",
    "exact",
    "every",
    "everything",
    "lower",
    "prefix",
    "infix",
    "question",
    "notOthers",
  ),
  missing: fc.constantFrom<ActionDraft["missing"]>(
    "others",
    "others",
    "otherService",
    "longer",
    "odd",
    "not",
    "notKms",
  ),
  others: fc.array(fc.constantFrom(...everyAction), { maxLength: 2 }),
  bare: fc.boolean(),
});

/** The element of a statement that covers the action, or does not. */
export function writeAction(draft: ActionDraft, action: string, covers: boolean): ActionElement {
  const others = draft.others.filter((other) => other !== action).map((other) => `kms:${other}`);
  const own: readonly string[] = covers ? covering[draft.covering](action) : missing[draft.missing](action);
  const negated = covers ? draft.covering === "notOthers" : draft.missing.startsWith("not");
  const texts = own.length + others.length === 0 ? ["s3:GetObject"] : [...own, ...others];
  const written = oneOrMany(texts, draft.bare);
  return negated ? { NotAction: written } : { Action: written };
}
