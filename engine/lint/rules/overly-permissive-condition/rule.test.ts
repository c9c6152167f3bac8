import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("overly-permissive-condition", {
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
            "ForAllValues:StringEquals": {
              "kms:EncryptionContext:app": "orders",
            },
          },
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message:
        "`ForAllValues` on `kms:EncryptionContext:app` would let every request without that key pass; write `ForAnyValue`, or `StringEquals` on each key",
      pointer: "/Statement/0/Condition/ForAllValues:StringEquals/kms:EncryptionContext:app",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("overly-permissive-condition", {
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
            StringEquals: {
              "kms:EncryptionContext:app": "orders",
            },
          },
        },
      ],
    }),
  ).toEqual([]);
});
