import { expect, it } from "vitest";
import { arbitraryPolicy } from "../generate/policy.ts";
import { changeAccounts, changePrincipals, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorldAnd, type World } from "./world.ts";

/** E18, E19, E22, E24, E26: one more boundary, session policy, level of SCPs, RCP or endpoint policy never allows. */
const guards: Readonly<Record<string, (world: World, policy: Members) => World>> = {
  "permissions boundary": (world, policy) =>
    changePrincipals(world, (principal) => ({ permissionsBoundary: policy, ...principal })),
  "level of service control policies": (world, policy) =>
    changeAccounts(world, (account) => ({
      ...account,
      serviceControlPolicies: [...((account["serviceControlPolicies"] as unknown[] | undefined) ?? []), [policy]],
    })),
};

it.each(Object.entries(guards))("one more %s never opens", async (_name, guard) => {
  await forEveryWorldAnd(arbitraryPolicy("permissions-boundary"), async (world, policy) => {
    const before = await decisionsIn(world);
    const after = await decisionsIn(guard(world, policy));
    for (const [index, { decision }] of after.entries()) {
      if (decision === "Allow") expect(before[index]?.decision).toBe("Allow");
    }
  });
});

it("one more session policy never opens, but for a federated user, who has no permissions without one", async () => {
  await forEveryWorldAnd(arbitraryPolicy("session-policy"), async (world, policy) => {
    const requests = world.requests.filter(({ principal }) => !principal.includes(":federated-user/"));
    const limited = requests.map((request) => ({
      ...request,
      session: { ...request.session, policies: [policy] },
    }));
    const unlimited = requests.map((request) => ({ ...request, session: { ...request.session, policies: [] } }));
    const before = await decisionsIn({ ...world, requests: unlimited });
    const after = await decisionsIn({ ...world, requests: limited });
    for (const [index, { decision }] of after.entries()) {
      if (decision === "Allow") expect(before[index]?.decision).toBe("Allow");
    }
  });
});
