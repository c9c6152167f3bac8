/** Reports of rules become findings: the sentence, the place, the severity that is wanted. */

import { type Element, pointerOf } from "../read/element.ts";
import type { Finding, Severity } from "./finding.ts";
import type { Report, Rule } from "./rule.ts";
import type { PolicySubject } from "./subject.ts";
import { shown } from "./symbolic.ts";

export function findingOf(
  rule: Rule,
  severity: Severity,
  found: Report<string>,
  policy: PolicySubject | null,
): Finding {
  const { at, part = "value", message, data = {}, fix = null } = found;
  const { source } = at;
  const pointer = pointerOf(at);
  return {
    rule: rule.id,
    severity,
    message: sentence(rule.messages[message] ?? message, data),
    file: source.fileOf === undefined ? source.file : source.fileOf(pointer),
    pointer: source.pointerInFile?.(pointer) ?? pointer,
    start: source.locate(pointer, part),
    end: source.locateEnd?.(pointer, part) ?? null,
    policy: policy === null ? null : { kind: policy.kind, name: policy.name, sid: sidOf(at, policy) },
    fix: policy?.editable === false ? null : fix,
  };
}

function sentence(template: string, data: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => shown(data[name] ?? whole));
}

/** The Sid of the statement that an element stands in. */
function sidOf(at: Element, policy: PolicySubject): string | null {
  const pointer = `${pointerOf(at)}/`;
  return policy.statements.find(({ element }) => pointer.startsWith(`${pointerOf(element)}/`))?.sid ?? null;
}

/** Findings as a reader meets them: file by file, from the top down; each once. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(
    findings.map((finding) => [
      // Two texts in strings have the same pointers inside.
      JSON.stringify([finding.rule, finding.file, finding.pointer, finding.start, finding.message]),
      finding,
    ]),
  );
  const files = new Map([...new Set(findings.map(({ file }) => file))].map((file, order) => [file, order]));
  return [...seen.values()].sort(
    (one, other) =>
      (files.get(one.file) ?? 0) - (files.get(other.file) ?? 0) ||
      (one.start?.line ?? 0) - (other.start?.line ?? 0) ||
      (one.start?.column ?? 0) - (other.start?.column ?? 0) ||
      (one.rule < other.rule ? -1 : 1),
  );
}
