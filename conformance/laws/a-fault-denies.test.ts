import { expect, it } from "vitest";
import type { Request } from "../../engine/index.ts";
import { changeKeys, changePrincipals } from "./policies.ts";
import { authorizerOf, decisionsIn, forEveryWorld, outcomes } from "./world.ts";

/** What cannot be decided is denied, never allowed, and the next request is decided as ever. */
it("text that cannot reach Cedar denies or does not matter, and harms nothing after it", async () => {
  await forEveryWorld(async (world) => {
    const authorizer = await authorizerOf(world);
    const plain = world.requests.map((request) => authorizer.authorize(request as Request));
    for (const [index, request] of world.requests.entries()) {
      const broken = {
        ...request,
        input: { ...request.input, EncryptionContext: { department: "\ud800", __entity: "x", __proto__x: "y" } },
        context: { "aws:SourceArn": "\udfff", "aws:UserAgent": "\ud800" },
      } as Request;
      const { decision, reason } = authorizer.authorize(broken);
      if (reason === "undecidable") expect(decision).toBe("Deny");
      expect(outcomes([authorizer.authorize(request as Request)])).toEqual(outcomes([plain[index] ?? expect.fail()]));
    }
  }, 50);
});

it("a key without its policy gives nothing on the key", async () => {
  await forEveryWorld(async (world) => {
    const bare = changeKeys(world, ({ policy: _policy, ...key }) => key);
    for (const { decision, reason } of await decisionsIn(bare)) {
      if (decision === "Allow")
        expect([
          "allowed-by-identity-policy",
          "allowed-to-account-root",
          "allowed-by-grant",
          "allowed-as-retiring-principal",
        ]).toContain(reason);
    }
  });
});

it("tags that differ only by case never allow what either of them would deny", async () => {
  await forEveryWorld(async (world) => {
    const twice = changePrincipals(world, (principal) => ({
      ...principal,
      tags: { team: "finance", TEAM: "sales" },
    }));
    const one = changePrincipals(world, (principal) => ({ ...principal, tags: { team: "finance" } }));
    const other = changePrincipals(world, (principal) => ({ ...principal, tags: { team: "sales" } }));
    const [both, first, second] = [await decisionsIn(twice), await decisionsIn(one), await decisionsIn(other)];
    for (const [index, { decision }] of both.entries()) {
      if (decision !== "Allow") continue;
      expect([first[index]?.decision, second[index]?.decision]).toEqual(["Allow", "Allow"]);
    }
  });
});
