import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const withValue = (value: unknown, version = "2012-10-17") => ({
  Version: version,
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: "111122223333" },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:EncryptionContext:user": value } },
    },
  ],
});

it.each([
  [
    "u/${aws:user-name, 'x'}",
    "`${aws:user-name, 'x'}` never has a value: there is no key `aws:user-name`; write `aws:username`",
    "u/${aws:username, 'x'}",
  ],
  [
    "${aws:PrincipleTag/Team}",
    "`${aws:PrincipleTag/Team}` never has a value: there is no key `aws:PrincipleTag/Team`; write `aws:PrincipalTag/Team`",
    "${aws:PrincipalTag/Team}",
  ],
  ["${kms:Frobnicate}", "`${kms:Frobnicate}` never has a value: there is no key `kms:Frobnicate`", null],
  ["${aws:PrincipalTag/}", "`${aws:PrincipalTag/}` never has a value: there is no key `aws:PrincipalTag/`", null],
  ["${aws:PrincipalTag}", "`${aws:PrincipalTag}` never has a value: there is no key `aws:PrincipalTag`", null],
  [
    "${aws:PrincipalOrgPaths}",
    "`aws:PrincipalOrgPaths` can have several values, and variables take keys of one value only; compare with `aws:PrincipalOrgPaths` itself",
    null,
  ],
])("reports %s", (value, message, wanted) => {
  const pointer = "/Statement/0/Condition/StringEquals/kms:EncryptionContext:user";
  const [finding, ...others] = findings("unknown-variable", withValue(value));
  expect(finding).toMatchObject({ message, pointer });
  expect(others).toEqual([]);
  expect(finding?.fix?.edits ?? null).toEqual(wanted === null ? null : [{ op: "replace", pointer, value: wanted }]);
});

it.each([
  "${aws:username}",
  "${AWS:UserId}",
  "${aws:PrincipalTag/Team}",
  "${kms:CallerAccount}",
  "${aws:SomethingQuiteNew}",
  "${saml:sub}",
  "${AWS::Region}",
  "${Account}",
  "${aws:user name}",
  `\${aws:user-name}${symbolic("A")}`,
])("takes %s", (value) => {
  expect(findings("unknown-variable", withValue(value))).toEqual([]);
});

it("leaves a policy without variables to another rule", () => {
  expect(findings("unknown-variable", withValue("${aws:user-name}", "2008-10-17"))).toEqual([]);
});
