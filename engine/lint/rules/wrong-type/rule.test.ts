import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("wrong-type", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "allow",
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
      message: "`Effect` must be `Allow` or `Deny`, not `allow`; correct the value",
      pointer: "/Statement/0/Effect",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("wrong-type", {
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
