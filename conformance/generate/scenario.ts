/** Whole scenarios: one environment, which is expensive to read, and what is asked in it. */

import fc from "fast-check";
import type { CallDocument, EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { operations, writeCall } from "./call.ts";
import { arbitraryWorldDraft, writeEnvironment } from "./environment.ts";
import { arbitraryPlot } from "./plot.ts";
import { stage } from "./staging.ts";

export interface Scenario {
  readonly environment: EnvironmentDocument;
  readonly requests: readonly RequestDocument[];
  readonly calls: readonly CallDocument[];
}

/** Scenarios of several plots, each of which asks for one kind of outcome and mostly gets it. */
export const arbitraryScenario: fc.Arbitrary<Scenario> = fc
  .record({
    world: arbitraryWorldDraft,
    plots: fc.array(arbitraryPlot, { minLength: 1, maxLength: 6, size: "max" }),
    operation: fc.constantFrom(...operations),
  })
  .map(({ world, plots, operation }) => {
    const staged = plots.map(stage);
    const calls = plots.slice(0, 2).filter(({ caller, key }) => caller.account === key.account);
    return {
      environment: writeEnvironment(world, staged),
      requests: staged.flatMap(({ requests }) => requests),
      calls: calls.map(({ request, caller, key }) => writeCall(request, caller, key, operation)),
    };
  });
