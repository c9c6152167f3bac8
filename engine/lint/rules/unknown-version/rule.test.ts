import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("unknown-version", {
      Version: "2012-10-7",
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
  ).toEqual([
    expect.objectContaining({
      message: "unknown version `2012-10-7`; there are 2012-10-17 and 2008-10-17; write `2012-10-17`",
      pointer: "/Version",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("unknown-version", {
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
