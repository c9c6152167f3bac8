/**
 * A policy where an environment has one: the document itself or what the AWS CLI prints of it, `{ name, document }`, or in
 * a file the path of another file.
 * Positions of a policy from a file of its own point into that file.
 */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy, PolicyKind } from "../model/policy.ts";
import { type Element, isObject, memberOf, membersOf, pointerOf, report, rootElement, textOf } from "./element.ts";
import type { GrantReading } from "./grant-list.ts";
import { expectText } from "./expect.ts";
import { readText } from "./located.ts";
import { policyOrOutputFrom, type PolicyReading } from "./policy-output.ts";
import type { Load, SourceText } from "./source.ts";

/** What every reader of an environment is handed: where diagnostics go, and how paths are followed. */
export interface Reading extends PolicyReading, GrantReading {
  /** Null where paths are not allowed. */
  readonly load: Load | null;
}

/** A policy that may have a name. Null for an absent element and after a fault. */
export function namedPolicyFrom(element: Element | null, kind: PolicyKind, reading: Reading): Policy | null {
  const document = memberOf(element, "document");
  if (element === null || document === null) return bareOrNamedAfterFile(element, kind, reading);
  for (const member of membersOf(element)) {
    if (member.name === "name" || member.name === "document") continue;
    const message = `unknown member \`${member.name}\`; there are name, document`;
    report(reading.diagnostics, member, "unknown-member", message, "name");
  }
  const name = memberOf(element, "name");
  expectText(name, "`name`", reading.diagnostics);
  if (typeof document.value === "string") return policyFile(document, document.value, kind, textOf(name), reading);
  return policyOrOutputFrom(document, kind, { name: textOf(name) }, reading);
}

/** A policy without a name. Null for an absent element and after a fault. */
export function bareOrNamedAfterFile(element: Element | null, kind: PolicyKind, reading: Reading): Policy | null {
  if (element === null) return null;
  if (typeof element.value === "string") return policyFile(element, element.value, kind, null, reading);
  // The schema has told of a value that is no object.
  return isObject(element.value) ? policyOrOutputFrom(element, kind, {}, reading) : null;
}

function policyFile(
  element: Element,
  path: string,
  kind: PolicyKind,
  name: string | null,
  reading: Reading,
): Policy | null {
  const file = follow(element, path, reading);
  if (file === null) return null;
  const reference = JSON.stringify([pointerOf(element), path, kind, name]);
  const { policy, diagnostics, seen } =
    keptOf(file, reference) ?? keep(file, reference, readFile(file, kind, name, path));
  reading.diagnostics.push(...diagnostics);
  for (const one of seen) reading.seen?.(...one);
  return policy;
}

/** What a text was read as, and what it told. */
interface ReadFile {
  readonly policy: Policy | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly seen: readonly Parameters<NonNullable<PolicyReading["seen"]>>[];
}

function readFile(file: SourceText, kind: PolicyKind, name: string | null, path: string): ReadFile {
  const text = readText(file);
  if (!text.ok) return { policy: null, diagnostics: text.diagnostics, seen: [] };
  const diagnostics: Diagnostic[] = [];
  const seen: ReadFile["seen"][number][] = [];
  const reading: PolicyReading = { diagnostics, seen: (...one) => void seen.push(one) };
  const document = rootElement(text.value.value, text.value.source);
  const policy = policyOrOutputFrom(document, kind, { name, fallback: baseName(path) }, reading);
  return { policy, diagnostics, seen };
}

/** Whoever hands over the very same text at the same place again (an editor does, of what was not edited) is spared the reading. */
const kept = new WeakMap<SourceText, Map<string, ReadFile>>();

function keptOf(file: SourceText, reference: string): ReadFile | undefined {
  return kept.get(file)?.get(reference);
}

function keep(file: SourceText, reference: string, read: ReadFile): ReadFile {
  const all = kept.get(file) ?? new Map<string, ReadFile>();
  kept.set(file, all.set(reference, read));
  return read;
}

/** The file that a path names; null, with a diagnostic at the path, when it cannot be read. */
export function follow(element: Element, path: string, { load, diagnostics }: Reading): SourceText | null {
  if (/^\s*\{/u.test(path)) {
    report(diagnostics, element, "wrong-type", "a document in a string; give the document itself");
    return null;
  }
  const file = load === null ? { problem: "paths are followed in files only" } : load(path, element.source.file);
  if (!("problem" in file)) return file;
  report(diagnostics, element, "unreadable-file", `cannot read \`${path}\`: ${file.problem}`);
  return null;
}

function baseName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}
