import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";

it.each(["stdout", "stderr"] as const)("keeps its status where nobody reads its %s", async (stream) => {
  const bin = join(import.meta.dirname, "bin.ts");
  const child = spawn(process.execPath, ["--import=tsx", "--conditions=source", bin, "lint", "no-such-file.json"]);
  child[stream].destroy();
  child[stream === "stdout" ? "stderr" : "stdout"].resume();
  expect(await once(child, "exit")).toEqual([2, null]);
});
