/**
 * Which files the rules across documents were asked about, with all that belongs to them. Of any other file nobody knows
 * what these rules would find in it, and so whether a suppression of theirs is stale.
 */

import { folderOf, plainPath } from "./inputs/folders.ts";
import { type FileSet, ledBy } from "./inputs/sets.ts";
import type { SharingFile } from "./inputs/sharing-file.ts";

export interface Beside {
  /** The other files of a folder. */
  readonly othersIn: (folder: string) => readonly SharingFile[];
  /** Whether other files lie in a folder or below it. */
  readonly hasOthersBelow: (folder: string) => boolean;
}

/** `sets` are those that were looked at; a file that is none of `texts` was read with one that led to it. */
export function askedTogether(
  texts: readonly SharingFile[],
  sets: readonly FileSet[],
  { othersIn, hasOthersBelow }: Beside,
): (file: string | null) => boolean {
  const led = ledBy(texts);
  const sharesIn = (folder: string) => othersIn(folder).flatMap(({ share }) => (share === undefined ? [] : [share]));
  return (file) => {
    const text = texts.find((one) => one.file === file);
    if (text?.share === undefined || (file !== null && led.has(plainPath(file)))) return true;
    const { folder, share } = text;
    if (folder === null || share === null || !sets.some(({ files }) => files.includes(text))) return false;
    // The users and roles of an account stand beside the keys of every folder below.
    if (share.principals.length > 0 && hasOthersBelow(folder)) return false;
    return (
      sharesIn(folder).length === 0 &&
      outerFolders(folder).every((outer) => sharesIn(outer).every((one) => one?.principals.length === 0))
    );
  };
}

function outerFolders(folder: string): readonly string[] {
  const outer = folderOf(folder);
  return folder === "" || outer === folder ? [] : [outer, ...outerFolders(outer)];
}
