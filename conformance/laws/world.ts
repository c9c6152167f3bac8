/** A world is an environment and what is asked in it; a law is checked over many generated ones. */

import fc from "fast-check";
import { type Authorizer, createAuthorizer, type Decision, type Request } from "../../engine/index.ts";
import type { CallDocument, EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { arbitraryScenario } from "../generate/scenario.ts";

export interface World {
  readonly environment: EnvironmentDocument;
  readonly requests: readonly RequestDocument[];
  readonly calls?: readonly CallDocument[];
}

/** 2023-11-14T22:13:20Z: a law never looks at the clock. */
export const now = 1_700_000_000_000;

export function authorizerOf({ environment }: Pick<World, "environment">): Promise<Authorizer> {
  return createAuthorizer(environment, { now: () => now });
}

/** What is decided of each request, in order. */
export async function decisionsIn(world: World): Promise<readonly Decision[]> {
  const authorizer = await authorizerOf(world);
  return world.requests.map((request) => authorizer.authorize(request as Request));
}

/** Decision and reason alone, to compare. */
export function outcomes(decisions: readonly Decision[]): readonly string[] {
  return decisions.map(({ decision, reason }) => `${decision} ${reason}`);
}

/** Checks a law over generated worlds; fast-check prints seed and path of a failure, `KMS_CEDAR_SEED` sets the seed. */
export async function forEveryWorld(check: (world: World) => Promise<void>, runs = 100): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitraryScenario, check), {
    numRuns: runs,
  });
}

/** The same with something else generated beside the world. */
export async function forEveryWorldAnd<T>(
  other: fc.Arbitrary<T>,
  check: (world: World, other: T) => Promise<void>,
  runs = 100,
): Promise<void> {
  await fc.assert(fc.asyncProperty(arbitraryScenario, other, check), {
    numRuns: runs,
  });
}
