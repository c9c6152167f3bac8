/**
 * The ENVIRONMENT of a command as one document: what its paths lead to stands in their places. KMS starts from a document, since
 * it changes what exists.
 */

import type { EnvironmentDocument } from "../model/documents.ts";
import { isObject } from "../read/element.ts";
import { readText } from "../read/located.ts";
import type { SourceText } from "../read/source.ts";
import { valueOf } from "./diagnostics.ts";
import { openEnvironment } from "./environment.ts";
import { loadFrom, openFile } from "./files.ts";
import type { Io } from "./io.ts";

/** @throws InvalidInput with what the reader of environments tells of it. */
export async function openEnvironmentDocument(name: string, io: Io): Promise<EnvironmentDocument> {
  const source = await openFile(name, io);
  // Standard input is read once.
  const again: Io = name === "-" ? { ...io, readStdin: () => Promise.resolve(source.text) } : io;
  await openEnvironment(name, again);
  const value = parse(source);
  const given = isObject(value) && "given" in value ? value["given"] : value;
  if (typeof given !== "string") return complete(given, source, io) as EnvironmentDocument;
  const file = followed(given, source, io);
  return complete(parse(file), file, io) as EnvironmentDocument;
}

/** The environment is well formed: its paths can be followed. */
function complete(environment: unknown, from: SourceText, io: Io): unknown {
  const file = (path: unknown): unknown => (typeof path === "string" ? parse(followed(path, from, io)) : path);
  const named = (policy: unknown): unknown => {
    if (typeof policy === "string") return { name: policy.split(/[\\/]/u).at(-1) ?? policy, document: file(policy) };
    return isObject(policy) && "document" in policy ? { ...policy, document: file(policy["document"]) } : policy;
  };
  const list = (item: unknown): unknown => (Array.isArray(item) ? item.map(list) : named(item));
  return members(environment, {
    accounts: each({ serviceControlPolicies: list, resourceControlPolicies: list }),
    principals: each({ identityPolicies: list, permissionsBoundary: named }),
    keys: each({ policy: file, grants: file, metadata: file }),
    vpcEndpoints: each({ policy: file }),
  });
}

type Change = (value: unknown) => unknown;

function members(value: unknown, changes: Readonly<Record<string, Change>>): unknown {
  if (!isObject(value)) return value;
  const changed = Object.entries(value).map(([name, member]) => [name, changes[name]?.(member) ?? member]);
  return Object.fromEntries(changed) as unknown;
}

/** Changes the members of each part: of each key, each principal. */
function each(changes: Readonly<Record<string, Change>>): Change {
  return (parts) =>
    isObject(parts)
      ? Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, members(part, changes)]))
      : parts;
}

function parse(source: SourceText): unknown {
  return valueOf(readText(source)).value;
}

function followed(path: string, from: SourceText, io: Io): SourceText {
  const file = loadFrom(io)(path, from.file);
  if ("problem" in file) throw new Error(`\`${path}\` went away: ${file.problem}`);
  return file;
}
