/**
 * A workspace, and the version that it is compared with, in the hash of an address: version, then JSON, compressed, in letters that an address may hold. Nothing of it
 * reaches a server. What comes in is checked before it is believed.
 */

import { isFiles, isTexts, isWorkspace } from "../state/is-workspace.ts";
import type { Files, Workspace } from "../state/workspace.ts";

const version = "1";
/** In bytes of JSON; a link that unpacks to more is none of ours. */
const longest = 4_000_000;
/** In characters; browsers open no address that is longer. */
const longestLink = 2_000_000;

/** A workspace with what it is looked at with. */
export interface Shared {
  readonly workspace: Workspace;
  /** The version that it is compared with; null for none. */
  readonly before: Files | null;
  /** What is left out, as `file#pointer`. */
  readonly without: readonly string[];
}

export type Opened = ({ readonly ok: true } & Shared) | { readonly ok: false; readonly problem: string };

/** Null where it is too much for a link. */
export async function packShared({ workspace, before, without }: Shared): Promise<string | null> {
  const { title, description, files, cases } = workspace;
  const told = {
    title,
    description,
    files,
    cases,
    ...(before === null ? {} : { before }),
    ...(without.length === 0 ? {} : { without }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  const packed = await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  const text = `${version}.${toBase64Url(packed)}`;
  return bytes.length > longest || text.length > longestLink ? null : text;
}

export async function unpackShared(text: string): Promise<Opened> {
  const [, found = "", packed = ""] = /^(\d+)\.([\w-]+)$/u.exec(text) ?? [];
  if (found === "") return broken("it is cut off or changed");
  if (found !== version) return broken(`it has version ${found}, and this page reads version ${version}`);
  try {
    const stream = new Blob([fromBase64Url(packed)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await collect(stream, longest)));
    if (!isWorkspace(value)) return broken("it holds something else");
    const { title, description, files, cases } = value;
    const { before = null, without = [] } = value as { readonly before?: unknown; readonly without?: unknown };
    if ((before !== null && !isFiles(before)) || !isTexts(without)) return broken("it holds something else");
    return { ok: true, workspace: { title, description, files, cases }, before, without };
  } catch {
    return broken("it is cut off or changed");
  }
}

function broken(why: string): Opened {
  return { ok: false, problem: `This share link cannot be opened: ${why}` };
}

async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) throw new RangeError("too long");
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
