import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("invalid-character", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "日本",
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message: "a character that a key policy cannot hold, U+65E5; write it as an escape, or leave it out",
      pointer: "/Statement/0/Sid",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("invalid-character", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:role/Reader",
          },
          Action: "kms:Decrypt",
          Resource: "*",
          Sid: "Japan",
        },
      ],
    }),
  ).toEqual([]);
});
