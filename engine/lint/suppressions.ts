/**
 * Findings that an owner leaves as they are, each with a reason: written in the configuration, in a template's metadata, or
 * in a comment. A suppression that finds nothing is itself an error.
 */

import type { Position } from "../model/policy.ts";
import { type Element, pointerOf } from "../read/element.ts";
import type { Finding, Fix } from "./finding.ts";

export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  /** Whether it means a finding of its rule. */
  readonly covers: (finding: Finding) => boolean;
  /** Where it is written. */
  readonly place: SuppressionPlace;
}

export interface SuppressionPlace {
  readonly file: string | null;
  readonly pointer: string;
  readonly start: Position | null;
  readonly end: Position | null;
  /** The change that takes it away; null where none can be offered. */
  readonly fix: Fix | null;
}

export interface Suppressed {
  /** The findings that are left. */
  readonly findings: readonly Finding[];
  /** The suppressions that found nothing. */
  readonly stale: readonly Suppression[];
}

/** Takes the findings away that are suppressed. */
export function suppress(findings: readonly Finding[], suppressions: readonly Suppression[]): Suppressed {
  const used = new Set<Suppression>();
  const left = findings.filter((finding) => {
    const matching = suppressions.filter(({ rule, covers }) => rule === finding.rule && covers(finding));
    for (const suppression of matching) used.add(suppression);
    return matching.length === 0;
  });
  return { findings: left, stale: suppressions.filter((suppression) => !used.has(suppression)) };
}

/** Suppressions each once: a file may be read for itself and as a part of an environment. */
export function distinct(suppressions: readonly Suppression[]): readonly Suppression[] {
  const seen = new Map<string, Suppression>();
  for (const suppression of suppressions) {
    const { rule, place } = suppression;
    const id = JSON.stringify([rule, place.file, place.pointer, place.start]);
    const before = seen.get(id);
    const covers: Suppression["covers"] = (finding) => suppression.covers(finding) || before?.covers(finding) === true;
    seen.set(id, { ...suppression, covers });
  }
  return [...seen.values()];
}

/** What reports say of the finding that is no rule's. */
export const staleSuppression = {
  id: "stale-suppression",
  severity: "error",
  summary: "A suppression suppresses something.",
  source: null,
} as const;

export function staleFinding({ rule, place: { file, pointer, start, end, fix } }: Suppression): Finding {
  const message = `this suppression of \`${rule}\` matches no finding; remove it`;
  const { id, severity } = staleSuppression;
  return { rule: id, severity, message, file, pointer, start, end, policy: null, fix };
}

/** The place of a suppression that is an element of a document. */
export function placeOfElement(element: Element): SuppressionPlace {
  const { source } = element;
  const pointer = pointerOf(element);
  return {
    file: source.file,
    pointer,
    start: source.locate(pointer),
    end: source.locateEnd?.(pointer) ?? null,
    fix: { description: "remove it", safe: true, edits: [{ op: "remove", pointer }] },
  };
}
