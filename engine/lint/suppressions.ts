/** Findings that an owner leaves as they are, each with a reason; a suppression that finds nothing is itself an error. */

import { type Element, pointerOf } from "../read/element.ts";
import type { Finding } from "./finding.ts";
import { fits } from "./path-pattern.ts";

export interface Suppression {
  readonly rule: string;
  /** A path, with `*` for any characters; absent: every file. */
  readonly path?: string;
  /** Absent: every statement. */
  readonly sid?: string;
  readonly reason: string;
  /** Where it is written. */
  readonly element: Element;
}

/** The findings that are left, and one for every suppression without any. */
export function suppress(findings: readonly Finding[], suppressions: readonly Suppression[]): readonly Finding[] {
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const matching = suppressions.filter((suppression) => matches(suppression, finding));
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  return [...left, ...suppressions.filter((suppression) => !used.has(suppression)).map(staleFinding)];
}

function matches({ rule, path, sid }: Suppression, finding: Finding): boolean {
  return (
    rule === finding.rule &&
    (path === undefined || fits(path, finding.file)) &&
    (sid === undefined || sid === finding.policy?.sid)
  );
}

function staleFinding({ rule, element }: Suppression): Finding {
  const { source } = element;
  const pointer = pointerOf(element);
  return {
    rule: "stale-suppression",
    severity: "error",
    message: `this suppression of \`${rule}\` matches no finding; remove it`,
    file: source.file,
    pointer,
    start: source.locate(pointer),
    end: source.locateEnd?.(pointer) ?? null,
    policy: null,
    fix: { description: "remove it", safe: true, edits: [{ op: "remove", pointer }] },
  };
}
