/** Every generated file with its text, formatted as the house formats. */

import { format, resolveConfig } from "prettier";
import { cedarSchema } from "./cedar-schema.ts";
import { readSources } from "./source.ts";
import { tables } from "./tables.ts";

const catalog = new URL("../", import.meta.url);
const schemas = new URL("../../../schemas/", import.meta.url);

export interface GeneratedFile {
  readonly url: URL;
  readonly text: string;
}

export async function generatedFiles(): Promise<readonly GeneratedFile[]> {
  const sources = readSources(schemas);
  const written = Object.entries(tables(sources)).map(async ([name, text]) => {
    const url = new URL(name, catalog);
    const options = { printWidth: 120, ...(await resolveConfig(url)), parser: "typescript" };
    return { url, text: await format(text, options) };
  });
  return [...(await Promise.all(written)), { url: new URL("kms.cedarschema", schemas), text: cedarSchema(sources) }];
}
