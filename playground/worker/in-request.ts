/** Faults that show when a request is asked (an unknown key, a missing member) are told at their place in its text. */

import { InvalidInput } from "../../engine/index.ts";
import type { Project } from "../engine.protocol.ts";
import { nodeAt } from "../state/places.ts";
import { requestText } from "../state/request-text.ts";
import { without } from "../state/without.ts";

/** @throws InvalidInput */
export function inRequest<T>(project: Project, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const { text, spotAt } = requestText(without(project.files, project.without));
    throw new InvalidInput(
      error.diagnostics.map((diagnostic) => ({
        ...diagnostic,
        ...spotAt(nodeAt(text, diagnostic.pointer)?.offset ?? 0),
      })),
    );
  }
}
