import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("missing-principal", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({ message: "a statement without a principal; add a `Principal`", pointer: "/Statement/0" }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("missing-principal", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    }),
  ).toEqual([]);
});
