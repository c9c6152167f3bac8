import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../model/diagnostic.ts";
import type { Environment } from "../model/environment.ts";
import { type Element, pointerOf, rootElement } from "./element.ts";
import { environmentFrom, readEnvironment } from "./environment.ts";
import { type Load, noSource, type SourceText } from "./source.ts";

const account = "111122223333";
const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const empty = { Statement: [] };

function read(input: unknown, load?: Load): Environment {
  const outcome = readEnvironment(input, load === undefined ? {} : { load });
  if (!outcome.ok)
    throw new Error(outcome.diagnostics.map(({ pointer, message }) => `${pointer} ${message}`).join("\n"));
  return outcome.value;
}

function faultsOf(input: unknown, load?: Load): readonly string[] {
  const outcome = readEnvironment(input, load === undefined ? {} : { load });
  return outcome.ok ? [] : outcome.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("an environment", () => {
  it("is read with everything in it", () => {
    const role = `arn:aws:iam::${account}:role/app/Reader`;
    const environment = read({
      accounts: {
        [account]: {
          organization: {
            id: "o-exampleorgid",
            path: "o-exampleorgid/r-ab12/ou-ab12-11111111/",
            managementAccount: false,
          },
          serviceControlPolicies: [[empty], [{ name: "ou", document: empty }, empty], []],
          resourceControlPolicies: [{ name: "rcp", document: empty }],
        },
      },
      principals: {
        [role]: {
          uniqueId: "AROAEXAMPLE",
          tags: { team: "finance" },
          identityPolicies: [{ name: "ReadOrders", document: empty }, empty],
          permissionsBoundary: { name: "boundary", document: empty },
        },
        [`arn:aws:iam::${account}:user/bob`]: {},
      },
      keys: {
        [keyArn]: {
          policy: empty,
          grants: [],
          aliases: ["alias/orders"],
          tags: [
            { TagKey: "env", TagValue: "prod" },
            { Key: "a", Value: "b" },
          ],
          metadata: { KeySpec: "HMAC_256", KeyState: "Disabled", CreationDate: 1.5 },
        },
      },
      vpcEndpoints: { "vpce-0a1b2c3d": { vpc: "vpc-11", policy: empty }, "vpce-1": {} },
    });
    expect(environment.accounts.get(account)).toMatchObject({
      id: account,
      organization: { id: "o-exampleorgid", path: "o-exampleorgid/r-ab12/ou-ab12-11111111/", managementAccount: false },
      serviceControlPolicies: [[{ name: null }], [{ name: "ou" }, { name: null }], []],
      resourceControlPolicies: [{ name: "rcp" }],
    });
    const principal = environment.principals.get(role);
    expect(principal).toMatchObject({
      arn: role,
      uniqueId: "AROAEXAMPLE",
      identityPolicies: [{ name: "ReadOrders" }, { name: null }],
      permissionsBoundary: { name: "boundary" },
    });
    expect([...(principal?.tags ?? [])]).toEqual([["team", "finance"]]);
    expect(environment.principals.get(`arn:aws:iam::${account}:user/bob`)).toMatchObject({
      uniqueId: null,
      identityPolicies: [],
      permissionsBoundary: null,
    });
    const key = environment.keys.get(keyArn);
    expect(key).toMatchObject({
      arn: keyArn,
      id: "1234abcd-12ab-34cd-56ef-1234567890ab",
      account,
      region: "us-east-1",
      partition: "aws",
      policy: { statements: [] },
      grants: [],
      aliases: ["alias/orders"],
      metadata: { keySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC", keyState: "Disabled" },
    });
    expect([...(key?.tags ?? [])]).toEqual([
      ["env", "prod"],
      ["a", "b"],
    ]);
    expect(environment.vpcEndpoints.get("vpce-0a1b2c3d")).toMatchObject({ vpc: "vpc-11", policy: { statements: [] } });
    expect(environment.vpcEndpoints.get("vpce-1")).toEqual({ id: "vpce-1", vpc: null, policy: null });
  });

  it("needs keys and nothing else", () => {
    expect(read({ keys: {} }).accounts.size).toBe(0);
    expect(faultsOf({})).toEqual(["missing-member "]);
    expect(read({ keys: { [keyArn]: {} }, accounts: { [account]: {} } })).toMatchObject({});
    expect(read({ keys: { [keyArn]: {} } }).keys.get(keyArn)?.policy).toBeNull();
    expect(read({ keys: {}, accounts: { [account]: {} } }).accounts.get(account)).toEqual({
      id: account,
      organization: null,
      serviceControlPolicies: null,
      resourceControlPolicies: [],
    });
  });

  it("is read from YAML, account ids as numbers", () => {
    const text = `keys: {}\naccounts:\n  012345678901:\n    organization: { id: o-exampleorgid }\n`;
    expect(read({ file: "e.yaml", text }).accounts.get("012345678901")).toMatchObject({
      organization: { id: "o-exampleorgid" },
    });
  });

  it("reports faults of form and of meaning together, from the top down", () => {
    const text = `{\n "extra": 1,\n "accounts": { "1": {} },\n "keys": { "${keyArn}": {\n  "policy": { "Statement": [{}] },\n  "tags": { "a": 1 } } }\n}`;
    const outcome = readEnvironment({ file: "e.json", text });
    expect(outcome.ok ? [] : outcome.diagnostics.map(({ code, line }) => `${String(line)} ${code}`)).toEqual([
      "2 unknown-member",
      "3 invalid-id",
      "5 missing-element",
      "5 missing-principal",
      "6 wrong-type",
    ]);
  });

  it.each([null, [], "x", 1])("is an object, not %j", (value) => {
    expect(faultsOf(value)).toEqual(["wrong-type "]);
  });

  it.each([
    `arn:aws:kms:us-east-1:${account}:alias/a`,
    `arn:aws:kms::${account}:key/1`,
    `arn:aws:kms:us-east-1:1:key/1`,
    `arn:aws:kms:us-east-1:${account}:key/*`,
    `arn:aws:s3:us-east-1:${account}:key/1`,
    "__proto__",
  ])("has no key %s", (name) => {
    expect(faultsOf({ keys: Object.fromEntries([[name, {}]]) })).toHaveLength(1);
    expect(faultsOf({ keys: Object.fromEntries([[name, {}]]) })[0]).toMatch(/^invalid-arn /u);
  });

  it("has keys of every partition and no other", () => {
    expect(read({ keys: { [keyArn.replace("aws", "aws-cn")]: {} } }).keys.size).toBe(1);
    expect(faultsOf({ keys: { [keyArn.replace("aws", "amazon")]: {} } })[0]).toMatch(/^unknown-partition /u);
  });

  it.each([
    `arn:aws:iam::${account}:root`,
    `arn:aws:iam::${account}:role/*`,
    `arn:aws:sts::${account}:assumed-role/R/s`,
    account,
    "*",
  ])("has no principal %s", (name) => {
    expect(faultsOf({ keys: {}, principals: { [name]: {} } })[0]).toMatch(/^invalid-arn /u);
  });

  it.each([
    [
      "keys of any Region",
      {
        keys: {
          "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/k": {},
          "arn:aws:kms:ap-southeast-12:111122223333:key/k": {},
        },
      },
    ],
    [
      "an alias in each account and Region",
      {
        keys: Object.fromEntries(
          ["us-east-1:111122223333", "us-east-2:111122223333", "us-east-1:444455556666"].map((place) => [
            `arn:aws:kms:${place}:key/k`,
            { aliases: ["alias/a"] },
          ]),
        ),
      },
    ],
    [
      "names in each account, of a user and of a role",
      {
        keys: {},
        principals: {
          "arn:aws:iam::111122223333:role/team/Reader": {},
          "arn:aws:iam::444455556666:role/team/Reader": {},
          "arn:aws:iam::111122223333:user/team/Reader": {},
          "arn:aws-cn:iam::111122223333:role/team/Reader": {},
        },
      },
    ],
  ])("has %s", (_what, document) => {
    expect(faultsOf(document)).toEqual([]);
  });

  it("tells names that differ by path and case alone", () => {
    const principals = {
      "arn:aws:iam::111122223333:role/team/Reader": {},
      "arn:aws:iam::111122223333:role/other/READER": {},
    };
    expect(faultsOf({ keys: {}, principals })).toEqual([
      "duplicate-name /principals/arn:aws:iam::111122223333:role~1other~1READER",
    ]);
  });

  it("tells a unique id of two", () => {
    const principals = {
      "arn:aws:iam::111122223333:role/A": { uniqueId: "AROAEXAMPLE" },
      "arn:aws:iam::111122223333:role/B": { uniqueId: "AROAEXAMPLE" },
    };
    const outcome = readEnvironment({ keys: {}, principals });
    expect(outcome.ok ? [] : outcome.diagnostics).toEqual([
      {
        code: "duplicate-name",
        message: "`arn:aws:iam::111122223333:role/A` has the same unique id",
        pointer: "/principals/arn:aws:iam::111122223333:role~1B/uniqueId",
        ...{ file: null, line: null, column: null },
      },
    ]);
  });

  it("tells what is wrong with names, ids and lists, and nothing that follows from it", () => {
    const outcome = readEnvironment({
      accounts: { [account]: { organization: { id: "o-one", path: 1 }, serviceControlPolicies: {} } },
      principals: { bob: { uniqueId: 1 }, eve: { uniqueId: 1 } },
      keys: {
        [keyArn]: { aliases: [1, 1, "a"], grants: [{ GrantId: "g", GranteePrincipal: account, Operations: [] }] },
      },
    });
    const told = outcome.ok
      ? []
      : outcome.diagnostics.map(({ pointer, message }) => `${pointer.replace(/^\/\w+\/[^/]*/u, "")} ${message}`);
    expect(told.sort()).toEqual([
      " `bob` is no user or role: the ARN of one, with its path, is expected",
      " `eve` is no user or role: the ARN of one, with its path, is expected",
      "/aliases/0 must be a string, not a number; put it in quotes",
      "/aliases/1 must be a string, not a number; put it in quotes",
      "/aliases/2 `a` is no alias name: alias/NAME is expected",
      "/grants/0/Operations the list must not be empty",
      "/organization/path must be a string, not a number; put it in quotes",
      "/serviceControlPolicies must be a list, not an object",
      "/uniqueId must be a string, not a number; put it in quotes",
      "/uniqueId must be a string, not a number; put it in quotes",
    ]);
  });

  it("tells which account manages the organization", () => {
    const organization = { id: "o-exampleorg1", managementAccount: true };
    const environmentRead = read({ keys: {}, accounts: { [account]: { organization } } });
    expect(environmentRead.accounts.get(account)?.organization).toEqual({ ...organization, path: null });
  });

  it("takes a tag without a value for an empty one", () => {
    const key = read({ keys: { [keyArn]: { tags: [{ TagKey: "a" }] } } }).keys.get(keyArn);
    expect([...(key?.tags ?? [])]).toEqual([["a", ""]]);
  });

  it("may be larger than one of its key policies", () => {
    const text = JSON.stringify({ keys: { [keyArn]: { policy: empty } } }) + " ".repeat(40_000);
    expect(faultsOf({ file: "e.json", text })).toEqual([]);
  });

  it("tells a path in another organization", () => {
    const organization = { id: "o-one", path: "o-two/r-ab12/" };
    expect(faultsOf({ keys: {}, accounts: { [account]: { organization } } })).toEqual([
      `invalid-value /accounts/${account}/organization/path`,
    ]);
  });

  it("tells tags without a name and of one name", () => {
    const tags = [{ Value: "x" }, { Key: "a" }, { TagKey: "a", TagValue: "y" }];
    expect(faultsOf({ keys: { [keyArn]: { tags } } }).map((fault) => fault.replace(/~1/gu, "/"))).toEqual([
      `missing-member /keys/${keyArn}/tags/0`,
      `duplicate-name /keys/${keyArn}/tags/2/TagKey`,
    ]);
  });
});

it("holds what could be read beside a fault, for those that read on", () => {
  const grant = { GrantId: "g", GranteePrincipal: account, Operations: ["Decrypt"] };
  const Condition = { Bool: { "a:b": ["true", null, "false"] }, Bol: { "a:b": "true" }, Null: 1 };
  const document = {
    accounts: { [account]: { resourceControlPolicies: ["rcp.json", { name: "rcp", document: empty }] } },
    keys: {
      bob: { policy: empty },
      [keyArn]: {
        policy: { Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*", Condition }] },
        grants: [grant, { ...grant, GrantId: undefined }, { ...grant, GrantId: "h", GranteePrincipal: "bob" }],
      },
    },
  };
  const diagnostics: Diagnostic[] = [];
  const seen: Element[] = [];
  const { accounts, keys } = environmentFrom(rootElement(document, noSource), {
    diagnostics,
    load: null,
    seenGrant: (_, element) => seen.push(element),
  });
  expect([...keys.keys()]).toEqual([keyArn]);
  const key = keys.get(keyArn);
  expect(key?.policy?.statements[0]?.conditions.map(({ values }) => values)).toEqual([["true", "false"]]);
  expect(key?.grants.map(({ id }) => id)).toEqual(["g"]);
  expect(seen.map((element) => pointerOf(element).replace(/^.*\//u, ""))).toEqual(["0"]);
  expect(accounts.get(account)?.resourceControlPolicies.map(({ name }) => name)).toEqual(["rcp"]);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    "unreadable-file",
    "invalid-arn",
    "wrong-type",
    "unknown-operator",
    "wrong-type",
    "invalid-principal",
  ]);
});

describe("policies by path", () => {
  const statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };
  const files: Readonly<Record<string, string>> = {
    "policies/key.json": `{\n  "Statement": [\n    ${JSON.stringify(statement)} ] }`,
    "policies/identity.yaml": "Statement: []",
    "policies/bad.json": '{ "Statement": [x] }',
    "policies/wrong.json": '{\n  "Statement": [{ "Effect": "Allow" }] }',
  };
  const asked: (readonly [string, string | null])[] = [];
  const load: Load = (path, from) => {
    asked.push([path, from]);
    const text = files[path];
    return text === undefined ? { problem: "no such file" } : { file: `/dir/${path}`, text };
  };

  it("are named after their file and located in it", () => {
    const text = JSON.stringify({
      keys: { [keyArn]: { policy: "policies/key.json" } },
      principals: {
        [`arn:aws:iam::${account}:user/bob`]: {
          identityPolicies: ["policies/identity.yaml", { name: "named", document: "policies/identity.yaml" }],
        },
      },
    });
    const environment = read({ file: "/dir/e.json", text }, load);
    expect(asked[0]).toContain("/dir/e.json");
    const policy = environment.keys.get(keyArn)?.policy;
    expect(policy).toMatchObject({
      name: "key.json",
      statements: [{ pointer: "/Statement/0" }],
      origin: { file: "/dir/policies/key.json" },
    });
    expect(policy?.origin.locate("/Statement/0")).toEqual({ line: 3, column: 5 });
    const [principal] = environment.principals.values();
    expect(principal?.identityPolicies.map(({ name }) => name)).toEqual(["identity.yaml", "named"]);
  });

  it("have faults in their own file, or at the path", () => {
    const policies = ["policies/bad.json", "policies/wrong.json", "policies/none.json"];
    const text = JSON.stringify({
      keys: {},
      principals: { [`arn:aws:iam::${account}:user/bob`]: { identityPolicies: policies } },
    });
    const outcome = readEnvironment({ file: "/dir/e.json", text }, { load });
    expect(outcome.ok ? [] : outcome.diagnostics.map(({ file, line, code }) => [file, line, code])).toEqual([
      ["/dir/policies/bad.json", 1, "syntax-error"],
      ["/dir/policies/wrong.json", 2, "missing-element"],
      ["/dir/policies/wrong.json", 2, "missing-element"],
      ["/dir/e.json", 1, "unreadable-file"],
    ]);
  });

  it("are read once, as long as the same text is handed over at the same place", () => {
    const kept = new Map<string, SourceText>();
    const again: Load = (path, from) => {
      const loaded = kept.get(path) ?? load(path, from);
      if (!("problem" in loaded)) kept.set(path, loaded);
      return loaded;
    };
    const text = JSON.stringify({
      keys: { [keyArn]: { policy: "policies/key.json" } },
      principals: {
        [`arn:aws:iam::${account}:user/bob`]: {
          identityPolicies: ["policies/identity.yaml", { name: "named", document: "policies/identity.yaml" }],
        },
      },
    });
    const [first, second] = [read({ file: "e.json", text }, again), read({ file: "e.json", text }, again)];
    expect(first.keys.get(keyArn)?.policy).toBe(second.keys.get(keyArn)?.policy);
    const [principal] = second.principals.values();
    expect(principal?.identityPolicies.map(({ name }) => name)).toEqual(["identity.yaml", "named"]);
    const seen: string[] = [];
    for (const times of [1, 2]) {
      environmentFrom(rootElement(JSON.parse(text), noSource), {
        diagnostics: [],
        load: again,
        seen: ({ name }) => seen.push(name ?? ""),
      });
      expect(seen).toEqual(Array.from({ length: times }, () => ["identity.yaml", "named", "key.json"]).flat());
    }
    kept.set("policies/key.json", { file: "/dir/policies/key.json", text: '{ "Statement": [] }' });
    expect(read({ file: "e.json", text }, again).keys.get(keyArn)?.policy?.statements).toEqual([]);
    const bad = JSON.stringify({ keys: { [keyArn]: { policy: "policies/bad.json" } } });
    expect(faultsOf({ file: "e.json", text: bad }, again)).toHaveLength(1);
    expect(faultsOf({ file: "e.json", text: bad }, again)).toHaveLength(1);
    const { length } = seen;
    environmentFrom(rootElement(JSON.parse(bad), noSource), {
      diagnostics: [],
      load: again,
      seen: () => seen.push(""),
    });
    expect(seen).toHaveLength(length);
  });

  it("are not followed without a loader", () => {
    expect(faultsOf({ keys: { [keyArn]: { policy: "key.json" } } })[0]).toMatch(/^unreadable-file /u);
  });

  it("have no members beside name and document", () => {
    const boundary = { document: empty, name: 1, extra: 1 };
    const at = `/principals/arn:aws:iam::${account}:user~1bob/permissionsBoundary`;
    expect(
      faultsOf({ keys: {}, principals: { [`arn:aws:iam::${account}:user/bob`]: { permissionsBoundary: boundary } } }),
    ).toEqual([`unknown-member ${at}/extra`, `wrong-type ${at}/name`]);
  });
});

it("reads many grants and many statements at once", () => {
  const grants = Array.from({ length: 50_000 }, (_, index) => ({
    GrantId: `g${String(index)}`,
    GranteePrincipal: `arn:aws:iam::${account}:role/r${String(index)}`,
    Operations: ["Decrypt"],
  }));
  const statement = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };
  expect(read({ keys: { [keyArn]: { policy: empty, grants } } }).keys.get(keyArn)?.grants).toHaveLength(50_000);
  const identityPolicies = [
    { Statement: Array.from({ length: 2_000 }, () => ({ ...statement, Principal: undefined })) },
  ];
  const bob = `arn:aws:iam::${account}:user/bob`;
  const { principals } = read({ keys: {}, principals: { [bob]: { identityPolicies } } });
  expect(principals.get(bob)?.identityPolicies[0]?.statements).toHaveLength(2_000);
});
