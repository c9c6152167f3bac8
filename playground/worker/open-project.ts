/** Texts become an authorizer and a request; kept while the texts of the environment stay the same. */

import {
  type Authorizer,
  authorizerFor,
  type Diagnostic,
  InvalidInput,
  readEnvironment,
  readRequest,
  type SourceText,
} from "../../engine/index.ts";
import type { Call, Request } from "../../engine/index.ts";
import { parse, type ParseError } from "jsonc-parser";
import type { Project } from "../engine.protocol.ts";
import { sessionPolicyFiles } from "../state/asked-request.ts";
import { isTooDeep } from "../state/json-text.ts";
import { offsetAt } from "../state/places.ts";
import { requestText } from "../state/request-text.ts";
import { without } from "../state/without.ts";
import { environmentFile, type Files, requestFile, textOfFile } from "../state/workspace.ts";

const kept = new Map<string, Promise<Authorizer>>();

/** With and without what is left out, before and after an edit. */
const keptAtOnce = 4;

/** @throws InvalidInput */
export async function openEnvironment(project: Project): Promise<Authorizer> {
  const files = without(project.files, project.without);
  const asked = [requestFile, ...sessionPolicyFiles(files)];
  const key = JSON.stringify(Object.entries(files).filter(([file]) => !asked.includes(file)));
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

/** The engine reads a text that is handed over again no second time: that of one document changes, those of all others stay. */
export function loadFrom(files: Files) {
  return (path: string): SourceText | { readonly problem: string } => {
    const text = textOfFile(files, path);
    if (text === undefined) return { problem: "there is no such document here" };
    const before = texts.get(path);
    if (before?.text === text) return before;
    const source = { file: path, text };
    texts.set(path, source);
    return source;
  };
}

const texts = new Map<string, SourceText>();

/** @throws InvalidInput */
export function openRequest(project: Project): Request | Call {
  const files = without(project.files, project.without);
  // What is no JSON would be told at the end of the request, where its bracket is missed.
  const broken = sessionPolicyFiles(files).filter((file) => !isJson(files[file] ?? ""));
  const alone = broken.flatMap((file) => {
    const read = readRequest({ file, text: files[file] ?? "" });
    return read.ok ? [] : read.diagnostics;
  });
  if (alone.length > 0) throw new InvalidInput(alone);
  const { text, spotAt } = requestText(files);
  const read = readRequest({ file: requestFile, text });
  if (read.ok) return read.value;
  throw new InvalidInput(
    read.diagnostics.map((diagnostic) => ({
      ...diagnostic,
      ...spotAt(offsetAt(text, diagnostic.line ?? 1, diagnostic.column ?? 1)),
    })),
  );
}

function isJson(text: string): boolean {
  if (isTooDeep(text)) return false;
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  return errors.length === 0;
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
