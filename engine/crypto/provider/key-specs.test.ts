/** The table of what is computed agrees with the catalogue of what KMS has. */

import { expect, test } from "vitest";
import { keySpecs, messageTypesOf } from "../../catalog/key-specs.ts";
import { keyFamily, providedSpecs } from "./key-specs.ts";
import type { KeyFamily } from "./family.ts";

/** By usage, the names of a family's algorithms: a part that is one algorithm has its name here. */
const algorithms: Readonly<Record<string, (family: KeyFamily) => readonly string[]>> = {
  ENCRYPT_DECRYPT: ({ encryption, publicKey }) =>
    publicKey === null ? ["SYMMETRIC_DEFAULT"] : Object.keys(encryption),
  SIGN_VERIFY: ({ signing }) => Object.keys(signing),
  GENERATE_VERIFY_MAC: ({ macs }) => Object.keys(macs),
  KEY_AGREEMENT: ({ agree }) => (agree === null ? [] : ["ECDH"]),
  ENCAPSULATE_DECAPSULATE: ({ encapsulate }) => (encapsulate === null ? [] : ["ML_KEM"]),
};

test("every key spec but SM2 is provided", () => {
  expect([...providedSpecs, "SM2"].sort()).toEqual(keySpecs.map(({ name }) => name).sort());
});

const provided = keySpecs.flatMap(({ name, uses }) => {
  const family = keyFamily(name);
  return family === null ? [] : [[name, uses, family] as const];
});

test.each(provided)("%s knows the algorithms of its usages, and no other", (_name, uses, family) => {
  for (const { usage, algorithms: known } of uses) {
    expect([...(algorithms[usage]?.(family) ?? [])].sort(), usage).toEqual([...known].sort());
  }
  const unused = ["SIGN_VERIFY", "GENERATE_VERIFY_MAC"].filter((usage) => !uses.some((use) => use.usage === usage));
  for (const usage of unused) expect(algorithms[usage]?.(family), usage).toEqual([]);
});

test.each(provided)("%s signs only what the catalogue's message types say", (_name, _uses, { signing }) => {
  const strange = Object.entries(signing).flatMap(([algorithm, { lengths }]) =>
    Object.keys(lengths).filter((type) => !messageTypesOf(algorithm).includes(type)),
  );
  expect(strange).toEqual([]);
});
