/**
 * What the page holds and keeps: texts by file name, as the user wrote them, and the assertions. `environment.json` names
 * the other files by path, as an environment on disk does; `request.json` is what is asked.
 */

import type { CaseDocument } from "../../engine/index.ts";

export type Files = Readonly<Record<string, string>>;

export interface Workspace {
  readonly title: string;
  /** What there is to learn here; empty for the user's own. */
  readonly description: string;
  readonly files: Files;
  readonly cases: readonly CaseDocument[];
}

export const environmentFile = "environment.json";
export const requestFile = "request.json";

/** A document may name any path as a file, `constructor` as well. */
export function textOfFile(files: Files, name: string): string | undefined {
  return Object.hasOwn(files, name) ? files[name] : undefined;
}

export function withFile(workspace: Workspace, name: string, text: string): Workspace {
  return { ...workspace, files: { ...workspace.files, [name]: text } };
}
