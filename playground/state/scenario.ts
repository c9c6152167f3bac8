/** A scenario becomes a workspace, which asks its first case; a workspace becomes a scenario. */

import type { CaseDocument } from "../../engine/index.ts";
import { requestIn, withRequest } from "./asked-request.ts";
import { explode } from "./explode.ts";
import { implode } from "./implode.ts";
import type { Workspace } from "./workspace.ts";

/** A scenario whose environment stands in it. */
export interface Scenario {
  readonly title: string;
  readonly description?: string;
  readonly given: unknown;
  readonly cases: readonly CaseDocument[];
}

export function workspaceOf({ title, description = "", given, cases }: Scenario): Workspace {
  return { title, description, files: withRequest(explode(given), cases[0]?.when ?? {}), cases };
}

/** What is asked becomes the first case where there is none. @throws SyntaxError where a file is no JSON. */
export function scenarioOf({ title, description, files, cases }: Workspace, decision: "Allow" | "Deny"): Scenario {
  const when = requestIn(files) as CaseDocument["when"];
  const asked: CaseDocument = { name: "what is asked", when, then: { decision } };
  return {
    title: title === "" ? "From the playground" : title,
    ...(description === "" ? {} : { description }),
    given: implode(files),
    cases: cases.length === 0 ? [asked] : cases,
  };
}
