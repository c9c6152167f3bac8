import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import type { Request } from "../model/request.ts";
import type { EnvironmentDocument } from "../model/documents.ts";

const owner = "111122223333";
const other = "444455556666";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const eve = `arn:aws:iam::${owner}:user/eve`;
const outsider = `arn:aws:iam::${other}:user/out`;
const root = `arn:aws:iam::${owner}:root`;
const bucket = "arn:aws:s3:::b";

type Rest = Readonly<Record<string, unknown>>;

const statement = (rest: Rest = {}): Rest => ({
  Effect: "Allow",
  Principal: { AWS: bob },
  Action: "kms:*",
  Resource: "*",
  ...rest,
});
const grant = (id: string, rest: Rest = {}): Rest => ({
  GrantId: id,
  GranteePrincipal: bob,
  Operations: ["Decrypt"],
  ...rest,
});

async function explain(
  { key: statements = [], grants = [], identity = [] }: Readonly<Record<string, readonly Rest[]>>,
  request: Partial<Request> = {},
) {
  const authorizer = await createAuthorizer({
    principals: {
      [bob]: { identityPolicies: [{ name: "Mine", document: { Version: "2012-10-17", Statement: identity } }] },
    },
    keys: {
      [key]: {
        policy: { Version: "2012-10-17", Statement: statements },
        grants,
        tags: { env: "prod" },
        aliases: ["alias/a"],
      },
    },
  } as unknown as EnvironmentDocument);
  return authorizer.explain({ principal: bob, action: "kms:Decrypt", resource: key, ...request });
}

describe("the trace of a statement", () => {
  const traceOf = async (rest: Rest, request: Partial<Request> = {}) => {
    const { layers } = await explain({ key: [statement(rest)] }, request);
    return layers.find(({ layer }) => layer === "key-policy")?.levels[0]?.[0];
  };
  const condition = (operator: string, name: string, wanted: unknown) => ({
    Condition: { [operator]: { [name]: wanted } },
  });
  const missed = (operator: string, name: string, wanted: readonly string[], actual: readonly string[] | null) => ({
    element: "condition",
    operator,
    key: name,
    wanted,
    actual,
  });
  const context = { input: { EncryptionContext: { a: "1", B: "2" } } };

  it.each<readonly [Rest, Partial<Request>, readonly unknown[]]>([
    [{}, {}, []],
    [{ Principal: { AWS: [eve, root] } }, {}, []],
    [{ Principal: { AWS: [eve, other] } }, {}, [{ element: "principal", wanted: [eve, other], actual: bob }]],
    [
      { Effect: "Deny", Principal: undefined, NotPrincipal: { AWS: [owner, bob] } },
      {},
      [{ element: "principal", wanted: [`not ${owner}`, `not ${bob}`], actual: bob }],
    ],
    [
      { Action: ["kms:Encrypt", "kms:Sign"] },
      {},
      [{ element: "action", wanted: ["kms:Encrypt", "kms:Sign"], actual: "kms:Decrypt" }],
    ],
    [
      { Action: undefined, NotAction: "kms:De*" },
      {},
      [{ element: "action", wanted: ["not kms:De*"], actual: "kms:Decrypt" }],
    ],
    [{ Action: undefined }, {}, [{ element: "action", wanted: [], actual: "kms:Decrypt" }]],
    [{ Resource: `${key}x` }, {}, [{ element: "resource", wanted: [`${key}x`], actual: key }]],
    [{ Resource: undefined, NotResource: key }, {}, [{ element: "resource", wanted: [`not ${key}`], actual: key }]],
    [{ Resource: undefined }, {}, [{ element: "resource", wanted: [], actual: key }]],
    [
      condition("StringEquals", "kms:EncryptionContext:A", "2"),
      context,
      [missed("StringEquals", "kms:EncryptionContext:A", ["2"], ["1"])],
    ],
    [condition("StringEqualsIfExists", "kms:EncryptionContext:c", "2"), context, []],
    [
      condition("ForAnyValue:StringLike", "kms:EncryptionContextKeys", ["x", "y"]),
      context,
      [missed("ForAnyValue:StringLike", "kms:EncryptionContextKeys", ["x", "y"], ["a", "B"])],
    ],
    [
      condition("ForAnyValue:StringEqualsIfExists", "kms:EncryptionContextKeys", "x"),
      {},
      [missed("ForAnyValue:StringEqualsIfExists", "kms:EncryptionContextKeys", ["x"], null)],
    ],
    [condition("Null", "kms:ViaService", false), {}, [missed("Null", "kms:ViaService", ["false"], null)]],
    [
      condition("StringEquals", "aws:ResourceTag/env", "prod"),
      {},
      [missed("StringEquals", "aws:ResourceTag/env", ["prod"], null)],
    ],
    [
      {
        Action: "kms:Sign",
        Resource: bucket,
        Principal: { AWS: eve },
        ...condition("Bool", "aws:ViaAWSService", true),
      },
      {},
      [
        { element: "principal", wanted: [eve], actual: bob },
        { element: "action", wanted: ["kms:Sign"], actual: "kms:Decrypt" },
        { element: "resource", wanted: [bucket], actual: key },
        missed("Bool", "aws:ViaAWSService", ["true"], ["false"]),
      ],
    ],
    [
      {
        Condition: {
          StringEquals: { "kms:ViaService": "x", "aws:username": "bob" },
          Bool: { "aws:ViaAWSService": true },
        },
      },
      {},
      [missed("StringEquals", "kms:ViaService", ["x"], null), missed("Bool", "aws:ViaAWSService", ["true"], ["false"])],
    ],
  ])("%j for %j", async (rest, request, failed) => {
    const found = await traceOf(rest, request);
    expect(found?.failed).toEqual(failed);
    const applies = rest["Effect"] === "Deny" ? "denies" : "allows";
    expect(found?.verdict).toBe(failed.length === 0 ? applies : "does-not-apply");
  });

  it("tells the conditions of a statement that applies, with what the request holds", async () => {
    const Condition = {
      BoolIfExists: { "aws:MultiFactorAuthPresent": "false" },
      StringEquals: { "kms:CallerAccount": [owner] },
    };
    const found = await traceOf({ Effect: "Deny", Condition });
    expect(found).toMatchObject({ verdict: "denies", failed: [] });
    expect(found?.matched).toEqual([
      { operator: "BoolIfExists", key: "aws:MultiFactorAuthPresent", wanted: ["false"], actual: null },
      { operator: "StringEquals", key: "kms:CallerAccount", wanted: [owner], actual: [owner] },
    ]);
    expect((await traceOf({ Action: "kms:Sign", Condition }))?.matched).toEqual([]);
  });

  it("names its place", async () => {
    expect(await traceOf({ Sid: "S", Effect: "Deny" })).toMatchObject({
      layer: "key-policy",
      policy: null,
      statement: 0,
      sid: "S",
      pointer: "/Statement/0",
      effect: "Deny",
      verdict: "denies",
    });
  });

  it.each<readonly [unknown, string, readonly string[], boolean]>([
    [bob, bob, ["user"], false],
    [owner, bob, ["account"], true],
    [[owner, bob], bob, ["account", "user"], false],
    [owner, root, ["root"], false],
    [outsider, outsider, ["user"], true],
    [eve, bob, [], false],
  ])("for %j tells in what way it means %s: %j", async (AWS, principal, by, delegates) => {
    expect(await traceOf({ Principal: { AWS } }, { principal })).toMatchObject({ by, delegates });
  });

  it("of a Deny or of an identity policy never delegates", async () => {
    expect(await traceOf({ Principal: { AWS: owner }, Effect: "Deny" })).toMatchObject({
      by: ["account"],
      delegates: false,
    });
    const { layers } = await explain({ identity: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] });
    expect(layers.find(({ layer }) => layer === "identity-policy")?.levels).toMatchObject([
      [{ policy: "Mine", verdict: "allows", by: [], delegates: false, failed: [] }],
    ]);
  });
});

describe("the trace of a grant", () => {
  const failedOf = async (rest: Rest, request: Partial<Request> = {}, identity: readonly Rest[] = []) => {
    const [found] = (await explain({ grants: [grant("g", rest)], identity }, request)).grants;
    return {
      verdict: found?.verdict,
      failed: found?.failed.map(({ element, wanted, actual }) => [element, wanted, actual]),
    };
  };
  const equals = (pairs: Rest) => ({ Constraints: { EncryptionContextEquals: pairs } });
  const subset = (pairs: Rest) => ({ Constraints: { EncryptionContextSubset: pairs } });
  const parent = { Operations: ["CreateGrant", "Decrypt"] };
  const given = (EncryptionContext: Rest) => ({ input: { EncryptionContext } });
  const creating = (input: Rest): Partial<Request> => ({ action: "kms:CreateGrant", input });
  const making = (input: Rest) => creating({ Operations: ["Decrypt"], ...input });

  it.each<readonly [Rest, Partial<Request>, readonly unknown[]]>([
    [{}, {}, []],
    [{ GranteePrincipal: eve }, {}, [["grantee", [eve], bob]]],
    [{ Operations: ["Sign", "Verify"] }, {}, [["operations", ["Sign", "Verify"], "Decrypt"]]],
    [{ Propagated: false, GrantToken: "t" }, {}, [["token", ["its grant token"], null]]],
    [{ Propagated: false, GrantToken: "t" }, { input: { GrantTokens: ["t"] } }, []],
    [
      { Propagated: false, GranteePrincipal: eve, Operations: ["Sign"] },
      {},
      [
        ["grantee", [eve], bob],
        ["operations", ["Sign"], "Decrypt"],
      ],
    ],
    [equals({ a: "1" }), given({ a: "1" }), []],
    [
      equals({ a: "1" }),
      given({ a: "1", b: "2" }),
      [["constraint", ['EncryptionContextEquals {"a":"1"}'], '{"a":"1","b":"2"}']],
    ],
    [equals({ a: "1" }), {}, [["constraint", ['EncryptionContextEquals {"a":"1"}'], null]]],
    [subset({ a: "1" }), given({ a: "1", b: "2" }), []],
    [subset({ a: "1" }), given({ a: "2" }), [["constraint", ['EncryptionContextSubset {"a":"1"}'], '{"a":"2"}']]],
    [{ Constraints: { SourceArn: bucket } }, {}, [["constraint", [`SourceArn ${bucket}`], null]]],
    [
      { Constraints: { SourceArn: bucket } },
      { context: { "aws:SourceArn": "x" } },
      [["constraint", [`SourceArn ${bucket}`], "x"]],
    ],
    [
      { Constraints: { SourceArn: bucket, EncryptionContextSubset: { a: "1" } } },
      given({ a: "1" }),
      [["constraint", [`SourceArn ${bucket}`], null]],
    ],
    [{ ...equals({ a: "1" }), Operations: ["DescribeKey"] }, { action: "kms:DescribeKey" }, []],
    [{ GranteePrincipal: owner }, {}, [["identity policy", ["an Allow of kms:Decrypt"], null]]],
    [parent, making({}), []],
    [
      parent,
      creating({ Operations: ["Decrypt", "Sign", "Verify"] }),
      [["operations", parent.Operations, "Sign, Verify"]],
    ],
    [parent, creating({}), [["operations", parent.Operations, null]]],
    [{ ...parent, ...equals({ a: "1" }) }, making({}), [["new grant", ['EncryptionContextEquals {"a":"1"}'], null]]],
    [
      { ...parent, ...equals({ a: "1" }) },
      making(subset({ a: "1" })),
      [["new grant", ['EncryptionContextEquals {"a":"1"}'], 'EncryptionContextSubset {"a":"1"}']],
    ],
    [
      { ...parent, ...subset({ a: "1" }) },
      making(equals({ a: "2" })),
      [["new grant", ['EncryptionContextSubset {"a":"1"}'], 'EncryptionContextEquals {"a":"2"}']],
    ],
    [
      { ...parent, Constraints: { SourceArn: bucket } },
      making({ Constraints: { SourceArn: bucket } }),
      [["constraint", [`aws:SourceArn ${bucket}`], null]],
    ],
    [
      { ...parent, Constraints: { SourceArn: bucket } },
      { ...making({ Constraints: { SourceArn: "x" } }), context: { "aws:SourceArn": bucket } },
      [["new grant", [`SourceArn ${bucket}`], "x"]],
    ],
    [
      { ...parent, Constraints: { SourceArn: bucket } },
      { ...making({ Constraints: { SourceArn: bucket } }), context: { "aws:SourceArn": bucket } },
      [],
    ],
    [{ ...parent, ...subset({ a: "1" }) }, making(equals({ a: "1", b: "2" })), []],
  ])("%j for %j", async (rest, request, failed) => {
    expect(await failedOf(rest, request)).toEqual({
      verdict: failed.length === 0 ? "allows" : "does-not-apply",
      failed,
    });
  });

  it("to an account allows together with an identity policy", async () => {
    const identity = [{ Effect: "Allow", Action: "kms:*", Resource: "*" }];
    expect(await failedOf({ GranteePrincipal: owner }, {}, identity)).toEqual({ verdict: "allows", failed: [] });
    expect(await failedOf({ GranteePrincipal: owner }, { principal: root })).toEqual({ verdict: "allows", failed: [] });
  });

  it("tells in what way it means the caller", async () => {
    const grants = [grant("g-1"), grant("g-2", { GranteePrincipal: eve }), grant("g-3", { GranteePrincipal: owner })];
    expect((await explain({ grants })).grants.map(({ grant: id, by }) => [id, by])).toEqual([
      ["g-1", "user"],
      ["g-3", "account"],
      ["g-2", null],
    ]);
  });

  it("comes for at most 200, those of the caller first", async () => {
    const many = Array.from({ length: 250 }, (_, index) =>
      grant(`g${String(index)}`, { GranteePrincipal: index === 249 ? bob : eve }),
    );
    const { grants } = await explain({ grants: many });
    expect(grants).toHaveLength(200);
    expect(grants[0]).toMatchObject({ grant: "g249", verdict: "allows" });
    expect(grants[199]?.grant).toBe("g198");
  });

  it.each([
    ["its constraint", (index: number) => ({ Constraints: { EncryptionContextEquals: { a: String(index) } } })],
    ["the way it means the caller", (index: number) => (index < 299 ? { GranteePrincipal: owner } : {})],
  ])("comes for the one that settles the decision, told from 299 others by %s", async (_what, rest) => {
    const many = Array.from({ length: 300 }, (_, index) => grant(`g${String(index)}`, rest(index)));
    const { determining, grants } = await explain({ grants: many }, { input: { EncryptionContext: { a: "299" } } });
    expect(determining).toEqual([{ layer: "grants", grant: "g299" }]);
    expect(grants).toHaveLength(200);
    expect(grants[0]).toMatchObject({ grant: "g299", verdict: "allows" });
  });

  it("does not come for what is no key", async () => {
    expect((await explain({ grants: [grant("g")] }, { action: "kms:ListKeys", resource: undefined })).grants).toEqual(
      [],
    );
  });
});
