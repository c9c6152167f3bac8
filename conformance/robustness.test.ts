import { beforeAll, describe, expect, it } from "vitest";
import { evaluate, policySet } from "../engine/cedar/evaluate.ts";
import { type Authorizer, createAuthorizer, type Request } from "../engine/index.ts";
import type { EnvironmentDocument } from "../engine/model/documents.ts";

const account = "210987654321";
const key = `arn:aws:kms:eu-west-1:${account}:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`;
const role = `arn:aws:iam::${account}:role/Worker`;
const principal = `arn:aws:sts::${account}:assumed-role/Worker/s`;
const delegate = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" };

const ask = (input?: Record<string, unknown>): Request => ({ principal, action: "kms:Decrypt", resource: key, input });

async function withKeyPolicy(Statement: readonly unknown[], grants: readonly unknown[] = []): Promise<Authorizer> {
  return createAuthorizer({
    principals: { [role]: { identityPolicies: [] } },
    keys: { [key]: { policy: { Version: "2012-10-17", Statement }, grants } },
  } as EnvironmentDocument);
}

const forRole = (condition: unknown) => ({
  Effect: "Allow",
  Principal: { AWS: role },
  Action: "kms:*",
  Resource: "*",
  ...(condition === undefined ? {} : { Condition: condition }),
});

describe("an encryption context", () => {
  const odd: readonly (readonly [string, string])[] = [
    ["__entity", '{"type":"AWS::Account","id":"1"}'],
    ["__extn", '{"fn":"ip","arg":"10.0.0.1"}'],
    ["__proto__", "x"],
    ["constructor", "x"],
    ["", ""],
    ["big", "x".repeat(8192)],
    ["é÷", "ü"],
  ];

  it.each(odd)("with the key %j is compared as text", async (name, value) => {
    const context = JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`) as Record<string, unknown>;
    const authorizer = await withKeyPolicy([
      forRole({ StringEquals: { [`kms:EncryptionContext:${name}`]: value } }),
      { ...forRole({ Null: { "kms:EncryptionContextKeys": "true" } }), Effect: "Deny" },
    ]);
    expect(authorizer.authorize(ask({ EncryptionContext: context })).reason).toBe("allowed-by-key-policy");
    expect(authorizer.authorize(ask({ EncryptionContext: { other: value } })).decision).toBe("Deny");
    expect(authorizer.authorize(ask()).reason).toBe("explicit-deny");
  });

  it("that is not well-formed is undecidable, and leaves the next request alone", async () => {
    const authorizer = await withKeyPolicy([forRole({ StringNotEquals: { "kms:EncryptionContext:a": "b" } })]);
    expect(authorizer.authorize(ask({ EncryptionContext: { a: "\ud800" } })).reason).toBe("undecidable");
    expect(authorizer.authorize(ask({ EncryptionContext: { a: "c" } })).decision).toBe("Allow");
  });

  it("with names that differ only by case is undecidable where a policy reads them", async () => {
    const authorizer = await withKeyPolicy([forRole({ StringEquals: { "kms:EncryptionContext:a": "b" } })]);
    const request = ask({ EncryptionContext: { a: "b", A: "c" } });
    expect(authorizer.authorize(request).reason).toBe("undecidable");
    expect(authorizer.explain(request).decision).toBe("Deny");
  });
});

describe("large policies", () => {
  const values = Array.from({ length: 400 }, (_, index) => `v${String(index)}*`);

  it.each(["StringEquals", "StringLike", "StringNotLike", "ForAllValues:StringLike"])(
    "%s takes 400 values",
    async (operator) => {
      const authorizer = await withKeyPolicy(
        [forRole({ [operator]: { "kms:EncryptionContext:a": values } })]
          .slice(operator.startsWith("ForAll") ? 1 : 0)
          .concat(
            operator.startsWith("ForAll") ? [forRole({ [operator]: { "kms:EncryptionContextKeys": values } })] : [],
          ),
      );
      const expected = operator === "StringNotLike" ? "Deny" : "Allow";
      const context = operator.startsWith("ForAll") ? { "v399*": "x" } : { a: "v399*" };
      expect(authorizer.authorize(ask({ EncryptionContext: context })).decision).toBe(expected);
    },
  );

  it("2,000 statements decide", async () => {
    const statements = Array.from({ length: 2000 }, (_, index) => ({
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: { StringEquals: { "kms:EncryptionContext:n": String(index) } },
    }));
    const authorizer = await createAuthorizer({
      principals: { [role]: { identityPolicies: [{ Version: "2012-10-17", Statement: statements }] } },
      keys: { [key]: { policy: { Version: "2012-10-17", Statement: [delegate] } } },
    });
    const decision = authorizer.authorize(ask({ EncryptionContext: { n: "1999" } }));
    expect(decision.determining.map(({ layer, statement }) => [layer, statement])).toEqual([
      ["key-policy", 0],
      ["identity-policy", 1999],
    ]);
    expect(authorizer.authorize(ask({ EncryptionContext: { n: "2000" } })).reason).toBe("no-identity-policy-allows");
  });
});

describe("50,000 grants", () => {
  const kinds: Record<string, (index: number) => unknown> = {
    "another encryption context each": (index) => ({ EncryptionContextEquals: { order: String(index) } }),
    "another set of context keys each": (index) => ({ EncryptionContextSubset: { [`k${String(index)}`]: "1" } }),
  };

  it.each(Object.keys(kinds))("with %s decide", async (kind) => {
    const grants = Array.from({ length: 50_000 }, (_, index) => ({
      GrantId: `g${String(index)}`,
      GranteePrincipal: role,
      Operations: ["Decrypt"],
      Constraints: kinds[kind]?.(index),
    }));
    const authorizer = await withKeyPolicy([], grants);
    const met = kind.includes("keys") ? { k49999: "1", extra: "x" } : { order: "49999" };
    expect(authorizer.authorize(ask({ EncryptionContext: met })).determining).toEqual([
      { layer: "grants", grant: "g49999" },
    ]);
    expect(authorizer.authorize(ask({ EncryptionContext: { order: "x" } })).reason).toBe("grant-constraint-not-met");
  });
});

describe("a fault", () => {
  const uids = {
    principal: { type: "AWS::User", id: "u" },
    action: { type: "KMS::Action", id: "Decrypt" },
    resource: { type: "KMS::Key", id: "k" },
    context: {},
  };
  let authorizer: Authorizer;

  beforeAll(async () => {
    authorizer = await withKeyPolicy([forRole(undefined)]);
  });

  it("of the module is told, and the next request works", () => {
    const deep = Array.from({ length: 20_000 }, () => "1 == 1").join(" || ");
    const trap = policySet({ p: `permit (principal, action, resource) when { ${deep} };` });
    expect(authorizer.authorize(ask()).decision).toBe("Allow");
    expect(evaluate(trap, uids).fault).not.toBeNull();
    expect(authorizer.authorize(ask()).decision).toBe("Allow");
  });

  it("of an evaluation is told", () => {
    const wrong = policySet({ p: 'forbid (principal, action, resource) when { context["absent"] == 1 };' });
    expect(evaluate(wrong, uids).fault).toContain("absent");
  });

  it("of a caller's hand changes no later decision", () => {
    const decision = authorizer.authorize(ask());
    expect(() => Object.assign(decision, { decision: "Deny" })).toThrow();
    expect(authorizer.authorize(ask()).decision).toBe("Allow");
  });
});
