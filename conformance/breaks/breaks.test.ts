import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { breaks } from "./breaks.ts";

const root = join(import.meta.dirname, "..", "..");

it("there are at least 40 breaks, each of another belief", () => {
  expect(breaks.length).toBeGreaterThanOrEqual(40);
  expect(new Set(breaks.map(({ belief }) => belief)).size).toBe(breaks.length);
});

it.each(breaks)("$rule, $belief: its text stands once in $file, and the break changes it", ({ file, from, to }) => {
  expect(readFileSync(join(root, file), "utf8").split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
});
