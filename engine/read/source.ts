/** Where a value came from: a text with positions, or a program that handed over a value without any. */

import type { Origin, Position } from "../model/policy.ts";

/** A text to read, with the name that diagnostics give it. */
export interface SourceText {
  readonly file: string | null;
  readonly text: string;
}

/** The name of a member, or its value. */
export type Part = "name" | "value";

/** An origin that also tells names from values, and how a scalar is written. */
export interface Source extends Origin {
  readonly locate: (pointer: string, part?: Part) => Position | null;
  /** The place after the last character of a part, as far as it can be told. */
  readonly locateEnd?: (pointer: string, part?: Part) => Position | null;
  /** A JSON string or number as the text spells it, e.g. `1.50`; null where the text has none. */
  readonly written?: (pointer: string, part?: Part) => string | null;
  /** Whether it is a text inside a text: places are those of the outer one, and no edit leads into it. */
  readonly embedded?: boolean;
  /** Where a part stands in the file, for a document that was put together from others. */
  readonly pointerInFile?: (pointer: string) => string;
  /** The file that a part stands in, for a document that was put together from parts of several. */
  readonly fileOf?: (pointer: string) => string | null;
  /** The whole text, where it is JSON. */
  readonly json?: string;
}

/** Follows a path that stands in a document; `from` is the file of that document. */
export type Load = (path: string, from: string | null) => SourceText | { readonly problem: string };

/** The source of a value that was not text. */
export const noSource: Source = { file: null, locate: () => null };

/** Tells `{ file, text }` from a document: no format of ours has a member `text`. */
export function isSourceText(input: unknown): input is SourceText {
  return typeof input === "object" && input !== null && "text" in input && typeof input.text === "string";
}

/** The origin of a document that stands at `prefix` in a source. */
export function originAt(source: Source, prefix: string): Origin {
  return { file: source.file, locate: (pointer) => source.locate(prefix + pointer) };
}
