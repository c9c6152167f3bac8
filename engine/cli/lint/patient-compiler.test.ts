import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { patienceOf } from "./patient-compiler.ts";

test("this V8 knows the flag that it is given", () => {
  const [name = "none is known"] = patienceOf(process.versions.v8)?.split("=") ?? [];
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8", maxBuffer: 1e7 });
  expect(known).toContain(`  ${name} (`);
});

test("a V8 of which nothing is known is left alone", () => {
  expect(patienceOf("99.1.2")).toBeNull();
});
