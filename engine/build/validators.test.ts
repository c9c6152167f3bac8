import { Ajv } from "ajv";
import { expect, it } from "vitest";
import { allowReasons, denyReasons, layerNames } from "../model/decision.ts";
import { formatNames, readSchema, type Schema } from "./schemas.ts";
import { writeValidators } from "./validators.ts";

it("has fresh validators and schema types", () => {
  expect(writeValidators(true)).toBe(true);
});

it.each(formatNames)("describes every member of %s", (name) => {
  expect(undescribed(readSchema(name), "")).toEqual([]);
});

it("lists reasons and layers as the model does", () => {
  const { definitions } = readSchema("decision");
  expect(definitions?.["reason"]?.["enum"]).toEqual([...allowReasons, ...denyReasons]);
  expect(definitions?.["layer"]?.["enum"]).toEqual(layerNames);
});

it("has a schema of decisions and of calls' decisions", () => {
  const ajv = new Ajv({ allowUnionTypes: true });
  const validate = ajv.compile(readSchema("decision"));
  const decision = {
    decision: "Allow",
    reason: "allowed-by-grant",
    message: "grant `g-1` lets `…role/app/Reader` call `kms:Decrypt`",
    awsMessage: null,
    determining: [{ layer: "grants", grant: "g-1" }],
    notes: [{ rule: "E31", text: "…" }],
  };
  const check = { action: "kms:ReEncryptFrom", resource: "*", ...decision };
  expect(validate(decision)).toBe(true);
  expect(validate({ decision: "Allow", checks: [check] })).toBe(true);
  expect(validate({ ...decision, extra: 1 })).toBe(false);
  expect(validate({ decision: "Allow", checks: [decision] })).toBe(false);
});

/** Pointers of properties that neither have a description nor name a definition, which has one. */
function undescribed(schema: unknown, pointer: string): readonly string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([keyword, value]: [string, unknown]) => {
    const at = `${pointer}/${keyword}`;
    const named =
      (keyword === "properties" || keyword === "definitions") && typeof value === "object" && value !== null;
    const missing = named
      ? Object.entries(value as Readonly<Record<string, Schema>>).filter(
          ([name, member]) => !("description" in member || "$ref" in member) && !/^(?:Tag)?(?:Key|Value)$/u.test(name),
        )
      : [];
    return [...missing.map(([name]) => `${at}/${name}`), ...undescribed(value, at)];
  });
}
