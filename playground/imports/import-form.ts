/** A form of text that can be pasted: how it is recognised, and what the workspace becomes with it. */

import type { CaseDocument } from "../../engine/index.ts";
import type { Members } from "../state/environment-edit.ts";
import type { Workspace } from "../state/workspace.ts";

/** What an import needs to be told beside the text. */
export interface ImportTarget {
  /** The key that is meant where the text names none. */
  readonly key: string;
}

export interface Imported {
  readonly workspace: Workspace;
  /** What to look at afterwards. */
  readonly open: string;
  /** What was done, in a sentence. */
  readonly said: string;
  /** What was left out or guessed. */
  readonly notes: readonly string[];
  /** An assertion that the text suggests. */
  readonly suggests: CaseDocument | null;
}

export interface ImportForm {
  readonly name: string;
  readonly fits: (value: Members) => boolean;
  /** Whether it replaces everything, is put among what there is, or there is of a key that it need not name. */
  readonly scope: "whole" | "part" | "key";
  /** @throws SyntaxError where the workspace's environment is no JSON. */
  readonly put: (value: Members, workspace: Workspace, target: ImportTarget) => Imported;
}

export function imported(
  workspace: Workspace,
  open: string,
  said: string,
  rest: Partial<Pick<Imported, "notes" | "suggests">> = {},
): Imported {
  return { workspace, open, said, notes: [], suggests: null, ...rest };
}
