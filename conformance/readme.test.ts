import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { createAuthorizer } from "../engine/index.ts";

const readme = readFileSync(join(import.meta.dirname, "..", "README.md"), "utf8");
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/gu)].map((match) => match[1] ?? "");

describe("the README's code", () => {
  it("runs and prints what its comments say", async () => {
    const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
    for (const block of blocks) {
      const body = block.replace(/^import .*$/gmu, "");
      const run = runInThisContext(`async (createAuthorizer) => {${body}}`) as (
        door: typeof createAuthorizer,
      ) => Promise<void>;
      await run(createAuthorizer);
    }
    const printed = log.mock.calls.map((call) => call.join(" "));
    log.mockRestore();
    expect(printed[0]).toBe("Deny key-policy-does-not-delegate");
    expect(printed[1]).toContain("arn:aws:iam::111122223333:root");
    expect(printed[2]).toContain("permit (principal, action, resource)");
  });
});
