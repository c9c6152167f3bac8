import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings(
      "invalid-resource",
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: ["my-key", "alias/app", "1234abcd-12ab-34cd-56ef-1234567890ab"],
          },
        ],
      },
      { kind: "identity-policy" },
    ),
  ).toEqual([
    expect.objectContaining({
      message: "the resource `my-key` must be an ARN or `*`; write the whole ARN, or `*`",
      pointer: "/Statement/0/Resource/0",
    }),
    expect.objectContaining({
      message:
        "the resource `alias/app` must be an ARN or `*`; name the key by its ARN, or ask for `kms:ResourceAliases` in " +
        "the condition",
      pointer: "/Statement/0/Resource/1",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings(
      "invalid-resource",
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          },
        ],
      },
      { kind: "identity-policy" },
    ),
  ).toEqual([]);
});
