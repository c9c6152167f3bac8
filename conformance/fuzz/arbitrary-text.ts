/** Text that is JSON, nearly JSON, YAML or nothing. */

import fc from "fast-check";

export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  fc.json().map((text) => text.slice(0, -1)),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "",
    "[",
    "{",
    "[".repeat(100_000),
    '{"a":'.repeat(50_000),
    "a: &x [*x]",
    "a: *b",
    "? ",
    "!!js/regexp x",
    "\ufeff{}",
  ),
  fc.lorem(),
);
