import { describe, expect, expectTypeOf, it } from "vitest";
import type { CallDocument, RequestDocument } from "../model/documents.ts";
import type { Call, Request } from "../model/request.ts";
import { isCall, isRequest, readRequest, readSessionPolicies } from "./request.ts";

const principal = "arn:aws:sts::111122223333:assumed-role/Reader/session-1";
const request = { principal, action: "kms:Decrypt", resource: "alias/orders" };

function faultsOf(value: unknown): readonly string[] {
  const read = readRequest(value);
  return read.ok ? [] : read.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
}

describe("a request", () => {
  it.each([
    ["a text that is no JSON", { file: "r.json", text: "{" }, "syntax-error "],
    ["a value that is no data", { ...request, input: new Map() }, "wrong-type /input"],
    ["a member `text` that is none", { ...request, text: 1 }, "unknown-member /text"],
  ])("is refused for %s", (_what, value, fault) => {
    expect(faultsOf(value)).toEqual([fault]);
  });

  it("is read with everything in it", () => {
    const full = {
      ...request,
      input: { EncryptionContext: { dept: "fin" }, GrantTokens: [], CiphertextBlob: new Uint8Array(1), NewMember: [1] },
      session: { policies: [{ Statement: [] }], tags: { a: "b" }, federatedBy: "arn:aws:iam::111122223333:user/bob" },
      viaService: "s3.us-east-1.amazonaws.com",
      vpcEndpoint: "vpce-0a1b2c3d",
      context: {
        "aws:SourceIp": "203.0.113.7",
        "aws:MultiFactorAuthPresent": true,
        n: 1,
        "aws:TagKeys": ["a", 1, false],
      },
    };
    expect(readRequest(full)).toEqual({ ok: true, value: full });
    expect(isRequest(full)).toBe(true);
    expect(isCall(full)).toBe(false);
  });

  it("may be a call", () => {
    const call = { principal, operation: "ReEncrypt", input: { SourceKeyId: "1", DestinationKeyId: "2" } };
    expect(readRequest({ file: "r.yaml", text: `principal: ${principal}\noperation: ReEncrypt\n` })).toEqual({
      ok: true,
      value: { principal, operation: "ReEncrypt" },
    });
    expect(readRequest(call)).toEqual({ ok: true, value: call });
    expect(isCall(call)).toBe(true);
    expect(isRequest(call)).toBe(false);
  });

  it.each([
    ["a.json", '{"n": 1.10, "m": [12345678901234567890, 1e3], "t": true, "s": "x"}', ["12345678901234567890", "1000"]],
    ["a.yaml", "{n: 1.10, m: [012345678901, 1e3], t: true, s: x}", ["012345678901", "1000"]],
  ])("has the numbers of its context as the text writes them (%s)", (file, context, m) => {
    const head = JSON.stringify(request).slice(0, -1);
    const read = readRequest({ file, text: `${head}, "context": ${context}}` });
    expect(read).toMatchObject({ ok: true, value: { context: { n: "1.10", m, t: true, s: "x" } } });
  });

  it("has an action or an operation, not both and not neither", () => {
    expect(faultsOf({ ...request, operation: "Decrypt" })).toEqual([
      "unknown-member /action",
      "unknown-member /resource",
    ]);
    expect(faultsOf({ principal })).toEqual(["missing-member "]);
  });

  it.each([
    "arn:aws:iam::111122223333:root",
    "arn:aws:iam::111122223333:user/a/bob",
    "arn:aws-cn:iam::111122223333:role/Reader",
    "arn:aws:sts::111122223333:federated-user/bob",
    "cloudtrail.amazonaws.com",
  ])("may be made by %s", (text) => {
    expect(faultsOf({ ...request, principal: text })).toEqual([]);
  });

  it.each([
    [{ principal: "111122223333" }, "invalid-value /principal"],
    [{ principal: "arn:aws:sts::111122223333:assumed-role/Reader" }, "invalid-value /principal"],
    [{ action: "Decrypt" }, "invalid-value /action"],
    [{ action: ["kms:Decrypt"] }, "wrong-type /action"],
    [{ resource: "" }, "invalid-value /resource"],
    [{ input: [] }, "wrong-type /input"],
    [{ input: { EncryptionContext: { a: 1 } } }, "wrong-type /input/EncryptionContext/a"],
    [{ input: { GrantTokens: "t" } }, "wrong-type /input/GrantTokens"],
    [{ session: { tag: {} } }, "unknown-member /session/tag"],
    [{ session: { policies: ["p.json"] } }, "wrong-type /session/policies/0"],
    [{ session: { policies: [{}] } }, "missing-element /session/policies/0"],
    [{ session: { tags: [{ Key: "a" }, { Key: "a" }] } }, "duplicate-name /session/tags/1/Key"],
    [{ viaService: "s3" }, "invalid-value /viaService"],
    [{ vpcEndpoint: "vpc-1" }, "invalid-value /vpcEndpoint"],
    [{ context: { a: null } }, "wrong-type /context/a"],
    [{ context: { a: [["b"]] } }, "wrong-type /context/a/0"],
    [{ action: ["kms:Decrypt"], input: { keyId: "a" } }, "wrong-type /action"],
    [{ principals: "x" }, "unknown-member /principals"],
    [{ context: { "aws:CalledVia": "a", "AWS:calledvia": "b" } }, "duplicate-name /context/AWS:calledvia"],
    [{ context: { "x/~": "1", "X/~": "2" } }, "duplicate-name /context/X~1~0"],
    [{ context: { "kms:ViaService": ["a", "b"] } }, "wrong-type /context/kms:ViaService"],
    [{ context: { "kms:ViaServce": "a" } }, "unknown-condition-key /context/kms:ViaServce"],
    [{ input: { EncryptionContxt: {} } }, "unknown-member /input/EncryptionContxt"],
    [{ input: { Tags: [{ TagKey: "a" }, { TagKey: "a" }] } }, "duplicate-name /input/Tags/1/TagKey"],
  ])("is checked: %j", (members, fault) => {
    expect(faultsOf({ ...request, ...members })).toContain(fault);
  });

  it.each([null, [], "x", 1, undefined])("is an object, not %j", (value) => {
    expect(faultsOf(value)).toEqual(["wrong-type "]);
    expect(isRequest(value)).toBe(false);
  });

  it("holds encryption contexts of any names", () => {
    const text = `{ "principal": "${principal}", "action": "kms:Decrypt", "input": { "EncryptionContext": { "__proto__": "x", "": "y" } } }`;
    const read = readRequest({ file: null, text });
    expect(read.ok && Object.entries(read.value.input?.EncryptionContext ?? {})).toEqual([
      ["__proto__", "x"],
      ["", "y"],
    ]);
  });
});

it("reads session policies on their own", () => {
  const statement = { Effect: "Allow", Action: "*", Resource: "arn:aws:kms" };
  expect(readSessionPolicies([{ Statement: [] }])).toMatchObject({ ok: true, value: [{ statements: [] }] });
  expect(readSessionPolicies([{ Statement: [] }, { Statement: statement }, "x"])).toMatchObject({
    ok: false,
    diagnostics: [
      { code: "invalid-resource", pointer: "/session/policies/1/Statement/Resource" },
      { code: "wrong-type", pointer: "/session/policies/2" },
    ],
  });
});

it("has the types of the model", () => {
  expectTypeOf<RequestDocument>().toExtend<Request>();
  expectTypeOf<CallDocument>().toExtend<Call>();
});

describe("names that nothing would read", () => {
  it.each([
    [{ ...request, context: { "KMS:viaservice": "a", "kms:EncryptionContext:dept": "b", "aws:Anything": "c" } }, []],
    [
      { ...request, context: { "kms:EncryptionContext": "a" } },
      ["unknown-condition-key /context/kms:EncryptionContext"],
    ],
    [{ ...request, context: { "kms:ViaService": ["a"], "aws:CalledVia": ["a", "b"], "my-kms:Thing": "c" } }, []],
    [{ ...request, input: { GrantToken: "t" } }, ["unknown-member /input/GrantToken"]],
    [
      { ...request, input: { Recipient: {}, NewMember: 1, CiphertextBlobs: [] } },
      ["unknown-member /input/CiphertextBlobs"],
    ],
    [{ ...request, action: "kms:ReEncryptFrom", input: { SourceKeyID: "a" } }, ["unknown-member /input/SourceKeyID"]],
    [{ ...request, action: "kms:ReEncryptFrom", input: { EncryptionContext: {} } }, []],
    [{ ...request, action: "kms:decrypt", input: { keyId: "a" } }, ["unknown-member /input/keyId"]],
    [{ ...request, action: "kms:Decrpt", input: { keyId: "a" } }, []],
    [{ principal, operation: "RetireGrant", input: { GrantToken: "t", KeyID: "a" } }, ["unknown-member /input/KeyID"]],
  ])("in %j are %j", (value, faults) => {
    expect(faultsOf(value)).toEqual(faults);
    expect(isRequest(value) || isCall(value)).toBe(faults.length === 0);
  });
});
