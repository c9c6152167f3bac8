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
const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const described = { KeyMetadata: { Arn: arn } };
const key = { Type: "AWS::KMS::Key", Properties: { KeyPolicy: policy } };

it("is done when a rule across documents asks for decisions, and not before", async () => {
  const files = {
    "policy.json": JSON.stringify(policy),
    "template.json": JSON.stringify({ Resources: { Key: key } }),
    "key.json": JSON.stringify(described),
    "several/a.json": JSON.stringify(policy),
    "several/b.json": JSON.stringify(policy),
    "several/key.json": JSON.stringify(described),
  };
  expect(await run(["lint", "policy.json"], { files })).toMatchObject({ status: 0 });
  expect(await run(["lint", "key.json"], { files })).toMatchObject({ status: 0 });
  expect(await run(["lint", "several"], { files })).toMatchObject({ status: 0 });
  expect(loaded).not.toHaveBeenCalled();
  expect(await run(["lint", "template.json"], { files })).toMatchObject({ status: 0 });
  expect(loaded).toHaveBeenCalledOnce();
});
