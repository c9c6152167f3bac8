/** A policy document becomes what rules look at. */

import type { Diagnostic } from "../model/diagnostic.ts";
import type { Policy } from "../model/policy.ts";
import { type Element, memberOf, pointerOf } from "../read/element.ts";
import { pointerSteps } from "../read/pointer.ts";
import { policyFrom } from "../read/policy.ts";
import { originAt } from "../read/source.ts";
import type { LintSettings } from "./settings.ts";
import { statementSubjects } from "./statement-subject.ts";
import type { PolicyDocument, PolicySubject } from "./subject.ts";
import { isSymbolic } from "./symbolic.ts";
import { mayHoldVariables } from "./variables.ts";

export function policySubject(document: PolicyDocument, settings: LintSettings): PolicySubject {
  const faults: Diagnostic[] = [];
  const { kind, name, document: element, key, account, editable, isExample = false } = document;
  const policy = policyFrom(element, kind, name, faults) ?? emptyPolicy(document);
  const statements = statementSubjects(memberOf(element, "Statement"));
  // No object is spread, here or in what makes statements: V8 gives each object made so a shape of its own, and compiles rules
  // again and again.
  return {
    kind,
    name,
    document: element,
    key,
    account,
    editable,
    isExample,
    policy,
    faults: faults.filter((fault) => !isAboutSymbol(fault, element)),
    statements,
    ofKms: statements.filter(({ covers, isOpen }) => covers.length > 0 || isOpen),
    conditioned: statements.filter(({ conditions }) => conditions.length > 0),
    withVariables: statements.filter(mayHoldVariables),
    conditions: statements.flatMap(({ conditions }) => conditions),
    settings,
  };
}

/** A document that is no object has no statement; its fault tells so. */
function emptyPolicy({ document, name }: PolicyDocument): Policy {
  return { name, version: null, statements: [], origin: originAt(document.source, pointerOf(document)) };
}

/** A fault of a value that a template leaves open is none that anybody could know of. */
function isAboutSymbol({ pointer }: Diagnostic, document: Element): boolean {
  let value: unknown = document.value;
  const steps = pointerSteps(pointer.slice(pointerOf(document).length));
  for (const step of steps) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return isSymbolic(steps.at(-1) ?? "") || isSymbolic(value);
}
