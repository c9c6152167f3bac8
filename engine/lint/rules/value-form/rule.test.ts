import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { findings } from "../check.ts";

const check = (key: string, value: unknown, operator = "StringEquals") =>
  findings(
    "value-form",
    {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*", Condition: { [operator]: { [key]: value } } }],
    },
    { kind: "identity-policy" },
  );

it.each([
  ["aws:PrincipalOrgID", "111122223333", "the id of an organization", "one such as `o-exampleorgid`"],
  [
    "aws:PrincipalOrgPaths",
    "o-exampleorgid/r-ab12",
    "a path in an organization",
    "one such as `o-exampleorgid/r-ab12/*`",
  ],
  ["aws:SourceVpc", "vpce-1a2b3c4d", "the id of a VPC", "one such as `vpc-1a2b3c4d`"],
  ["aws:SourceVpce", "1a2b3c4d", "the id of a VPC endpoint", "`vpce-1a2b3c4d`"],
  ["aws:SourceVpce", "vpc-1a2b3c4d", "the id of a VPC endpoint", "one such as `vpce-1a2b3c4d`"],
  ["kms:RequestAlias", "orders", "the name of an alias", "`alias/orders`"],
  [
    "kms:ResourceAliases",
    "arn:aws:kms:us-east-1:111122223333:alias/orders",
    "the name of an alias",
    "one such as `alias/orders`",
  ],
  ["aws:RequestedRegion", "us-east1", "a Region", "one such as `us-east-1`"],
  ["aws:CalledVia", "athena", "the name of a service", "one such as `athena.amazonaws.com`"],
  ["kms:GranteePrincipal", "role/App", "an ARN", "one such as `arn:aws:iam::111122223333:role/App`"],
])("reports %s with %s", (key, value, what, instead) => {
  expect(check(key, value)).toEqual([
    expect.objectContaining({
      message: `\`${key}\` is ${what}, never \`${value}\`; write ${instead}`,
      pointer: `/Statement/0/Condition/StringEquals/${key}`,
    }),
  ]);
});

it("writes what is left out", () => {
  const pointer = "/Statement/0/Condition/StringEquals/kms:RequestAlias";
  expect(check("kms:RequestAlias", "orders")[0]?.fix).toEqual({
    description: "write `alias/orders`",
    safe: false,
    edits: [{ op: "replace", pointer, value: "alias/orders" }],
  });
});

it.each([
  ["aws:PrincipalOrgID", "o-exampleorgid", "StringEquals"],
  ["aws:PrincipalOrgPaths", "o-exampleorgid/r-ab12/ou-ab12-11111111/", "StringEquals"],
  ["aws:PrincipalOrgPaths", "o-exampleorgid/*", "StringLike"],
  ["aws:SourceVpce", "*", "StringLike"],
  ["kms:RequestAlias", "alias/orders", "StringEquals"],
  ["kms:ResourceAliases", "${aws:PrincipalTag/alias}", "StringEquals"],
  ["kms:ReplicaRegion", "ap-southeast-2", "StringEquals"],
  ["kms:GranteePrincipal", "role/App", "ArnLike"],
  ["aws:RequestedRegion", symbolic("Region"), "StringEquals"],
  ["aws:SourceVpc", "true", "Null"],
])("takes %s with %s under %s", (key, value, operator) => {
  expect(check(key, value, operator)).toEqual([]);
});
