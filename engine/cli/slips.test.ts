import { describe, expect, it } from "vitest";
import { readEnvironment } from "../read/environment.ts";
import { readRequest } from "../read/request.ts";
import { run } from "./check.ts";
import { slipsOf } from "./slips.ts";

const owner = "111122223333";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const grants = [{ GrantId: "g-one", GranteePrincipal: bob, Operations: ["Decrypt"] }];
const given = { principals: { [bob]: {} }, keys: { [key]: { aliases: ["alias/orders"], grants } } };

function slips(request: Readonly<Record<string, unknown>>): readonly string[] {
  const environment = readEnvironment(given);
  const asked = readRequest({ principal: bob, ...request });
  if (!environment.ok || !asked.ok) throw new Error(JSON.stringify({ environment, asked }));
  return slipsOf(asked.value, environment.value, true).map(({ pointer, message }) => `${pointer} ${message}`);
}

const decrypt = { action: "kms:Decrypt", resource: key };
const ofGrant = (GrantId: string) => ({ operation: "RetireGrant", input: { KeyId: key, GrantId } });

describe("a likely slip", () => {
  it.each([
    [
      "of the principal",
      { ...decrypt, principal: `arn:aws:iam::${owner}:user/bo` },
      `/principal \`arn:aws:iam::${owner}:user/bo\` is not in the environment, so it has no identity policies; did you mean \`user/bob\`?`,
    ],
    ["of a grant", ofGrant("g-ome"), "/input/GrantId the environment has no grant `g-ome`; did you mean `g-one`?"],
    [
      "of an alias",
      { operation: "DeleteAlias", input: { AliasName: "alias/ordres" } },
      "/input/AliasName the environment has no alias `alias/ordres`; did you mean `alias/orders`?",
    ],
    [
      "of an alias as resource",
      { action: "kms:DeleteAlias", resource: `arn:aws:kms:us-east-1:${owner}:alias/none` },
      "/resource the environment has no alias `alias/none`",
    ],
    [
      "of two keys",
      { ...decrypt, input: { KeyId: "alias/none" } },
      `/input/KeyId \`KeyId\` names another key than the resource, \`${key}\`, which counts`,
    ],
    [
      "of a condition key",
      { ...decrypt, context: { "aws:SourceIpp": "10.0.0.1" } },
      "/context/aws:SourceIpp `aws:SourceIpp` is no condition key that is known; did you mean `aws:SourceIp`?",
    ],
    [
      "of a key with a suffix",
      { ...decrypt, context: { "aws:PrincipalTags/a/b": "x" } },
      "/context/aws:PrincipalTags~1a~1b `aws:PrincipalTags/a/b` is no condition key that is known; did you mean `aws:PrincipalTag/a/b`?",
    ],
    [
      "of an address",
      { ...decrypt, context: { "aws:SourceIp": "10.0.0.300" } },
      "/context/aws:SourceIp `aws:SourceIp` holds an IP address, which `10.0.0.300` is not",
    ],
    [
      "of a time",
      { ...decrypt, context: { "aws:CurrentTime": "yesterday" } },
      "/context/aws:CurrentTime `aws:CurrentTime` holds a date such as `2026-01-31T12:00:00Z`, which `yesterday` is not",
    ],
    [
      "of a truth value",
      { ...decrypt, context: { "aws:multifactorauthpresent": "yes" } },
      "/context/aws:multifactorauthpresent `aws:MultiFactorAuthPresent` holds `true` or `false`, which `yes` is not",
    ],
    [
      "of a number",
      { ...decrypt, context: { "aws:MultiFactorAuthAge": "long" } },
      "/context/aws:MultiFactorAuthAge `aws:MultiFactorAuthAge` holds a number, which `long` is not",
    ],
  ])("%s is told", (_what, request, told) => {
    expect(slips(request)).toEqual([told]);
  });

  it.each([
    ["a known principal", decrypt],
    ["a key by two names", { ...decrypt, input: { KeyId: "alias/orders" } }],
    ["a stranger", { ...decrypt, principal: "arn:aws:iam::444455556666:user/eve" }],
    ["a grant that is there", ofGrant("g-one")],
    ["an alias that is there", { operation: "DeleteAlias", input: { AliasName: "alias/orders" } }],
    ["an alias to come", { operation: "CreateAlias", input: { AliasName: "alias/new", TargetKeyId: key } }],
    ["a key that nobody knows yet", { ...decrypt, context: { "aws:Foo": "x", "aws:Foo/bar": "x", "my:Own": "x" } }],
    [
      "values that fit",
      {
        ...decrypt,
        context: {
          "aws:SourceIp": "2001:db8::1",
          "aws:CurrentTime": "2026-01-31T12:00:00Z",
          "aws:EpochTime": "1767225600",
          "aws:MultiFactorAuthPresent": true,
          "aws:MultiFactorAuthAge": 5,
          "aws:PrincipalTag/team": "yes",
        },
      },
    ],
  ])("%s is none", (_what, request) => {
    expect(slips(request)).toEqual([]);
  });
});

it.each([
  ["Decrypt", "`Decrypt` needs `KeyId`: AWS reads the key from the ciphertext, which tells nothing here"],
  ["ReEncrypt", "`ReEncrypt` needs `SourceKeyId`: AWS reads the key from the ciphertext"],
  ["RetireGrant", "`RetireGrant` needs `KeyId` beside `GrantId`, or the `GrantToken` of a grant"],
])("without its key %s tells how AWS does without", async (operation, told) => {
  const asked = ["--principal", bob, "--operation", operation, "--input", "{}"];
  const { stderr } = await run(["decide", "e.json", ...asked], { files: { "e.json": JSON.stringify(given) } });
  expect(stderr).toContain(told);
});

describe("kms-cedar test warns", () => {
  const when = { principal: bob, ...decrypt };
  const wrong = { ...when, principal: `arn:aws:iam::${owner}:user/bo` };
  const then = { decision: "Deny" };
  const cases = [
    { name: "one", when: wrong, then },
    { name: "two", when: wrong, then },
    { name: "one", when, then },
  ];
  const policy = { Statement: [] };
  const files = {
    "s.json": JSON.stringify({
      title: "t",
      given: { principals: { [bob]: {} }, keys: { [key]: { policy } } },
      cases,
    }),
  };

  it("of slips, once each, and of two cases of one name, and passes all the same", async () => {
    const { status, stdout, stderr } = await run(["test", "s.json"], { files });
    expect(status).toBe(0);
    expect(stdout).toBe("...\n\n3 passed, 0 failed, 2 warnings\n");
    expect(stderr).toMatch(
      /^warning: s\.json:1:\d+ `arn:.*user\/bo` is not in the environment.*\nwarning: s\.json:1:\d+ a second case `one`\n$/u,
    );
  });

  it("in JSON, too", async () => {
    const { stdout } = await run(["test", "s.json", "--format", "json"], { files });
    const { scenarios } = JSON.parse(stdout) as { scenarios: readonly { warnings: readonly unknown[] }[] };
    expect(scenarios[0]?.warnings).toHaveLength(2);
  });

  it("and tells a file of which some cases ran from one of which none did", async () => {
    const broken = { ...when, resource: "alias/none" };
    const scenario = (list: readonly unknown[]) =>
      JSON.stringify({ title: "t", given: { keys: { [key]: { policy } } }, cases: list });
    const some = {
      "s.json": scenario([
        { name: "a", when, then },
        { name: "b", when: broken, then },
      ]),
    };
    expect((await run(["test", "s.json"], { files: some })).stdout).toContain(
      "1 of 1 scenarios could not be run in full\n",
    );
    const none = { "s.json": scenario([{ name: "b", when: broken, then }]) };
    expect((await run(["test", "s.json"], { files: none })).stdout).toContain("1 of 1 scenarios could not be run\n");
  });
});
