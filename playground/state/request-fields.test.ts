import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  circumstancesIn,
  circumstancesOf,
  fieldsOf,
  withAction,
  withPrincipal,
  withResource,
} from "./request-fields.ts";

const text = JSON.stringify(
  { principal: "p", action: "kms:Decrypt", resource: "k", input: { EncryptionContext: { a: "b" } } },
  null,
  2,
);

describe("the fields of a request", () => {
  it("hold what is written into them, and leave the rest alone", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (principal, resource) => {
        const changed = withResource(withPrincipal(text, principal), resource);
        expect(fieldsOf(changed)).toMatchObject({ principal, action: "kms:Decrypt", resource });
        expect((JSON.parse(changed) as { input: unknown }).input).toEqual({ EncryptionContext: { a: "b" } });
      }),
    );
  });

  it("move the key to where a call has it, and back", () => {
    const call = withAction(text, "Decrypt");
    expect(JSON.parse(call)).toEqual({
      principal: "p",
      operation: "Decrypt",
      input: { EncryptionContext: { a: "b" }, KeyId: "k" },
    });
    expect(JSON.parse(withAction(call, "kms:Decrypt"))).toEqual(JSON.parse(text));
  });

  it("show several keys of a call, and do not write over them", () => {
    const call = JSON.stringify({ operation: "ReEncrypt", input: { SourceKeyId: "a", DestinationKeyId: "b" } });
    expect(fieldsOf(call)).toMatchObject({ resource: "a → b", resourceMember: null });
    expect(withResource(call, "c")).toBe(call);
  });

  it("leave out an empty resource, and begin anew in a broken text", () => {
    expect(JSON.parse(withResource(text, ""))).not.toHaveProperty("resource");
    expect(JSON.parse(withPrincipal("nonsense", "p"))).toEqual({ principal: "p" });
  });

  it("leave what stands before the request where it is", () => {
    expect(withPrincipal('// asked by Ann\n{ "principal": "a" }', "p")).toBe('// asked by Ann\n{ "principal": "p" }');
  });

  it("write into no input that cannot hold them", () => {
    const call = JSON.stringify({ operation: "Encrypt", input: 5 });
    expect(fieldsOf(call).resourceMember).toBeNull();
    expect(withResource(call, "k")).toBe(call);
    const permission = JSON.stringify({ action: "kms:Encrypt", resource: "k", input: 5 });
    expect(JSON.parse(withAction(permission, "Encrypt"))).toEqual({ operation: "Encrypt", resource: "k", input: 5 });
  });
});

describe("the circumstances of a request", () => {
  it("are told in words, and asked with in a matrix", () => {
    const asked = {
      principal: "p",
      action: "kms:Decrypt",
      viaService: "s3",
      vpcEndpoint: "vpce-1",
      session: { policies: [{}, "a.json"], tags: {}, federatedBy: "arn:aws:iam::111122223333:user/bob" },
      context: { "aws:SourceIp": "::1" },
    };
    expect(circumstancesOf(JSON.stringify(asked))).toEqual([
      "via s3",
      "through vpce-1",
      "with 2 session policies",
      "with session tags",
      "federated by user/bob",
      "aws:SourceIp=::1",
    ]);
    expect(circumstancesOf(text)).toEqual(["encryption context a=b"]);
    const odd = { input: { EncryptionContext: { a: 5 } }, context: { b: { toString: 1 }, c: ["d"] } };
    expect(circumstancesOf(JSON.stringify(odd))).toEqual(["encryption context a=5", 'b={"toString":1}', 'c=["d"]']);
    expect(circumstancesIn(JSON.stringify(asked))).toEqual({
      viaService: "s3",
      vpcEndpoint: "vpce-1",
      context: { "aws:SourceIp": "::1" },
    });
  });
});
