import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withSids = (...sids: readonly string[]) => ({
  Version: "2012-10-17",
  Statement: sids.map((Sid) => ({ Sid, Effect: "Allow", Action: "kms:ListKeys", Resource: "*" })),
});
const check = (...sids: readonly string[]) =>
  findings("sid-characters", withSids("First", ...sids), { kind: "identity-policy" });

it.each([
  ["Allow use of the key", "IAM takes a Sid of letters and digits only; write `AllowUseOfTheKey`", "AllowUseOfTheKey"],
  ["kms-read", "IAM takes a Sid of letters and digits only; write `kmsRead`", "kmsRead"],
  [" First", "IAM takes a Sid of letters and digits only, not ` First`; choose another one", null],
  ["--", "IAM takes a Sid of letters and digits only, not `--`; choose another one", null],
])("reports %s", (sid, message, wanted) => {
  const [finding, ...others] = check(sid);
  expect(finding).toMatchObject({ message, pointer: "/Statement/1/Sid" });
  expect(others).toEqual([]);
  expect(finding?.fix?.edits ?? null).toEqual(
    wanted === null ? null : [{ op: "replace", pointer: "/Statement/1/Sid", value: wanted }],
  );
});

it.each(["AllowUse1", "", symbolic("Sid")])("takes %j", (sid) => {
  expect(check(sid)).toEqual([]);
});

it("takes spaces in a key policy", () => {
  expect(findings("sid-characters", withSids("Allow use of the key"))).toEqual([]);
});
