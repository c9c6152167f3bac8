import { expect, it } from "vitest";
import { findings } from "../check.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const withStatement = (effect: string, action: string, resource: object) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: effect, Action: action, ...resource }],
});

const found = (policy: unknown) => findings("not-resource-with-allow", policy, { kind: "identity-policy" });

it.each(["kms:Decrypt", "kms:*", "*"])("reports an Allow of %s", (action) => {
  expect(found(withStatement("Allow", action, { NotResource: [key] }))).toEqual([
    expect.objectContaining({
      message:
        "this Allow gives every key but those listed, keys of other accounts among them; list what is needed in `Resource`",
      pointer: "/Statement/0/NotResource",
    }),
  ]);
});

it.each([
  ["a Deny", withStatement("Deny", "kms:Decrypt", { NotResource: [key] })],
  ["Resource", withStatement("Allow", "kms:Decrypt", { Resource: [key] })],
  ["another service's actions", withStatement("Allow", "s3:GetObject", { NotResource: ["arn:aws:s3:::bucket/*"] })],
])("takes %s", (_, policy) => {
  expect(found(policy)).toEqual([]);
});
