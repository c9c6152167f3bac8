import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("unknown-element", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Conditions: {
            Bool: {
              "aws:SecureTransport": "true",
            },
          },
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message: "unknown element `Conditions` in a statement; write `Condition`",
      pointer: "/Statement/0/Conditions",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("unknown-element", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Condition: {
            Bool: {
              "aws:SecureTransport": "true",
            },
          },
        },
      ],
    }),
  ).toEqual([]);
});
