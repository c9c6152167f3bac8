import { expect, it, vi } from "vitest";
import { createAuthorizer } from "./authorizer.ts";
import { createDecider } from "./decider.ts";

vi.mock("./decider.ts", { spy: true });

it("makes the decider of a situation once, and keeps it beside others", async () => {
  const key = (id: string): string => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
  const principal = "arn:aws:iam::111122223333:user/bob";
  const policy = { Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" }] };
  const { authorize } = await createAuthorizer({ keys: { [key("a")]: { policy }, [key("b")]: { policy } } });
  for (const id of ["a", "b", "a", "b", "a"]) authorize({ principal, action: "kms:Decrypt", resource: key(id) });
  expect(vi.mocked(createDecider).mock.calls.length).toBe(2);
});
