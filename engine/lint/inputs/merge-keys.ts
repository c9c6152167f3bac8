/**
 * YAML 1.1 puts the members of an alias in the place of `<<`; JSON, YAML 1.2 and CloudFormation do not, and a statement that
 * waits for them would have a fault for each of them. Source: YAML type repository, merge; CloudFormation User Guide, formats.
 */

import type { Diagnostic } from "../../model/diagnostic.ts";
import { type Element, itemsOf, membersOf, pointerOf } from "../../read/element.ts";
import type { PolicyDocument } from "../subject.ts";
import { diagnosticAt } from "./input.ts";

/** The policies without those that cannot be judged for a merge key, of which each is told once. */
export function withoutMergeKeys(
  policies: readonly PolicyDocument[],
  diagnostics: Diagnostic[],
): readonly PolicyDocument[] {
  const told = new Set<string>();
  return policies.filter(({ document }) => {
    const found = mergeKeysIn(document);
    for (const element of found) {
      const { source } = element;
      const pointer = source.pointerInFile?.(pointerOf(element)) ?? pointerOf(element);
      if (told.has(pointer)) continue;
      told.add(pointer);
      const message = "`<<` merges nothing here: JSON has no merge keys, nor has CloudFormation; write the members out";
      const { line, column } = source.locate(pointerOf(element), "name") ?? { line: null, column: null };
      diagnostics.push({ ...diagnosticAt(element, "unusable-name", message), pointer, line, column });
    }
    return found.length === 0;
  });
}

function mergeKeysIn(element: Element): readonly Element[] {
  const members = membersOf(element);
  return [
    ...members.filter(({ name }) => name === "<<"),
    ...[...members.filter(({ name }) => name !== "<<"), ...itemsOf(element)].flatMap(mergeKeysIn),
  ];
}
