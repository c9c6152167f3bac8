/**
 * `npm run conformance:breaks`: breaks a copy of the engine, one rule at a time, and asks the cases and the law of
 * agreement whether they notice. Exit status 1 when a break goes unnoticed or no longer applies.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Break } from "./break.ts";
import { breaks } from "./breaks.ts";

const root = join(import.meta.dirname, "..", "..");
const copy = mkdtempSync(join(tmpdir(), "kms-cedar-breaks-"));
for (const part of ["engine", "conformance", "schemas", "package.json", "tsconfig.json"]) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));

let missed = 0;
const asItIs = check();
if (asItIs !== "") {
  console.log(`the engine as it is fails already: ${asItIs}`);
  missed++;
} else {
  for (const one of breaks) {
    const noticed = tryBreak(one);
    if (noticed === null || noticed === "") missed++;
    const mark = noticed === null ? "stale " : noticed === "" ? "MISSED" : "caught";
    console.log(
      `${mark}  ${one.rule.padEnd(4)} ${one.belief}${noticed === null || noticed === "" ? "" : `\n        by ${noticed}`}`,
    );
  }
  console.log(`${String(breaks.length - missed)} of ${String(breaks.length)} broken engines caught`);
}
rmSync(copy, { recursive: true });
process.exitCode = missed === 0 ? 0 : 1;

/** What noticed the break; empty when nothing did, null when its text does not stand once in its file. */
function tryBreak({ file, from, to }: Break): string | null {
  const path = join(copy, file);
  const text = readFileSync(path, "utf8");
  if (text.split(from).length !== 2) return null;
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  try {
    return check();
  } finally {
    writeFileSync(path, text);
  }
}

function check(): string {
  const run = ["--conditions=source", "--import", "tsx", join(copy, "conformance", "breaks", "check.ts")];
  try {
    return execFileSync(process.execPath, run, {
      cwd: copy,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  } catch (error) {
    return `a crash: ${
      String((error as { readonly stderr?: unknown }).stderr)
        .split("\n")
        .find((line) => line.includes("Error")) ?? ""
    }`;
  }
}
