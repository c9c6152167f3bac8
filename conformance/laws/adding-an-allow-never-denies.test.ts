import fc from "fast-check";
import { expect, it } from "vitest";
import { policyKinds } from "../../engine/model/policy.ts";
import { arbitraryStatement } from "../generate/statement.ts";
import { changeKeys, changeStatements, grantsOf, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorldAnd, type World } from "./world.ts";

/** E1, E4, E27: an Allow, a delegation or a grant only gives. */

async function expectNothingDenied(world: World, changed: World): Promise<void> {
  const before = await decisionsIn(world);
  const after = await decisionsIn(changed);
  for (const [index, { decision, reason }] of before.entries()) {
    if (decision === "Allow") expect(after[index]?.decision, reason).toBe("Allow");
  }
}

it.each(policyKinds)("adding an Allow to the %s never denies", async (layer) => {
  // Only a Deny may have NotPrincipal and some layers take no condition on an Allow that the generator would give a Deny.
  const allow = arbitraryStatement(layer).filter(({ Effect }) => Effect === "Allow");
  await forEveryWorldAnd(
    allow,
    async (world, statement) => {
      const changed = changeStatements(world, (statements, where) =>
        where === layer ? [...statements, statement] : statements,
      );
      await expectNothingDenied(world, changed);
    },
    60,
  );
});

it("adding a delegation never denies", async () => {
  await forEveryWorldAnd(fc.constantFrom("222233334444", "555566667777", "888899990000"), async (world, account) => {
    const delegation = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" };
    const changed = changeStatements(world, (statements, where) =>
      where === "key-policy" ? [...statements, delegation] : statements,
    );
    await expectNothingDenied(world, changed);
  });
});

it("adding a grant never denies", async () => {
  await forEveryWorldAnd(fc.nat(), async (world, pick) => {
    const grants = Object.values(world.environment.keys).flatMap((key) => grantsOf(key as Members));
    const grant = grants[pick % Math.max(1, grants.length)];
    if (grant === undefined) return;
    const { KeyId: _keyId, ...rest } = grant;
    const added = { ...rest, GrantId: "added-grant", GrantToken: "added-token" };
    const changed = changeKeys(world, (key) => ({
      ...key,
      grants: [...grantsOf(key), added],
    }));
    await expectNothingDenied(world, changed);
  });
});
