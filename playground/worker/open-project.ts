/** Texts become an authorizer and a request; kept while the texts of the environment stay the same. */

import {
  type Authorizer,
  authorizerFor,
  type Diagnostic,
  InvalidInput,
  readEnvironment,
  readRequest,
} from "../../engine/index.ts";
import type { Call, Request } from "../../engine/index.ts";
import type { Project } from "../engine.protocol.ts";
import { without } from "../state/without.ts";
import { environmentFile, type Files, requestFile } from "../state/workspace.ts";

const kept = new Map<string, Promise<Authorizer>>();

/** With and without what is left out, before and after an edit. */
const keptAtOnce = 4;

/** @throws InvalidInput */
export async function openEnvironment(project: Project): Promise<Authorizer> {
  const files = without(project.files, project.without);
  const { [requestFile]: _request, ...rest } = files;
  const key = JSON.stringify(rest);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const read = readEnvironment(
    { file: environmentFile, text: files[environmentFile] ?? "" },
    { load: loadFrom(files) },
  );
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  const authorizer = authorizerFor(read.value);
  const [oldest] = kept.keys();
  if (kept.size >= keptAtOnce && oldest !== undefined) kept.delete(oldest);
  kept.set(key, authorizer);
  return authorizer;
}

export function loadFrom(files: Files) {
  return (path: string) => {
    const text = files[path];
    return text === undefined ? { problem: "there is no such document here" } : { file: path, text };
  };
}

/** @throws InvalidInput */
export function openRequest({ files }: Project): Request | Call {
  const read = readRequest({ file: requestFile, text: files[requestFile] ?? "" });
  if (!read.ok) throw new InvalidInput(read.diagnostics);
  return read.value;
}

/** Environment and request, with the faults of both. @throws InvalidInput */
export async function openProject(project: Project) {
  const diagnostics: Diagnostic[] = [];
  const collect = (error: unknown): null => {
    if (!(error instanceof InvalidInput)) throw error;
    diagnostics.push(...error.diagnostics);
    return null;
  };
  const authorizer = await openEnvironment(project).catch(collect);
  let request: Request | Call | null = null;
  try {
    request = openRequest(project);
  } catch (error) {
    collect(error);
  }
  if (authorizer === null || request === null) throw new InvalidInput(diagnostics);
  return { authorizer, request };
}
