import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("unknown-partition", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:asw:iam::111122223333:root",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    }),
  ).toEqual([expect.objectContaining({ rule: "unknown-partition", severity: "error" })]);
});

it("takes what AWS takes", () => {
  expect(
    findings("unknown-partition", {
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
