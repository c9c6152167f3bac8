import { expect, it, vi } from "vitest";
import { run } from "../check.ts";

const loaded = vi.fn();
vi.mock("../../authorizer.ts", (original) => {
  loaded();
  return original();
});

const policy = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" }],
};
const key = { Type: "AWS::KMS::Key", Properties: { KeyPolicy: policy } };

it("is done when a rule across documents asks for decisions, and not before", async () => {
  const files = { "policy.json": JSON.stringify(policy), "template.json": JSON.stringify({ Resources: { Key: key } }) };
  expect(await run(["lint", "policy.json"], { files })).toMatchObject({ status: 0 });
  expect(loaded).not.toHaveBeenCalled();
  expect(await run(["lint", "template.json"], { files })).toMatchObject({ status: 0 });
  expect(loaded).toHaveBeenCalledOnce();
});
