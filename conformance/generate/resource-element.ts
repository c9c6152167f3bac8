/** Resource and NotResource: the ways to write a key or alias so that a statement covers it, or does not. */

import fc from "fast-check";
import { everyKey, orders } from "./keyring.ts";
import { oneOrMany, type PolicyPlace, type StatementDocument } from "./policy-document.ts";

export type ResourceElement = Pick<StatementDocument, "Resource" | "NotResource">;

export interface ResourceDraft {
  readonly covering: keyof typeof covering;
  readonly missing: keyof typeof missing;
  readonly others: readonly string[];
  readonly bare: boolean;
}

type Write = (arn: string) => readonly string[];

const covering = {
  everything: () => ["*"],
  exact: (arn) => [arn],
  account: (arn) => [arn.replace(/(:kms:)[^:]*(:\d+:\w+\/).*/u, "$1*$2*")],
  region: (arn) => [arn.replace(/(:kms:[^:]*:)\d+(:\w+\/.{4}).*/u, "$1*$2*")],
  question: (arn) => [arn.replace(/\w$/u, "?")],
  incomplete: (arn) => [arn === "*" ? "*" : "arn:aws:kms"],
  variable: (arn) => [arn.replace(orders.id, "${aws:PrincipalTag/keyid, '1111aaaa-22bb-33cc-44dd-555555eeeeee'}")],
  truncated: (arn) => [arn.replace(/(:\d{4})\d{8}:.*/u, "$1*")],
  notOthers: () => ["arn:aws:s3:::bucket-a"],
} as const satisfies Readonly<Record<string, Write>>;

const missing = {
  others: () => ["arn:aws:kms:us-east-1:222233334444:key/0000"],
  otherAccount: () => ["arn:aws:kms:*:111111111111:*"],
  upper: (arn) => [arn === "*" ? "arn:aws:kms:*:*:*" : arn.replace(/[^/]*$/u, (id) => id.toUpperCase())],
  unresolved: () => ["arn:aws:kms:us-east-1:222233334444:key/${aws:PrincipalTag/none}"],
  starred: () => ["arn:aws:kms:us-east-1:222233334444:key/${kms:EncryptionContext:stage}"],
  literal: () => ["arn:aws:kms:us-east-1:222233334444:key/${*}"],
  alias: () => ["arn:aws:kms:us-east-1:222233334444:alias/orders-no"],
  not: (arn) => [arn],
  notAny: () => ["*"],
} as const satisfies Readonly<Record<string, Write>>;

export const arbitraryResourceDraft: fc.Arbitrary<ResourceDraft> = fc.record({
  covering: fc.constantFrom<ResourceDraft["covering"]>(
    "everything",
    "everything",
    "everything",
    "exact",
    "exact",
    "account",
    "region",
    "question",
    "incomplete",
    "variable",
    "truncated",
    "notOthers",
  ),
  missing: fc.constantFrom<ResourceDraft["missing"]>(
    "others",
    "others",
    "otherAccount",
    "upper",
    "unresolved",
    "starred",
    "literal",
    "alias",
    "not",
    "notAny",
  ),
  others: fc.array(
    fc.constantFrom(...everyKey.map(({ arn }) => arn), "arn:aws:kms:us-east-1:222233334444:alias/orders"),
    { maxLength: 1 },
  ),
  bare: fc.boolean(),
});

/** The element of a statement that covers the resource, or does not. */
export function writeResource(draft: ResourceDraft, arn: string, covers: boolean, place: PolicyPlace): ResourceElement {
  const style = covers ? coveringStyle(draft.covering, place) : draft.missing;
  const own = { ...covering, ...missing }[style](arn);
  const others = draft.others.filter((other) => other !== arn);
  const written = oneOrMany([...own, ...others], draft.bare);
  return style.startsWith("not") ? { NotResource: written } : { Resource: written };
}

/** Session policies take whole ARNs only (E54); key policies are mostly about `*`, this key (E49). */
function coveringStyle(style: ResourceDraft["covering"], place: PolicyPlace): ResourceDraft["covering"] {
  if (place === "key-policy" && style !== "exact" && style !== "notOthers") return "everything";
  return place === "session-policy" && (style === "incomplete" || style === "truncated") ? "account" : style;
}
