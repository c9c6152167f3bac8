import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("conflicting-elements", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          NotAction: "kms:PutKeyPolicy",
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message: "`Action` and `NotAction` in one statement; keep one of the two, or write two statements",
      pointer: "/Statement/0/NotAction",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("conflicting-elements", {
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
