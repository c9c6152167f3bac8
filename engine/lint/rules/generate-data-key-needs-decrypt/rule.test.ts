import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const id = "generate-data-key-needs-decrypt";

const check = (...actions: readonly unknown[]) =>
  findings(
    id,
    {
      Version: "2012-10-17",
      Statement: actions.map((Action) => ({ Effect: "Allow", Action, Resource: "*" })),
    },
    { kind: "identity-policy" },
  );

it("reports it alone", () => {
  expect(check("kms:DescribeKey", ["kms:GenerateDataKey"])).toEqual([
    expect.objectContaining({
      message: "no statement allows `kms:Decrypt`, which uploads in parts to S3 need beside `kms:GenerateDataKey`",
      pointer: "/Statement/1/Action/0",
    }),
  ]);
});

it("takes both, in one statement or in two", () => {
  expect(check(["kms:GenerateDataKey", "kms:Decrypt"])).toEqual([]);
  expect(check("kms:GenerateDataKey", "kms:De*")).toEqual([]);
});

it("takes it beside an action not known", () => {
  expect(check(["kms:GenerateDataKey", symbolic("Action")])).toEqual([]);
});
