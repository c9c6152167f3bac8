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
  ["${aws:username", "the variable `${aws:username` has no closing brace; write `}` behind its key", null],
  [
    "${aws:username-${aws:userid}",
    "the variable `${aws:username-` has no closing brace; write `}` behind its key",
    null,
  ],
  ["a-${}", "`${}` names no key; write one, as in `${aws:PrincipalAccount}`", null],
  [
    "${aws:username, nobody}-a",
    "the default of `${aws:username, nobody}` stands in single quotes; write `${aws:username, 'nobody'}`",
    "${aws:username, 'nobody'}-a",
  ],
  [
    '${aws:username,"no body"}',
    "the default of `${aws:username,\"no body\"}` stands in single quotes; write `${aws:username, 'no body'}`",
    "${aws:username, 'no body'}",
  ],
  ["x/${ aws: username }", "AWS takes no space in `${ aws: username }`; write `${aws:username}`", "x/${aws:username}"],
  [
    "${aws:username , 'x'}",
    "AWS takes no space in `${aws:username , 'x'}`; write `${aws:username, 'x'}`",
    "${aws:username, 'x'}",
  ],
  [
    "${aws:PrincipalTag/cost centre}",
    "AWS takes no space in `${aws:PrincipalTag/cost centre}`; choose a key without one",
    null,
  ],
])("reports %s", (value, message, wanted) => {
  const pointer = "/Statement/0/Condition/StringEquals/kms:EncryptionContext:user";
  const [finding, ...others] = findings("variable-syntax", withValue(value));
  expect(finding).toMatchObject({ message, pointer });
  expect(others).toEqual([]);
  expect(finding?.fix?.edits ?? null).toEqual(wanted === null ? null : [{ op: "replace", pointer, value: wanted }]);
});

it.each([
  "${aws:username}",
  "${aws:username, 'no body'}",
  "${aws:username,'nobody'}",
  "${*}${?}${$}",
  // Left by a template.
  "${ Account }",
  "${AWS::Region}",
  "${unclosed",
  `\${ aws:username }${symbolic("A")}`,
  true,
])("takes %j", (value) => {
  expect(findings("variable-syntax", withValue(value))).toEqual([]);
});

it("leaves a policy without variables to another rule", () => {
  expect(findings("variable-syntax", withValue("${aws:username", "2008-10-17"))).toEqual([]);
});
