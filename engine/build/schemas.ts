/** The format schemas as they stand in `schemas/`, and their texts for the types and validators made from them. */

import { readFileSync } from "node:fs";

export const formatNames = [
  "environment",
  "request",
  "decision",
  "scenario",
  "credentials",
  "lint-config",
  "lint-report",
] as const;

export type FormatName = (typeof formatNames)[number];

export interface Schema {
  readonly $id?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}

export function readSchema(name: FormatName): Schema & { readonly $id: string } {
  const file = new URL(`../../schemas/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Schema & { readonly $id: string };
}

/**
 * A schema without its references and texts, as json-schema-to-ts reads it: a reference within the schema is replaced by what it
 * names, and one to another file by `{}`, for the types to be put together by hand.
 */
export function inlineSchema(root: Schema, schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map((item: unknown) => inlineSchema(root, item));
  if (typeof schema !== "object" || schema === null) return schema;
  const reference = "$ref" in schema && typeof schema.$ref === "string" ? schema.$ref : null;
  if (reference !== null) {
    const name = /^#\/definitions\/(\w+)$/u.exec(reference)?.[1];
    return name === undefined ? {} : inlineSchema(root, root.definitions?.[name]);
  }
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => !(textKeywords.includes(keyword) && typeof value === "string"))
      .map(([keyword, value]) => [keyword, inlineSchema(root, value)]),
  );
}

const textKeywords = ["description", "pattern"];
