import { describe, expect, it } from "vitest";
import { readEnvironment } from "../read/environment.ts";
import { findAlias, findKey, onlyPartition, onlyRegion } from "./target.ts";

const account = "111122223333";
const other = "444455556666";
const arn = (id: string, owner = account, region = "us-east-1"): string => `arn:aws:kms:${region}:${owner}:key/${id}`;
const aliasArn = (name: string, owner = account, region = "us-east-1"): string =>
  `arn:aws:kms:${region}:${owner}:alias/${name}`;

function environmentOf(keys: Readonly<Record<string, unknown>>) {
  const read = readEnvironment({ keys });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return read.value;
}

const environment = environmentOf({
  [arn("one")]: { aliases: ["alias/a", "alias/both"] },
  [arn("two", account, "eu-west-1")]: { aliases: ["alias/both"] },
  [arn("mrk-1")]: {},
  [arn("mrk-1", account, "eu-west-1")]: {},
  [arn("shared")]: {},
  [arn("shared", other)]: { aliases: ["alias/a"] },
  [arn("theirs", other, "eu-west-1")]: { aliases: ["alias/theirs"] },
});

describe("findKey", () => {
  it.each([
    [arn("one"), account, null, arn("one"), null],
    [arn("theirs", other, "eu-west-1"), account, "us-east-1", arn("theirs", other, "eu-west-1"), null],
    ["one", account, null, arn("one"), null],
    ["one", account, "us-east-1", arn("one"), null],
    ["one", null, null, arn("one"), null],
    ["shared", account, null, arn("shared"), null],
    ["shared", other, null, arn("shared", other), null],
    ["mrk-1", account, "eu-west-1", arn("mrk-1", account, "eu-west-1"), null],
    ["alias/a", account, null, arn("one"), "alias/a"],
    ["alias/a", other, null, arn("shared", other), "alias/a"],
    ["alias/both", account, "eu-west-1", arn("two", account, "eu-west-1"), "alias/both"],
    [aliasArn("a"), account, null, arn("one"), "alias/a"],
    [aliasArn("a", other), account, null, arn("shared", other), "alias/a"],
    [aliasArn("both", account, "eu-west-1"), account, "us-east-1", arn("two", account, "eu-west-1"), "alias/both"],
  ])("%s, called from %s in %s, is %s", (name, from, region, expected, alias) => {
    expect(findKey(name, environment, from, region)).toMatchObject({ kind: "key", arn: expected, alias });
  });

  it.each([
    [arn("none"), account, null],
    ["theirs", account, null],
    ["one", account, "eu-west-1"],
    ["alias/none", account, null],
    ["alias/theirs", account, null],
    [aliasArn("a", account, "eu-west-1"), account, null],
    [aliasArn("theirs"), other, null],
    [aliasArn("a").replace(":kms:", ":s3:"), account, null],
    [aliasArn("a").replace("arn:aws:", "arn:aws-cn:"), account, null],
    [arn("one").replace("us-east-1", "us-west-2"), account, null],
    [arn("one").replace("key/one", "one"), account, null],
    ["", account, null],
    ["key/one", account, null],
  ])("finds none for %s, called from %s in %s", (name, from, region) => {
    expect(findKey(name, environment, from, region)).toMatchObject({
      problem: expect.stringMatching(/^the environment has no key `/u) as string,
    });
  });

  it.each([
    [
      "alias/theirs",
      account,
      " of the caller's account and Region; name it by its ARN: `arn:aws:kms:eu-west-1:444455556666:alias/theirs`",
    ],
    [
      "theirs",
      account,
      " of the caller's account and Region; name it by its ARN: `arn:aws:kms:eu-west-1:444455556666:key/theirs`",
    ],
    ["alias/boht", account, "; did you mean `alias/both`?"],
    [arn("ones"), account, `; did you mean \`${arn("one")}\`?`],
    [aliasArn("bot"), account, `; did you mean \`${aliasArn("both")}\`?`],
    ["zzz", account, ""],
    ["alias/theirz", account, ""],
    ["alias/theirz", null, "; did you mean `alias/theirs`?"],
    [
      "alias/a",
      "777788889999",
      " of the caller's account and Region; name it by its ARN: `arn:aws:kms:us-east-1:111122223333:alias/a`, `arn:aws:kms:us-east-1:444455556666:alias/a`",
    ],
  ])("tells of %s, called from %s, where to look: %s", (name, from, hint) => {
    expect(findKey(name, environment, from, null)).toEqual({
      problem: `the environment has no key \`${name}\`${hint}`,
    });
  });

  it.each([
    ["mrk-1", account, [arn("mrk-1"), arn("mrk-1", account, "eu-west-1")]],
    ["shared", null, [arn("shared"), arn("shared", other)]],
    ["alias/both", account, [arn("one"), arn("two", account, "eu-west-1")]],
  ])("does not choose for %s, called from %s", (name, from, candidates) => {
    expect(findKey(name, environment, from, null)).toEqual({
      problem: `\`${name}\` names more than one key; name it by its ARN, or tell the Region as context key \`aws:RequestedRegion\`: ${candidates.join(", ")}`,
    });
  });
});

describe("findAlias", () => {
  it.each([
    ["alias/a", account, null, aliasArn("a"), "us-east-1"],
    ["alias/a", account, "eu-west-1", aliasArn("a", account, "eu-west-1"), "eu-west-1"],
    ["alias/theirs", other, null, aliasArn("theirs", other, "eu-west-1"), "eu-west-1"],
    ["alias/theirs", account, null, aliasArn("theirs"), "us-east-1"],
    ["alias/new", account, null, aliasArn("new"), "us-east-1"],
  ])("%s, called from %s in %s, is %s", (name, from, region, expected, where) => {
    expect(findAlias(name, environment, from, region)).toEqual({
      kind: "alias",
      arn: expected,
      account: from,
      region: where,
    });
  });

  it("takes an ARN as it is", () => {
    const name = aliasArn("x", other, "ap-south-1");
    expect(findAlias(name, environment, account, null)).toEqual({
      kind: "alias",
      arn: name,
      account: other,
      region: "ap-south-1",
    });
  });

  it.each([
    ["alias/a", null],
    ["a", account],
    ["x-alias/a", account],
  ])("takes %s, called from %s, for none", (name, from) => {
    expect(findAlias(name, environment, from, null)).toEqual({ problem: `\`${name}\` is no alias` });
  });

  it("stands in the partition of its keys", () => {
    const china = environmentOf({ [`arn:aws-cn:kms:cn-north-1:${account}:key/k`]: { aliases: ["alias/a"] } });
    for (const name of ["alias/a", "alias/new"]) {
      expect(findAlias(name, china, account, null)).toMatchObject({
        arn: `arn:aws-cn:kms:cn-north-1:${account}:${name}`,
      });
    }
  });
});

describe("the only Region and partition", () => {
  it("are those of all keys, or the usual ones", () => {
    const china = environmentOf({ [`arn:aws-cn:kms:cn-north-1:${account}:key/k`]: {} });
    expect([onlyRegion(china), onlyPartition(china)]).toEqual(["cn-north-1", "aws-cn"]);
    expect([onlyRegion(environmentOf({})), onlyPartition(environmentOf({}))]).toEqual(["us-east-1", "aws"]);
    const two = environmentOf({ [arn("k", account, "eu-west-1")]: {}, [arn("k", account, "eu-west-2")]: {} });
    expect(onlyRegion(two)).toBe("us-east-1");
  });
});
