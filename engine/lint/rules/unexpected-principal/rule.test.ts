import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings(
      "unexpected-principal",
      {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: "*",
            Action: "kms:Decrypt",
            Resource: "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
          },
        ],
      },
      { kind: "identity-policy" },
    ),
  ).toEqual([
    expect.objectContaining({
      message:
        "`Principal` in a policy that is attached to its principal; remove it: the policy speaks to whom it is attached",
      pointer: "/Statement/0/Principal",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings(
      "unexpected-principal",
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
