import { expect, test } from "vitest";
import { account, admin, bytes, nobody, stranger, testKms } from "../test-kms.ts";

const message = bytes("kept");
const root = { principal: `arn:aws:iam::${account}:root`, region: "us-east-1" };

async function withKey(options: Parameters<typeof testKms>[0] = {}) {
  const kms = await testKms(options);
  const KeyId = await kms.key();
  const grant = (input: object, caller = admin) =>
    kms.done(
      "CreateGrant",
      { KeyId, GranteePrincipal: nobody.principal, Operations: ["Encrypt", "Decrypt"], ...input },
      caller,
    );
  const encrypt = (input: object = {}, caller = nobody) =>
    kms.call("Encrypt", { KeyId, Plaintext: message, ...input }, caller);
  return { kms, KeyId, grant, encrypt };
}

const denied = { error: { code: "AccessDeniedException" } };

test("a grant lets its grantee, until it is revoked", async () => {
  const { kms, KeyId, grant, encrypt } = await withKey();
  expect(await encrypt()).toMatchObject(denied);
  const { GrantId, GrantToken } = await grant({ Name: "n" });
  expect(GrantId).toMatch(/^[\da-f]{64}$/u);
  expect(await encrypt()).toHaveProperty("output");
  expect(await encrypt({}, { ...nobody, principal: `arn:aws:iam::${account}:user/other` })).toMatchObject(denied);
  const { Grants } = await kms.done("ListGrants", { KeyId });
  expect(Grants).toMatchObject([
    {
      KeyId,
      GrantId,
      Name: "n",
      GranteePrincipal: nobody.principal,
      IssuingAccount: root.principal,
      Operations: ["Encrypt", "Decrypt"],
    },
  ]);
  expect(JSON.stringify(Grants)).not.toContain(GrantToken);
  await kms.done("RevokeGrant", { KeyId, GrantId });
  expect(await encrypt()).toMatchObject(denied);
  expect((await kms.failed("RevokeGrant", { KeyId, GrantId })).code).toBe("NotFoundException");
});

test("a new grant needs its token until it has spread", async () => {
  let now = new Date("2026-01-01T00:00:00Z");
  const { kms, grant, encrypt } = await withKey({ grantPropagation: 1000, clock: () => now });
  const { GrantToken } = await grant({});
  expect(await encrypt()).toMatchObject(denied);
  expect(await encrypt({ GrantTokens: [GrantToken] })).toHaveProperty("output");
  expect(await kms.call("ListKeys", {}, nobody)).toMatchObject(denied);
  now = new Date(now.getTime() + 1000);
  expect(await encrypt()).toHaveProperty("output");
  expect(await encrypt({ GrantTokens: ["nonsense"] })).toMatchObject({ error: { code: "InvalidGrantTokenException" } });
});

test("a token is of use to the grantee alone", async () => {
  const { grant, encrypt } = await withKey({ grantPropagation: 1000 });
  const { GrantToken } = await grant({});
  expect(
    await encrypt({ GrantTokens: [GrantToken] }, { ...nobody, principal: `arn:aws:iam::${account}:user/other` }),
  ).toMatchObject(denied);
});

test("constraints bind", async () => {
  const { grant, encrypt } = await withKey();
  await grant({ Constraints: { EncryptionContextSubset: { dept: "fin" } } });
  expect(await encrypt()).toMatchObject(denied);
  expect(await encrypt({ EncryptionContext: { dept: "Fin" } })).toMatchObject(denied);
  expect(await encrypt({ EncryptionContext: { dept: "fin", year: "2026" } })).toHaveProperty("output");
});

test("a grantee makes narrower grants, and no wider ones", async () => {
  const { kms, KeyId, grant, encrypt } = await withKey();
  const worker = { ...nobody, principal: `arn:aws:iam::${account}:role/Admin` };
  await grant({ Operations: ["CreateGrant", "Encrypt"] });
  const child = { KeyId, GranteePrincipal: worker.principal };
  await kms.done("CreateGrant", { ...child, Operations: ["Encrypt"] }, nobody);
  expect((await kms.failed("CreateGrant", { ...child, Operations: ["Encrypt", "Decrypt"] }, nobody)).code).toBe(
    "AccessDeniedException",
  );
  expect(await encrypt({}, worker)).toHaveProperty("output");
});

test("a grant is retired by its retiring principal, by token or by id, and by no other", async () => {
  const { kms, KeyId, grant } = await withKey();
  const { GrantToken } = await grant({ RetiringPrincipal: nobody.principal });
  expect((await kms.failed("RetireGrant", { GrantToken }, stranger)).code).toBe("AccessDeniedException");
  const retirable = await kms.done("ListRetirableGrants", { RetiringPrincipal: nobody.principal });
  expect(retirable["Grants"]).toMatchObject([{ RetiringPrincipal: nobody.principal }]);
  expect(await kms.done("RetireGrant", { GrantToken }, nobody)).toEqual({});
  const { GrantId } = await grant({ RetiringPrincipal: nobody.principal });
  await kms.done("RetireGrant", { KeyId, GrantId }, nobody);
  expect((await kms.done("ListGrants", { KeyId }))["Grants"]).toEqual([]);
  expect((await kms.failed("RetireGrant", { GrantToken }, nobody)).code).toBe("InvalidGrantTokenException");
  expect((await kms.failed("ListRetirableGrants", { RetiringPrincipal: stranger.principal })).code).toBe(
    "InvalidArnException",
  );
});

test("the same name with the same parameters is the same grant", async () => {
  const { grant } = await withKey();
  const first = await grant({ Name: "n", Constraints: { EncryptionContextEquals: { a: "b", c: "d" } } });
  const same = await grant({
    Name: "n",
    Operations: ["Decrypt", "Encrypt"],
    Constraints: { EncryptionContextEquals: { c: "d", a: "b" } },
  });
  expect(same["GrantId"]).toBe(first["GrantId"]);
  expect((await grant({ Name: "n" }))["GrantId"]).not.toBe(first["GrantId"]);
  const unnamed = await grant({});
  expect((await grant({}))["GrantId"]).not.toBe(unnamed["GrantId"]);
});

test("each answer about the same grant has a token of its own, and all of them name it", async () => {
  const { kms, KeyId, grant, encrypt } = await withKey({ grantPropagation: 1000 });
  const asked = { Name: "n", RetiringPrincipal: nobody.principal };
  const tokens = [await grant(asked), await grant(asked), await grant(asked)].map(({ GrantToken }) => GrantToken);
  expect(new Set(tokens).size).toBe(3);
  expect(await encrypt()).toMatchObject(denied);
  for (const token of tokens) expect(await encrypt({ GrantTokens: [token] })).toHaveProperty("output");
  await kms.done("RetireGrant", { GrantToken: tokens[2] }, nobody);
  expect(await kms.done("ListGrants", { KeyId })).toMatchObject({ Grants: [] });
  for (const token of tokens) {
    expect((await kms.failed("RetireGrant", { GrantToken: token }, nobody)).code).toBe("InvalidGrantTokenException");
  }
});

const service = "s3.amazonaws.com";

test.each([
  ["no grantee", { GranteePrincipal: undefined }, "ValidationException"],
  ["two grantees", { GranteeServicePrincipal: service }, "ValidationException"],
  [
    "a service without its source",
    { GranteePrincipal: undefined, GranteeServicePrincipal: service },
    "ValidationException",
  ],
  ["one whom no service may retire", { RetiringServicePrincipal: "text" }, "ValidationException"],
  ["a grantee that is no ARN", { GranteePrincipal: "someone" }, "InvalidArnException"],
  [
    "a grantee that does not exist",
    { GranteePrincipal: `arn:aws:iam::${account}:role/Missing` },
    "InvalidArnException",
  ],
  ["everyone", { GranteePrincipal: "*" }, "ValidationException"],
  ["an operation of another kind of key", { Operations: ["Sign"] }, "ValidationException"],
  ["an operation that no grant gives", { Operations: ["PutKeyPolicy"] }, "ValidationException"],
  [
    "two context constraints",
    { Constraints: { EncryptionContextEquals: {}, EncryptionContextSubset: {} } },
    "ValidationException",
  ],
  [
    "nine pairs",
    { Constraints: { EncryptionContextEquals: Object.fromEntries(Array.from("abcdefghi", (name) => [name, "v"])) } },
    "ValidationException",
  ],
])("a grant to %s is refused", async (_what, input, code) => {
  const { kms, KeyId } = await withKey();
  const asked = { KeyId, GranteePrincipal: nobody.principal, Operations: ["Encrypt"], ...input };
  expect((await kms.failed("CreateGrant", asked)).code).toBe(code);
});

test("a context constraint needs a symmetric key", async () => {
  const { kms } = await withKey();
  const KeyId = await kms.key({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" });
  const asked = { KeyId, GranteePrincipal: nobody.principal, Operations: ["GenerateMac"] };
  await kms.done("CreateGrant", asked);
  const error = await kms.failed("CreateGrant", { ...asked, Constraints: { EncryptionContextEquals: { a: "b" } } });
  expect(error.code).toBe("ValidationException");
});

test("a grant without a name is listed with an empty one", async () => {
  const kms = await testKms();
  const KeyId = await kms.key();
  await kms.done("CreateGrant", { KeyId, GranteePrincipal: nobody.principal, Operations: ["Encrypt"] });
  expect(await kms.done("ListGrants", { KeyId })).toMatchObject({ Grants: [{ KeyId, Name: "" }] });
});

test("a grant of no operations is refused, and leaves the key as it was", async () => {
  const { kms, KeyId } = await withKey();
  expect(await kms.failed("CreateGrant", { KeyId, GranteePrincipal: nobody.principal, Operations: [] })).toMatchObject({
    code: "ValidationException",
  });
  expect(await kms.done("ListGrants", { KeyId })).toMatchObject({ Grants: [] });
  await kms.done("DisableKey", { KeyId });
});
