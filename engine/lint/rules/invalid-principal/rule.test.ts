import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("invalid-principal", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: {
            AWS: "arn:aws:iam::111122223333:group/Readers",
          },
          Action: "kms:Decrypt",
          Resource: "*",
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message:
        "`arn:aws:iam::111122223333:group/Readers` is no principal: the ARN names no account root, user, role or session; name an account, a user, a role, a session, a service or `*`",
      pointer: "/Statement/0/Principal/AWS",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("invalid-principal", {
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
