import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import { createContext } from "../context/context.ts";
import { print, testsOf } from "../expression/expression.ts";
import type { Request } from "../model/request.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { groupGrants } from "./grants.ts";
import type { EnvironmentDocument } from "../model/documents.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;
const bucket = "arn:aws:s3:::b";

type Pairs = Readonly<Record<string, string>>;
interface Limits {
  readonly EncryptionContextEquals?: Pairs;
  readonly EncryptionContextSubset?: Pairs;
  readonly SourceArn?: string;
}

const grant = (id: string, constraints: Limits = {}, operations: readonly string[] = ["Decrypt"]) => ({
  GrantId: id,
  GranteePrincipal: bob,
  Operations: operations,
  Constraints: constraints,
});

const environmentOf = (grants: readonly unknown[]) =>
  ({ keys: { [key]: { policy: { Statement: [] }, grants } } }) as EnvironmentDocument;

async function decide(grants: readonly unknown[], request: Partial<Request>): Promise<string> {
  const authorizer = await createAuthorizer(environmentOf(grants));
  const decision = authorizer.authorize({ principal: bob, action: "kms:Decrypt", resource: key, ...request });
  return decision.decision === "Allow" ? (decision.determining[0]?.grant ?? "none") : decision.reason;
}

function situationOf(grants: readonly unknown[], request: Partial<Request> = {}) {
  const read = readEnvironment(environmentOf(grants));
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return resolveRequest({ principal: bob, action: "kms:Decrypt", resource: key, ...request }, read.value);
}

const groupsOf = (grants: readonly unknown[], request: Partial<Request> = {}) =>
  groupGrants(situationOf(grants, request));

const context = (EncryptionContext: Pairs): Partial<Request> => ({ input: { EncryptionContext } });
const from = (source: string): Partial<Request> => ({ context: { "aws:SourceArn": source } });
const unmet = "grant-constraint-not-met";

describe("a grant's constraint", () => {
  const equals = { EncryptionContextEquals: { a: "1", B: "2" } };
  const subset = { EncryptionContextSubset: { b: "2", a: "1" } };

  it.each<readonly [Limits, Partial<Request>, string]>([
    [{}, {}, "g"],
    [{}, context({ a: "1" }), "g"],
    [equals, context({ B: "2", a: "1" }), "g"],
    [equals, context({ a: "1" }), unmet],
    [equals, context({ a: "1", B: "2", c: "3" }), unmet],
    [equals, context({ A: "1", b: "2" }), unmet],
    [equals, context({ a: "1", B: "x" }), unmet],
    [equals, {}, unmet],
    [{ EncryptionContextEquals: {} }, {}, "g"],
    [{ EncryptionContextEquals: {} }, context({}), "g"],
    [{ EncryptionContextEquals: {} }, context({ a: "1" }), unmet],
    [subset, context({ a: "1", b: "2" }), "g"],
    [subset, context({ c: "3", a: "1", b: "2" }), "g"],
    [subset, context({ a: "1" }), unmet],
    [subset, context({ a: "1", b: "2 " }), unmet],
    [subset, {}, unmet],
    [{ EncryptionContextSubset: { a: "1", b: "" } }, context({ a: "1" }), unmet],
    [{ EncryptionContextSubset: { a: "1", b: "" } }, context({ b: "", a: "1" }), "g"],
    [{ EncryptionContextSubset: {} }, {}, "g"],
    [{ EncryptionContextSubset: {} }, context({ a: "1" }), "g"],
    [{ SourceArn: bucket }, from(bucket), "g"],
    [{ SourceArn: bucket }, from(`${bucket}2`), unmet],
    [{ SourceArn: bucket }, {}, unmet],
    [{ ...subset, SourceArn: bucket }, { ...context({ a: "1", b: "2" }), ...from(bucket) }, "g"],
    [{ ...subset, SourceArn: bucket }, context({ a: "1", b: "2" }), unmet],
    [{ ...subset, SourceArn: bucket }, from(bucket), unmet],
    [equals, { ...context({}), action: "kms:DescribeKey" }, "g"],
    [subset, { action: "kms:DescribeKey" }, "g"],
    [{ SourceArn: bucket }, { action: "kms:DescribeKey" }, unmet],
    [{ SourceArn: bucket }, { action: "kms:DescribeKey", ...from(bucket) }, "g"],
  ])("%j for %j: %s", async (constraints, request, expected) => {
    expect(await decide([grant("g", constraints, ["Decrypt", "DescribeKey"])], request)).toBe(expected);
  });

  it("is that of a grant that lists the operation", async () => {
    const grants = [grant("g", {}, ["Encrypt"])];
    expect(await decide(grants, { action: "kms:Encrypt" })).toBe("g");
    expect(groupsOf(grants)).toEqual([]);
    expect(groupsOf([{ ...grant("g"), GranteePrincipal: `${bob}2` }])).toEqual([]);
  });
});

describe("a grant made by a grant (E33)", () => {
  const parent = (constraints: Limits) => [grant("g", constraints, ["CreateGrant", "Decrypt", "Encrypt"])];
  const making = (Operations: unknown, Constraints?: unknown, source?: string): Partial<Request> => ({
    action: "kms:CreateGrant",
    input: { GranteePrincipal: bob, Operations, ...(Constraints === undefined ? {} : { Constraints }) },
    ...(source === undefined ? {} : from(source)),
  });
  const refused = "grant-cannot-delegate";
  const equals = (pairs: Pairs): Limits => ({ EncryptionContextEquals: pairs });
  const subset = (pairs: Pairs): Limits => ({ EncryptionContextSubset: pairs });

  it.each<readonly [Limits, Partial<Request>, string]>([
    [{}, making(["Decrypt"]), "g"],
    [{}, making(["Encrypt", "Decrypt", "CreateGrant"]), "g"],
    [{}, making(["Decrypt", "Sign"]), refused],
    [{}, making([]), refused],
    [{}, making(undefined), refused],
    [{}, making(["Decrypt"], equals({ a: "1" })), "g"],
    [equals({ a: "1" }), making(["Decrypt"], equals({ a: "1" })), "g"],
    [equals({ a: "1" }), making(["Sign"], equals({ a: "1" })), refused],
    [equals({ a: "1" }), making(["Decrypt"], equals({ a: "1", b: "2" })), refused],
    [equals({ a: "1" }), making(["Decrypt"], subset({ a: "1" })), refused],
    [equals({ a: "1" }), making(["Decrypt"]), refused],
    [subset({ a: "1" }), making(["Decrypt"], subset({ a: "1" })), "g"],
    [subset({ a: "1" }), making(["Decrypt"], subset({ a: "1", b: "2" })), "g"],
    [subset({ a: "1" }), making(["Decrypt"], equals({ a: "1" })), "g"],
    [subset({ a: "1" }), making(["Decrypt"], subset({ b: "2" })), refused],
    [subset({ a: "1" }), making(["Decrypt"]), refused],
    [{ SourceArn: bucket }, making(["Decrypt"], { SourceArn: bucket }, bucket), "g"],
    [{ SourceArn: bucket }, making(["Decrypt"], { SourceArn: bucket }), refused],
    [{ SourceArn: bucket }, making(["Decrypt"], { SourceArn: `${bucket}2` }, bucket), refused],
    [{ SourceArn: bucket }, making(["Decrypt"], {}, bucket), refused],
    [
      { SourceArn: bucket, ...subset({ a: "1" }) },
      making(["Decrypt"], { SourceArn: bucket, ...subset({ a: "1" }) }, bucket),
      "g",
    ],
  ])("%j for %j: %s", async (constraints, request, expected) => {
    expect(await decide(parent(constraints), request)).toBe(expected);
  });

  it("follows the one parent that allows it", async () => {
    const parents = [
      grant("narrow", {}, ["CreateGrant", "Decrypt"]),
      grant("wide", {}, ["Sign", "Decrypt", "CreateGrant"]),
      grant("twin", {}, ["CreateGrant", "Decrypt", "Sign"]),
    ];
    expect(groupsOf(parents, making(["Sign"])).map(({ grants }) => grants.map(({ id }) => id))).toEqual([
      ["narrow"],
      ["wide", "twin"],
    ]);
    expect(await decide(parents, making(["Sign"]))).toBe("wide");
    expect(await decide(parents, making(["Sign", "Verify"]))).toBe(refused);
  });
});

describe("groups", () => {
  it("hold grants that look at the same parts of the request", () => {
    const groups = groupsOf([
      grant("free"),
      grant("free too"),
      grant("empty subset", { EncryptionContextSubset: {} }),
      grant("equals", { EncryptionContextEquals: { a: "1" } }),
      grant("equals too", { EncryptionContextEquals: { b: "2" } }),
      grant("subset", { EncryptionContextSubset: { a: "1", b: "2" } }),
      grant("subset too", { EncryptionContextSubset: { b: "x", a: "x" } }),
      grant("other subset", { EncryptionContextSubset: { a: "1" } }),
      grant("source", { SourceArn: bucket }),
      grant("source and equals", { SourceArn: bucket, EncryptionContextEquals: {} }),
      { ...grant("account"), GranteePrincipal: account },
    ]);
    expect(groups.map(({ match, grants }) => [match, ...grants.map(({ id }) => id)])).toEqual([
      ["user", "free", "free too", "empty subset"],
      ["user", "equals", "equals too"],
      ["user", "subset", "subset too"],
      ["user", "other subset"],
      ["user", "source"],
      ["user", "source and equals"],
      ["account", "account"],
    ]);
  });

  it.each<readonly [Limits, Partial<Request>, string]>([
    [{}, {}, "true"],
    [
      { EncryptionContextEquals: { a: "1" } },
      {},
      'context has "grant constraint: the encryption context" && context["grant constraint: the encryption context"] == "[[[\\"a\\",\\"1\\"]]]"',
    ],
    [
      { EncryptionContextSubset: { b: "2", a: "1" }, SourceArn: bucket },
      {},
      'context has "grant constraint: encryption context pairs [\\"a\\",\\"b\\"] and the source ARN" && context["grant constraint: encryption context pairs [\\"a\\",\\"b\\"] and the source ARN"] == "[[[\\"a\\",\\"1\\"],[\\"b\\",\\"2\\"]],\\"arn:aws:s3:::b\\"]"',
    ],
    [
      {},
      { action: "kms:CreateGrant" },
      'context has "kms:GrantOperations" && ["CreateGrant", "Decrypt"].containsAll(context["kms:GrantOperations"])',
    ],
    [
      { SourceArn: bucket },
      { action: "kms:CreateGrant" },
      '(context has "kms:GrantOperations" && ["CreateGrant", "Decrypt"].containsAll(context["kms:GrantOperations"])) && (context has "grant constraint: the source ARN and the source ARN of the new grant" && context["grant constraint: the source ARN and the source ARN of the new grant"] == "[\\"arn:aws:s3:::b\\",\\"arn:aws:s3:::b\\"]")',
    ],
  ])("of %j for %j are met when Cedar says %s", (constraint, request, cedar) => {
    const [only, ...others] = groupsOf([grant("g", constraint, ["CreateGrant", "Decrypt"])], request);
    expect(others).toEqual([]);
    if (only === undefined) throw new Error("no group");
    expect(print(only.met)).toBe(cedar);
    expect(testsOf(only.met).filter(({ fact }) => fact)).toEqual([]);
  });

  it("ask for one text, and for none where the request lacks a part of it", () => {
    const asked = from(bucket);
    const [only] = groupsOf([grant("g", { EncryptionContextEquals: {}, SourceArn: bucket })], asked);
    const [attribute, ...others] = only === undefined ? [] : testsOf(only.met).flatMap(({ reads }) => reads);
    expect(attribute).toMatchObject({ type: "String", required: false });
    expect(others).toEqual([]);
    const held = (request: Partial<Request>) =>
      attribute?.value(createContext(situationOf([], request), { ...request, now: 0 }));
    expect(held(asked)).toBe(`[[],"${bucket}"]`);
    expect(held({})).toBeUndefined();
  });

  it("hold grants of other operations, too, where no grant is made", () => {
    const grants = [grant("a", {}, ["Decrypt", "Sign"]), grant("b"), grant("c", {}, ["Encrypt", "Decrypt"])];
    expect(groupsOf(grants).map(({ grants: held }) => held.length)).toEqual([3]);
  });

  it("name the grants that decide", async () => {
    const grants = ["1", "2", "3"].map((value) => grant(`g${value}`, { EncryptionContextEquals: { a: value } }));
    expect(await decide(grants, context({ a: "2" }))).toBe("g2");
    expect(
      await decide([...grants, grant("again", { EncryptionContextEquals: { a: "2" } })], context({ a: "2" })),
    ).toBe("g2");
    expect(await decide(grants, context({ a: "4" }))).toBe(unmet);
  });

  it("take no pair for another", async () => {
    const tricky = [grant("g", { EncryptionContextEquals: { 'a","b': "1" } })];
    expect(await decide(tricky, context({ a: "b", b: "1" }))).toBe(unmet);
    expect(await decide(tricky, context({ 'a","b': "1" }))).toBe("g");
  });
});

describe("many grants", () => {
  const kinds = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      grant(`g${String(index)}`, { EncryptionContextSubset: { [`k${String(index)}`]: "1" } }),
    );
  const texts = (count: number, constraint: (index: string) => Limits) =>
    Array.from({ length: count }, (_, index) => grant(`g${String(index)}`, constraint(String(index))));
  const factsOf = (grants: readonly unknown[]) =>
    groupsOf(grants).flatMap(({ met }) => (met.kind === "test" ? [met.fact] : []));

  it.each([
    [64, 64, false],
    [65, 1, true],
  ])("of %i kinds are %i groups", async (count, groups, fact) => {
    const grants = kinds(count);
    expect(factsOf(grants)).toEqual(Array.from({ length: groups }, () => fact));
    const last = `k${String(count - 1)}`;
    expect(await decide(grants, context({ [last]: "1" }))).toBe(`g${String(count - 1)}`);
    expect(await decide(grants, context({ [last]: "2" }))).toBe(unmet);
  });

  it("of many kinds stay apart by the way they mean the caller", async () => {
    const grants = [...kinds(65), ...kinds(65).map((one) => ({ ...one, GranteePrincipal: account }))];
    const groups = groupsOf(grants.map((one, index) => ({ ...one, GrantId: `g${String(index)}` })));
    const ids = (start: number) => Array.from({ length: 65 }, (_, index) => `g${String(start + index)}`);
    expect(groups.map(({ match, grants: held }) => [match, held.map(({ id }) => id)])).toEqual([
      ["user", ids(0)],
      ["account", ids(65)],
    ]);
    const ofAccount = grants.slice(65);
    expect(await decide(ofAccount, context({ k3: "1" }))).toBe("no-identity-policy-allows");
  });

  it("of many kinds have a fact for each way of meaning the caller", async () => {
    const ofAccount = kinds(65).map((one) => ({ ...one, GrantId: `a-${one.GrantId}`, GranteePrincipal: account }));
    const grants = [...kinds(70).slice(5), ...ofAccount];
    const groups = groupsOf(grants);
    expect(groups.flatMap(({ met }) => testsOf(met).flatMap(({ reads }) => reads.map(({ name }) => name)))).toEqual([
      "grant constraint: one of 65 kinds is met, caller meant as user",
      "grant constraint: one of 65 kinds is met, caller meant as account",
    ]);
    expect(await decide(grants, context({ k69: "1" }))).toBe("g69");
    expect(await decide(grants, context({ k0: "1" }))).toBe(unmet);
  });

  it("of many kinds count those without a constraint", async () => {
    const makers = [...kinds(65), grant("free")].map((one) => ({ ...one, Operations: ["CreateGrant", "Decrypt"] }));
    const making = (Operations?: readonly string[]): Partial<Request> => ({
      action: "kms:CreateGrant",
      input: Operations === undefined ? {} : { Operations },
    });
    expect(await decide([...kinds(65), grant("free")], {})).toBe("free");
    expect(await decide(makers, making(["Decrypt"]))).toBe("free");
    expect(await decide(makers, making(["Decrypt", "Sign"]))).toBe("grant-cannot-delegate");
    expect(await decide(makers, making())).toBe("grant-cannot-delegate");
  });

  it.each([
    [1000, false],
    [1001, true],
  ])("with %i texts", async (count, fact) => {
    const grants = texts(count, (index) => ({ EncryptionContextEquals: { n: index } }));
    expect(factsOf(grants)).toEqual([fact]);
    expect(await decide(grants, context({ n: String(count - 1) }))).toBe(`g${String(count - 1)}`);
    expect(await decide(grants, context({ n: String(count) }))).toBe(unmet);
    expect(await decide(grants, {})).toBe(unmet);
  });

  it("that look at the same parts but differ otherwise have facts of their own", async () => {
    const parents = ["Decrypt", "Sign"].flatMap((operation) =>
      Array.from({ length: 1001 }, (_, index) =>
        grant(`${operation}${String(index)}`, { EncryptionContextEquals: { [operation]: String(index) } }, [
          "CreateGrant",
          operation,
        ]),
      ),
    );
    const making = (operation: string, pairs: Pairs): Partial<Request> => ({
      action: "kms:CreateGrant",
      input: { Operations: [operation], Constraints: { EncryptionContextEquals: pairs } },
    });
    const groups = groupsOf(parents, making("Sign", {}));
    const facts = groups.flatMap(({ met }) => testsOf(met).filter(({ fact }) => fact));
    expect(facts.flatMap(({ reads }) => reads.map(({ name }) => name))).toEqual([
      "grant constraint: the encryption context of the new grant, one of 1001 (user, CreateGrant Decrypt)",
      "grant constraint: the encryption context of the new grant, one of 1001 (user, CreateGrant Sign)",
    ]);
    expect(await decide(parents, making("Sign", { Sign: "1000" }))).toBe("Sign1000");
    expect(await decide(parents, making("Decrypt", { Sign: "1000" }))).toBe("grant-cannot-delegate");
  });

  it("of many kinds that make grants", async () => {
    const parents = Array.from({ length: 70 }, (_, index) =>
      grant(`g${String(index)}`, { EncryptionContextSubset: { [`k${String(index)}`]: "1" } }, [
        "CreateGrant",
        index % 2 === 0 ? "Decrypt" : "Sign",
      ]),
    );
    const making = (operation: string): Partial<Request> => ({
      action: "kms:CreateGrant",
      input: { Operations: [operation], Constraints: { EncryptionContextSubset: { k4: "1" } } },
    });
    expect(await decide(parents, making("Decrypt"))).toBe("g4");
    expect(await decide(parents, making("Sign"))).toBe("grant-cannot-delegate");
  });
});
