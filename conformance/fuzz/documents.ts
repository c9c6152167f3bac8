/** Policies to start from: those of the cases, and where `KMS_CEDAR_CORPUS` names a folder, every policy in it. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const cases = join(import.meta.dirname, "..", "cases");

/** Every scenario of the project. */
export function scenarios(): readonly unknown[] {
  return jsonFilesOf(cases);
}

/** Every policy document that is found. */
export function policies(): readonly unknown[] {
  const corpus = process.env["KMS_CEDAR_CORPUS"];
  const real = corpus === undefined ? [] : jsonFilesOf(corpus);
  return [...real, ...scenarios().flatMap(policiesIn)];
}

function jsonFilesOf(folder: string): readonly unknown[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown);
}

function policiesIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if ("Statement" in value) return [value];
  return Object.values(value).flatMap(policiesIn);
}
