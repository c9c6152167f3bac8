import { expect, it } from "vitest";
import { findings } from "../check.ts";

it("reports what AWS refuses, at its place", () => {
  expect(
    findings("not-principal-with-allow", {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: "*",
          NotPrincipal: {
            AWS: "arn:aws:iam::111122223333:role/Guest",
          },
        },
      ],
    }),
  ).toEqual([
    expect.objectContaining({
      message: "`NotPrincipal` in an Allow statement; list whom you mean in `Principal`",
      pointer: "/Statement/0/NotPrincipal",
    }),
  ]);
});

it("takes what AWS takes", () => {
  expect(
    findings("not-principal-with-allow", {
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
