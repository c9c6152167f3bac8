/**
 * Files beside those that are linted. Unchanged ones, which the paths name too, take part in a set with changed ones; any
 * other file of a folder is looked at only for whether it leaves open whose a key policy is.
 */

import { resolve } from "node:path";
import { folderOf, isWithin } from "../../lint/inputs/folders.ts";
import type { SharingFile } from "../../lint/inputs/sharing-file.ts";
import { type ReadOptions, type ReadSource, readSource } from "../../lint/read-source.ts";
import type { Io } from "../io.ts";
import { isReadable, type LintSources, mayHoldPolicies } from "./sources.ts";

export interface Neighbours {
  readonly companions: readonly ReadSource[];
  readonly othersIn: (folder: string) => readonly SharingFile[];
  readonly hasOthersBelow: (folder: string) => boolean;
}

type OptionsFor = (file: string | null) => ReadOptions;

export function neighboursOf(
  linted: readonly SharingFile[],
  { unchanged, seen }: Pick<LintSources, "unchanged" | "seen">,
  optionsFor: OptionsFor,
  io: Io,
): Neighbours {
  const folders = new Set(
    linted.flatMap(({ folder, share }) => (share === undefined || folder === null ? [] : [folder])),
  );
  const isNear = (file: string): boolean =>
    [...folders].some((folder) => isWithin(folder, folderOf(file)) || isWithin(folderOf(file), folder));
  const read = (files: readonly string[]) => files.flatMap((file) => readFile(file, optionsFor, io));
  const isOther = (file: string): boolean => isReadable(file) && !seen.has(resolve(file));
  return {
    companions: read(unchanged.filter(isNear)),
    othersIn: (folder) => read((io.listFolder?.(folder === "" ? "." : folder) ?? []).filter(isOther)),
    hasOthersBelow: (folder) => (io.listFiles(folder === "" ? "." : folder) ?? []).some(isOther),
  };
}

/** Nothing where the text is none of the linter's. */
function readFile(file: string, optionsFor: OptionsFor, io: Io): readonly ReadSource[] {
  let text: string;
  try {
    text = io.readFile(file);
  } catch {
    // It is not to be linted: whoever wants it read will be told.
    return [];
  }
  return mayHoldPolicies({ file, text }) ? [readSource({ file, text }, optionsFor(file))] : [];
}
