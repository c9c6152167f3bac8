/** Documents with something changed: what a slip of the hand, a merge or malice makes of a real policy. */

import fc from "fast-check";

/** Values that stand where others should. */
const odd: readonly unknown[] = [
  null,
  true,
  0,
  -1.5,
  1e400,
  "",
  "*",
  "${",
  "${aws:username",
  "\u0000",
  "\ud800",
  "kms:*",
  "arn:aws:kms:::",
  "arn:aws:iam::222233334444:root",
  [],
  [[]],
  {},
  { AWS: [] },
  { "": "" },
  "__proto__",
];

interface Change {
  /** Which of the document's values, counted through. */
  readonly at: number;
  readonly how: "replace" | "remove" | "rename" | "wrap" | "repeat" | "nest";
  readonly value: unknown;
  readonly name: string;
}

const arbitraryChange: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(400),
  how: fc.constantFrom("replace", "remove", "rename", "wrap", "repeat", "nest"),
  value: fc.oneof(fc.constantFrom(...odd), fc.jsonValue({ maxDepth: 2 })),
  name: fc.oneof(
    fc.constantFrom("Effect", "effect", "NotAction", "Principal", "__proto__", "constructor", ""),
    fc.string(),
  ),
});

/** One of the documents with up to four changes. */
export function arbitraryMutant(documents: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(Math.max(0, documents.length - 1)), fc.array(arbitraryChange, { minLength: 1, maxLength: 4 }))
    .map(([pick, changes]) => changes.reduce<unknown>((document, change) => apply(document, change), documents[pick]));
}

function apply(document: unknown, change: Change): unknown {
  const left = { count: change.at % Math.max(1, size(document)) };
  return visit(document, change, left);
}

/** Rebuilds the value; where the count runs out, the change is made. */
function visit(value: unknown, change: Change, left: { count: number }): unknown {
  if (left.count-- === 0) return changed(value, change);
  if (Array.isArray(value)) return value.map((item: unknown) => visit(item, change, left));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, visit(member, change, left)]));
}

function changed(value: unknown, { how, value: other, name }: Change): unknown {
  switch (how) {
    case "replace":
      return other;
    case "remove":
      return undefined;
    case "rename":
      return { [name]: value };
    case "wrap":
      return [value, other];
    case "repeat":
      return [value, value, value];
    case "nest":
      return Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], value);
  }
}

function size(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  return 1 + Object.values(value).reduce<number>((sum, member) => sum + size(member), 0);
}
