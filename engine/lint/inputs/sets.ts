/**
 * Files that belong together, put together into environments: the keys of each folder, with the users and roles of which the
 * account details in this folder or in one around it tell.
 */

import { accountOf } from "../../model/arn.ts";
import { type Element, pointerOf } from "../../read/element.ts";
import type { PolicyDocument } from "../subject.ts";
import { type FolderKeys, keysIn } from "./folder-keys.ts";
import { isWithin, plainPath } from "./folders.ts";
import { groupBy } from "./group-by.ts";
import type { Together } from "./input.ts";
import { joinedEnvironment, type JoinedKey } from "./joined.ts";
import type { SharingFile } from "./sharing-file.ts";

export interface FileSet {
  readonly together: Together;
  readonly files: readonly SharingFile[];
  /** The key policies whose keys are known, by the ARNs of these. */
  readonly keyPolicies: ReadonlyMap<string, PolicyDocument>;
}

export interface SetOptions {
  /** The principal that deploys; null: not said. */
  readonly caller: string | null;
  /** The files of a folder that were not given. */
  readonly othersIn: (folder: string) => readonly SharingFile[];
}

export function setsOf(all: readonly SharingFile[], { caller, othersIn }: SetOptions): readonly FileSet[] {
  const files = withoutLed(all).filter(({ share }) => share !== undefined);
  const folders = [...groupBy(files, (one) => one.folder ?? one).values()].map((members): Folder => {
    const folder = members[0]?.folder ?? null;
    // What has no place may have any neighbours.
    const keys = keysIn(members, () => (folder === null ? [unread] : othersIn(folder)));
    return { ...keys, folder, files: members, details: folder === null ? [] : detailsFor(folder, files) };
  });
  return [...tiedSets(folders, caller), ...folders.flatMap((folder) => otherSets(folder, caller))];
}

interface Folder extends FolderKeys {
  readonly folder: string | null;
  readonly files: readonly SharingFile[];
  /** Where its users and roles are. */
  readonly details: readonly SharingFile[];
}

const unread: SharingFile = { file: null, folder: null, document: null, share: null, policies: [], leadsTo: [] };

/** Of what an environment leads to, it says whose it is. */
function withoutLed(files: readonly SharingFile[]): readonly SharingFile[] {
  const led = ledBy(files);
  return files.filter(({ file }) => file === null || !led.has(plainPath(file)));
}

/** The plain paths to which files may lead. */
export function ledBy(files: readonly SharingFile[]): ReadonlySet<string> {
  return new Set(
    files.flatMap(({ folder, leadsTo }) => {
      const from = folder === null || folder === "" ? "." : folder;
      return leadsTo.map((path) => plainPath(/^[\\/]/u.test(path) ? path : `${from}/${path}`));
    }),
  );
}

/** The account details of a folder and of those around it; none of an account that two of them tell of. */
function detailsFor(folder: string, files: readonly SharingFile[]): readonly SharingFile[] {
  const near = files.filter((one) => one.folder !== null && isWithin(folder, one.folder));
  const accounts = near.map(({ share }) => new Set(share?.principals.map(({ arn }) => accountOf(arn))));
  return near.filter((_, index) => {
    const own = [...(accounts[index] ?? [])];
    return own.length > 0 && !accounts.some((other, at) => at !== index && own.some((account) => other.has(account)));
  });
}

/** Keys with their policies: those of all folders that have the same users and roles. */
function tiedSets(folders: readonly Folder[], caller: string | null): readonly FileSet[] {
  const tied = folders.flatMap((one) => (one.tied === null ? [] : [{ ...one, tied: one.tied }]));
  // Two policies of one key are never in force together.
  const isTwice = (arn: string): boolean => tied.filter((one) => one.tied.key.arn === arn).length > 1;
  const groups = groupBy(tied, ({ folder, details, tied: { key } }) =>
    JSON.stringify([details.map(({ file }) => file), isTwice(key.arn) ? folder : null]),
  );
  return [...groups.values()].flatMap((group) => {
    const details = group[0]?.details ?? [];
    const keys = group.map((one) => one.tied.key);
    const environment = environmentOf([...group.flatMap((one) => one.files), ...details], keys, details, caller);
    const keyPolicies = new Map(group.map((one) => [one.tied.key.arn, one.tied.policy] as const));
    return environment === null ? [] : [{ ...environment, keyPolicies }];
  });
}

/** Grants on keys whose policies are not known: what can be said of these by themselves. */
function otherSets({ files, others }: Folder, caller: string | null): readonly FileSet[] {
  const unnamed = files.map((file) => ({
    files: [file],
    keys: (file.share?.keys ?? [])
      .filter(({ isNamed }) => !isNamed)
      .map(({ arn, grants }): JoinedKey => ({ arn, policy: null, metadata: {}, grants })),
  }));
  return [{ files, keys: others }, ...unnamed].flatMap(({ files: members, keys }) => {
    const granted = keys.filter(({ grants }) => grants.length > 0);
    const environment = granted.length === 0 ? null : environmentOf(members, granted, [], caller);
    return environment === null ? [] : [{ ...environment, keyPolicies: new Map() }];
  });
}

function environmentOf(
  all: readonly SharingFile[],
  keys: readonly JoinedKey[],
  details: readonly SharingFile[],
  caller: string | null,
): Omit<FileSet, "keyPolicies"> | null {
  const files = [...new Set(all)];
  const [home] = files.flatMap(({ document }) => document ?? []);
  const principals = details.flatMap(({ share }) => share?.principals ?? []);
  const environment = home === undefined ? null : joinedEnvironment(home, { keys, principals }, caller);
  if (environment === null) return null;
  const policies = files.flatMap((one) => one.policies);
  const nameAt: Together["nameAt"] = ({ file, pointer }) =>
    policies.find(({ document }) => isAt(document, file, pointer))?.name ?? null;
  return { together: { environments: [environment], nameAt }, files };
}

function isAt(document: Element, file: string | null, pointer: string): boolean {
  const own = pointerOf(document);
  return document.source.file === file && (pointer === own || pointer.startsWith(`${own}/`));
}
