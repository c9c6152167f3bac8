import fc from "fast-check";
import { expect, it } from "vitest";
import type { EnvironmentDocument, RequestDocument } from "../../engine/model/documents.ts";
import { decisionsIn, forEveryWorldAnd, outcomes } from "./world.ts";

/** Statements, policies of a level, values of a list and members of an object have no order. Levels of SCPs are kept. */
it("the order of statements, policies, values and members changes nothing", async () => {
  await forEveryWorldAnd(fc.nat(), async (world, seed) => {
    const shuffled = {
      environment: shuffle(world.environment, seed) as EnvironmentDocument,
      requests: world.requests.map((request) => shuffle(request, seed) as RequestDocument),
    };
    expect(outcomes(await decisionsIn(shuffled))).toEqual(outcomes(await decisionsIn(world)));
  });
});

it("the order of the levels of service control policies changes nothing", async () => {
  await forEveryWorldAnd(fc.nat(), async (world, seed) => {
    const accounts = Object.entries(world.environment.accounts ?? {}).map(([id, account]) => {
      const levels = account.serviceControlPolicies;
      return [id, levels === undefined ? account : { ...account, serviceControlPolicies: rotate(levels, seed) }];
    });
    const environment = { ...world.environment, accounts: Object.fromEntries(accounts) as never };
    expect(outcomes(await decisionsIn({ ...world, environment }))).toEqual(outcomes(await decisionsIn(world)));
  });
});

/** Reorders every list and every object, the same way for the same seed. */
function shuffle(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => shuffle(item, seed));
    return items.every(Array.isArray) ? items : rotate(items, seed);
  }
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, shuffle(member, seed)] as const);
  return Object.fromEntries(rotate(members, seed));
}

function rotate<T>(items: readonly T[], seed: number): readonly T[] {
  const at = items.length === 0 ? 0 : seed % items.length;
  const turned = [...items.slice(at), ...items.slice(0, at)];
  return seed % 2 === 0 ? turned : turned.toReversed();
}
