/**
 * A scenario: an environment, what is asked in it, and what must come back.
 * Its form is `schemas/scenario.json`; `given` may be the path of an environment.
 */

import type { Diagnostic, Read } from "../model/diagnostic.ts";
import type { CaseDocument, ScenarioDocument } from "../model/documents.ts";
import type { Environment } from "../model/environment.ts";
import type { Origin } from "../model/policy.ts";
import { inOrder, openDocument } from "./document.ts";
import { type Element, isObject, itemsOf, memberOf } from "./element.ts";
import { environmentFrom, readEnvironment } from "./environment.ts";
import { follow, type Reading } from "./policy-reference.ts";
import { adviseRequest, checkRequest, requestFrom } from "./request.ts";
import { checkSchema } from "./schema-check.ts";
import type { Load } from "./source.ts";
import { validateScenario } from "./validators.ts";

export interface Scenario {
  readonly document: ScenarioDocument;
  readonly environment: Environment;
  readonly cases: readonly CaseDocument[];
  /** Where `/cases/0` and its like stand. */
  readonly origin: Origin;
}

/** Reads a scenario from a text `{ file, text }`, or from a value; `load` follows the paths in it. */
export function readScenario(input: unknown, load: Load | null = null): Read<Scenario> {
  const opened = openDocument(input);
  if (!opened.ok) return opened;
  const element = opened.value;
  const diagnostics: Diagnostic[] = [];
  checkSchema(element, validateScenario, diagnostics, adviseRequest);
  const environment = givenFrom(memberOf(element, "given"), { diagnostics, load });
  const asked = itemsOf(memberOf(element, "cases")).flatMap((item) => {
    const when = memberOf(item, "when");
    return when === null ? [] : [{ item, when }];
  });
  for (const { when } of asked) checkRequest(when, diagnostics);
  if (environment === null || diagnostics.length > 0) return { ok: false, diagnostics: inOrder(diagnostics) };
  const document = element.value as ScenarioDocument;
  const cases = asked.map(({ item, when }): CaseDocument => ({
    ...(item.value as CaseDocument),
    when: requestFrom(when),
  }));
  return { ok: true, value: { document, environment, cases, origin: element.source } };
}

/** Null for an absent element and after a fault. */
function givenFrom(element: Element | null, reading: Reading): Environment | null {
  if (element === null) return null;
  if (isObject(element.value)) return environmentFrom(element, reading);
  if (typeof element.value !== "string") return null;
  const file = follow(element, element.value, reading);
  if (file === null) return null;
  const read = readEnvironment(file, { load: reading.load });
  if (read.ok) return read.value;
  reading.diagnostics.push(...read.diagnostics);
  return null;
}
