import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const statement = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const variable = { StringEquals: { "kms:EncryptionContext:user": "${aws:username}" } };

it("asks for a version", () => {
  expect(findings("missing-version", { Statement: [statement] })).toEqual([
    expect.objectContaining({
      message: "a policy without `Version` is read as of 2008-10-17, without variables; write `2012-10-17`",
      pointer: "",
      fix: {
        description: "set `Version` to `2012-10-17`",
        safe: true,
        edits: [{ op: "insert", pointer: "/Version", value: "2012-10-17" }],
      },
    }),
  ]);
});

it("asks for a newer version", () => {
  expect(findings("missing-version", { Version: "2008-10-17", Statement: [statement] })).toEqual([
    expect.objectContaining({
      message: "the version 2008-10-17 has no variables; write `2012-10-17`",
      pointer: "/Version",
      fix: {
        description: "set `Version` to `2012-10-17`",
        safe: true,
        edits: [{ op: "replace", pointer: "/Version", value: "2012-10-17" }],
      },
    }),
  ]);
});

it("changes decisions where variables come to life", () => {
  const [finding] = findings("missing-version", { Statement: [{ ...statement, Condition: variable }] });
  expect(finding?.fix?.safe).toBe(false);
});

it.each(["2012-10-17", "2012-10-18", symbolic("Version")])("takes %s", (version) => {
  expect(findings("missing-version", { Version: version, Statement: [statement] })).toEqual([]);
});
