import { checkParsePolicySet, isAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import { permissions } from "../catalog/permissions.ts";
import { validate } from "../cedar/evaluate.ts";
import type { Attribute } from "../expression/attribute.ts";
import { all, always, type Expression, never, not } from "../expression/expression.ts";
import type { Request } from "../model/request.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { cedarSchema, foldedSchema } from "./cedar-schema.ts";
import { attributesOf, compileFolded, contextFor, policyText, resourceType } from "./compile.ts";
import { buildProgram } from "./program.ts";
import { translatePrograms, translateSituation } from "./translation.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;
const service = "s3.amazonaws.com";

const attribute = (name: string, rest: Partial<Attribute> = {}): Attribute => ({
  name,
  type: "String",
  required: false,
  value: () => name,
  ...rest,
});

const test = (cedar: string, settled: boolean | null, ...reads: readonly Attribute[]): Expression => ({
  kind: "test",
  cedar,
  reads,
  settled,
  fact: false,
});

describe("compileFolded", () => {
  const rule = (id: string, when: Expression) => ({ id, effect: "permit" as const, when });

  it("keeps what depends on the request", () => {
    const compiled = compileFolded([
      rule("open", test("open", null, attribute("a"))),
      rule("settled", test("settled", true, attribute("b"))),
      rule("gone", test("gone", false, attribute("c"))),
      rule("never", never),
      rule("mixed", all([test("x", true), test("y", null, attribute("d"), attribute("a"))])),
      { id: "deny", effect: "forbid", when: not(test("z", null)) },
    ]);
    expect(compiled.policies).toEqual({
      open: "permit (principal, action, resource) when { open };",
      settled: "permit (principal, action, resource);",
      mixed: "permit (principal, action, resource) when { y };",
      deny: "forbid (principal, action, resource) when { !(z) };",
    });
    expect(compiled.reads.map(({ name }) => name)).toEqual(["a", "d"]);
  });

  it("asks for each attribute once, and leaves absent ones out", () => {
    const reads = attributesOf([
      test("x", null, attribute("a"), attribute("b", { value: () => undefined })),
      not(test("y", true, attribute("a"), attribute("c", { value: () => false, type: "Bool", required: true }))),
      always,
    ]);
    expect(reads.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    const nothing = { values: () => undefined, encryptionContext: () => null };
    expect(contextFor(reads, nothing)).toStrictEqual({ a: "a", c: false });
  });

  it("refuses one name for two types", () => {
    const tests = [test("x", null, attribute("a")), test("y", null, attribute("a", { type: "Long" }))];
    expect(() => attributesOf(tests)).toThrow("the attribute `a` has two types");
    const either = [test("x", null, attribute("a")), test("y", null, attribute("a", { required: true }))];
    expect(() => attributesOf(either)).toThrow("the attribute `a` has two types");
  });
});

describe("policyText", () => {
  const when = test("x", null);
  it.each([
    [{ id: "a", effect: "permit", when } as const, false, "permit (principal, action, resource) when { x };"],
    [
      { id: 'a"b', effect: "forbid", when: always } as const,
      true,
      '@id("a\\"b")\nforbid (principal, action, resource);',
    ],
    [
      { id: "a", effect: "permit", when: never } as const,
      false,
      "permit (principal, action, resource) when { false };",
    ],
  ])("%#", (rule, annotated, text) => {
    expect(policyText(rule, "principal, action, resource", annotated)).toBe(text);
  });

  it("asks about a key to be made as about any key", () => {
    expect((["key", "new-key", "alias", "service"] as const).map(resourceType)).toEqual([
      "KMS::Key",
      "KMS::Key",
      "KMS::Alias",
      "KMS::Service",
    ]);
  });
});

describe("schemas", () => {
  const scope = { principal: "AWS::User", resource: "KMS::Key", actions: ["Decrypt"], others: ["Sign"] };
  const reads = [attribute("aws:x y"), attribute("fact", { type: "Bool", required: true })];
  const policy = (condition: string) => ({ p: `permit (principal, action, resource) when { ${condition} };` });
  const valid = 'context["fact"] && context has "aws:x y" && context["aws:x y"] == "v"';

  it.each([
    ["folded", () => foldedSchema(scope, reads), false],
    ["whole", () => cedarSchema(scope, reads), true],
  ])("%s: hold the attributes that are read, and no other", (_kind, schemaOf, knowsOthers) => {
    const schema = schemaOf();
    expect(schema).toContain('\n    "aws:x y"?: String,\n    "fact": Bool,\n');
    expect(validate(policy(valid), schema)).toEqual([]);
    expect(validate(policy('context["aws:x y"] == "v"'), schema)).toHaveLength(1);
    expect(validate(policy('context["fact"] == "v"'), schema)).toHaveLength(1);
    expect(validate(policy("context.other"), schema)).toHaveLength(1);
    const ofOther = validate(policy('action in [KMS::Action::"Sign"]'), schema).join();
    expect(ofOther.includes("unrecognized")).toBe(!knowsOthers);
    expect(validate(policy('action in [KMS::Action::"Verify"]'), schema).join()).toContain("unrecognized");
  });

  it("of a folded set are no longer than they have to be", () => {
    expect(foldedSchema(scope, reads)).toBe(`namespace AWS { entity User; }
namespace KMS {
  entity Key;
  type Context = {
    "aws:x y"?: String,
    "fact": Bool,
  };
  action "Decrypt" appliesTo {
    principal: [AWS::User],
    resource: [KMS::Key],
    context: Context,
  };
}
`);
  });

  it("of one action have no list of others", () => {
    expect(cedarSchema({ ...scope, others: [] }, [])).not.toContain("action ;");
    expect(validate(policy("true"), cedarSchema({ ...scope, others: [] }, []))).toEqual([]);
  });

  it("hold the names that callers answer to", () => {
    const schema = cedarSchema({ ...scope, principal: "AWS::RoleSession" }, []);
    const condition =
      'principal in AWS::Role::"r" || principal in AWS::UniqueId::"u" || principal in AWS::Account::"a"';
    expect(validate(policy(`${condition} || resource.arn == "k"`), schema)).toEqual([]);
  });
});

const allow = (rest: Readonly<Record<string, unknown>> = {}) => ({
  Effect: "Allow",
  Principal: { AWS: bob },
  Action: "kms:*",
  Resource: "*",
  ...rest,
});

async function translate(statements: readonly unknown[], request: Partial<Request> = {}) {
  const authorizer = await createAuthorizer({
    principals: { [bob]: { uniqueId: "AIDABOB" } },
    keys: { [key]: { policy: { Version: "2012-10-17", Statement: statements } } },
  });
  const asked = { principal: bob, action: "kms:Decrypt", resource: key, ...request };
  return { translation: authorizer.translate(asked), decision: authorizer.authorize(asked), authorizer };
}

describe("translate", () => {
  const fact = 'StringLike(kms:ViaService, ["s?.*"])';
  const condition = { StringLike: { "kms:ViaService": "s?.*" } };

  it("writes policies that name their statements", async () => {
    const { translation } = await translate([allow(), allow({ Effect: "Deny", Action: "kms:Encrypt" })]);
    const written = translation.policies.split("\n\n").map((policy) => policy.trim().replace(/\s+/gu, " "));
    const scope = `( principal == AWS::User::"${bob}", action, resource == KMS::Key::"arn:aws:kms:us-east-1:111122223333:key/k" )`;
    expect(written).toEqual([
      `@id("deny/key-policy/0/0/1") forbid ${scope} when { (principal in AWS::User::"${bob}") && (action in [KMS::Action::"Encrypt"]) };`,
      `@id("allow/key-policy/0/0/0/user") permit ${scope} when { principal in AWS::User::"${bob}" };`,
    ]);
    expect(translation).toMatchObject({ exact: true, facts: [] });
    expect(validate(translation.policies, translation.schema)).toEqual([]);
  });

  it("gives the caller, the resource and what they stand below", async () => {
    const { translation } = await translate([allow()]);
    expect(translation.request).toEqual({
      principal: { type: "AWS::User", id: bob },
      action: { type: "KMS::Action", id: "Decrypt" },
      resource: { type: "KMS::Key", id: key },
      context: {},
    });
    expect(translation.entities).toContainEqual({
      uid: { type: "KMS::Key", id: key },
      attrs: { arn: key },
      parents: [{ type: "AWS::Account", id: account }],
    });
    expect(translation.entities).toContainEqual({
      uid: { type: "AWS::User", id: bob },
      attrs: {},
      parents: [
        { type: "AWS::Account", id: account },
        { type: "AWS::UniqueId", id: "AIDABOB" },
      ],
    });
  });

  it("gives a service and no resource no parents", async () => {
    const { translation } = await translate([], { principal: service, action: "kms:ListKeys", resource: undefined });
    expect(translation.entities).toEqual([
      { uid: { type: "AWS::Service", id: service }, attrs: {}, parents: [] },
      { uid: { type: "KMS::Service", id: "*" }, attrs: { arn: "*" }, parents: [] },
    ]);
  });

  it("tells the facts that it rests on, with the request's answers", async () => {
    const statements = [
      allow({ Condition: condition }),
      allow({ Condition: condition, Effect: "Deny", Action: "kms:Sign" }),
    ];
    const viaService = "s3.us-east-1.amazonaws.com";
    const { translation } = await translate(statements, { viaService });
    expect(translation).toMatchObject({ exact: false, facts: [fact], request: { context: { [fact]: true } } });
    expect((await translate(statements)).translation.request.context).toEqual({ [fact]: false });
  });

  it("does not depend on what the request holds, but in its context", async () => {
    const statements = [allow({ Condition: { StringEquals: { "kms:EncryptionContext:a": "1" } } })];
    const one = (await translate(statements, { input: { EncryptionContext: { a: "1" } } })).translation;
    const other = (await translate(statements, { input: { EncryptionContext: { a: "2" } } })).translation;
    expect(one.policies).toBe(other.policies);
    expect([one.request.context, other.request.context]).toEqual([
      { "kms:EncryptionContext:a": "1" },
      { "kms:EncryptionContext:a": "2" },
    ]);
  });
});

describe("translateKey", () => {
  it("writes what several actions share once, over those actions", async () => {
    const { authorizer } = await translate([
      allow(),
      allow({ Action: ["kms:Decrypt", "kms:Encrypt"], Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      allow({ Condition: { StringEquals: { "kms:EncryptionContext:a": "1" } }, Effect: "Deny" }),
    ]);
    const { policies, schema, exact, facts } = authorizer.translateKey(bob, key);
    expect({ exact, facts, problems: validate(policies, schema) }).toEqual({ exact: true, facts: [], problems: [] });
    const heads = [...policies.matchAll(/@id\("([^"]+)"\)\s+(\w+)\s*\(([^)]+)\)/gu)].map(([, ...parts]) => parts);
    const ids = heads.map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const byId = (start: string) =>
      heads.filter(([id]) => id?.startsWith(start)).map(([, effect, scope]) => [effect, scope]);
    expect(byId("allow/key-policy/0/0/0/user#")).toHaveLength(1);
    const [[effect, scope] = []] = byId("allow/key-policy/0/0/0/user#");
    expect(effect).toBe("permit");
    expect(scope).toContain('KMS::Action::"Decrypt"');
    expect(scope).not.toContain('KMS::Action::"RetireGrant"');
    expect(byId("deny/key-policy/0/0/2#").length).toBeGreaterThan(0);
  });

  it("is for the one caller and key, over all actions where they agree", async () => {
    const session = `arn:aws:sts::${account}:assumed-role/Reader/s`;
    const role = `arn:aws:iam::${account}:role/Reader`;
    const deny = { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "kms:*", Resource: "*" }] };
    const authorizer = await createAuthorizer({
      principals: {
        [role]: { identityPolicies: [deny, { ...deny, Statement: [{ ...deny.Statement[0], Effect: "Allow" }] }] },
      },
      keys: {
        [key]: { policy: { Statement: [allow({ Principal: { AWS: role }, Action: ["kms:Sign", "kms:ListKeys"] })] } },
      },
    });
    const { policies, schema } = authorizer.translateKey(session, key);
    const [head] = policies.split(" when");
    expect(head?.replace(/\s+/gu, " ")).toContain(
      `( principal == AWS::RoleSession::"${session}", action, resource == KMS::Key::"${key}" )`,
    );
    expect(policies).not.toContain('@id("allow/identity');
    expect(schema).toContain("    principal: [AWS::RoleSession],\n    resource: [KMS::Key],\n");
    expect(validate(policies, schema)).toEqual([]);
  });

  it("keeps policies apart, as translate does", () => {
    const read = readEnvironment({
      keys: { [key]: { policy: { Statement: [allow(), allow({ Effect: "Deny", Action: "kms:Encrypt" })] } } },
    });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const program = buildProgram(resolveRequest({ principal: bob, action: "kms:Decrypt", resource: key }, read.value));
    for (const { policies } of [translatePrograms([program]), translateSituation(program, { now: 0 })]) {
      expect(policies.split("\n\n").map((policy) => policy.slice(0, 5))).toEqual(['@id("', '@id("']);
    }
  });

  it("decides as authorize does, for every action on the key", async () => {
    const { authorizer } = await translate([
      allow({ Action: ["kms:De*", "kms:Sign"] }),
      allow({ Effect: "Deny", Action: "kms:Delete*" }),
    ]);
    const { policies, schema } = authorizer.translateKey(bob, key);
    expect(checkParsePolicySet({ staticPolicies: policies })).toMatchObject({ type: "success" });
    for (const { name, action, resources } of permissions) {
      if (!resources.includes("key")) continue;
      const { entities, request } = authorizer.translate({ principal: bob, action, resource: key });
      const answer = isAuthorized({
        ...request,
        context: {},
        schema,
        policies: { staticPolicies: policies },
        entities: entities.map((entity) => ({ ...entity, attrs: { ...entity.attrs }, parents: [...entity.parents] })),
      });
      const { decision } = authorizer.authorize({ principal: bob, action, resource: key });
      expect([name, answer]).toMatchObject([name, { type: "success", response: { decision: decision.toLowerCase() } }]);
    }
  });

  it("tells facts once", async () => {
    const { authorizer } = await translate([allow({ Condition: { StringLike: { "aws:SourceArn": "a?" } } })]);
    expect(authorizer.translateKey(bob, key)).toMatchObject({
      exact: false,
      facts: ['StringLike(aws:SourceArn, ["a?"])'],
    });
  });
});
