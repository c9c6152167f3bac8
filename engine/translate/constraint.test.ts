import { describe, expect, it } from "vitest";
import { findGrantOperation, grantOperations } from "../catalog/grant-operations.ts";
import type { RequestContext } from "../expression/attribute.ts";
import type { Grant, GrantConstraints } from "../model/environment.ts";
import { constraintParts, isMet, joinParts } from "./constraint.ts";

const bucket = "arn:aws:s3:::b";
const none: GrantConstraints = { encryptionContextEquals: null, encryptionContextSubset: null, sourceArn: null };
const equals = (pairs: Pairs) => ({ encryptionContextEquals: new Map(Object.entries(pairs)) });
const subset = (pairs: Pairs) => ({ encryptionContextSubset: new Map(Object.entries(pairs)) });

type Pairs = Readonly<Record<string, string>>;

const partsOf = (constraints: Partial<GrantConstraints>, operation: string) => {
  const grant: Grant = {
    id: "g",
    grantee: { kind: "user", text: "u", arn: "u" },
    retiring: null,
    operations: ["CreateGrant", "Decrypt"],
    constraints: { ...none, ...constraints },
    issuingAccount: null,
    token: null,
    propagated: true,
    pointer: "",
  };
  return constraintParts(grant, operation);
};

const contextOf = (pairs: Pairs | null, keys: Readonly<Record<string, readonly string[]>> = {}): RequestContext => ({
  values: (name) => keys[name],
  encryptionContext: () => (pairs === null ? null : new Map(Object.entries(pairs))),
});

describe("what a constraint binds (E28, E29)", () => {
  const pairs = { a: "1" };
  it.each<readonly [Partial<GrantConstraints>, string, readonly string[]]>([
    [{}, "Decrypt", []],
    [
      { ...equals(pairs), sourceArn: bucket },
      "Decrypt",
      [`the encryption context: [["a","1"]]`, `the source ARN: "${bucket}"`],
    ],
    [subset({ b: "2", ...pairs }), "Decrypt", [`encryption context pairs ["a","b"]: [["a","1"],["b","2"]]`]],
    [equals({}), "Decrypt", ["the encryption context: []"]],
    [subset({}), "Decrypt", []],
    [{ ...equals(pairs), sourceArn: bucket }, "DescribeKey", [`the source ARN: "${bucket}"`]],
    [{ ...subset(pairs), sourceArn: bucket }, "RetireGrant", []],
    [{ ...equals(pairs), sourceArn: bucket }, "RetireGrant", []],
    [
      { ...equals(pairs), sourceArn: bucket },
      "CreateGrant",
      [
        `the encryption context of the new grant: [["a","1"]]`,
        `the source ARN: "${bucket}"`,
        `the source ARN of the new grant: "${bucket}"`,
      ],
    ],
    [subset(pairs), "CreateGrant", [`encryption context pairs ["a"] of the new grant: [["a","1"]]`]],
  ])("%j of %s: %j", (constraints, operation, expected) => {
    expect(partsOf(constraints, operation).map(({ looksAt, wants }) => `${looksAt}: ${wants}`)).toEqual(expected);
  });

  it("is all of it, of an operation that no grant holds", () => {
    const parts = partsOf({ ...equals(pairs), sourceArn: bucket }, "ListKeys");
    expect(parts.map(({ looksAt }) => looksAt)).toEqual(["the encryption context", "the source ARN"]);
  });

  it("is what the catalogue says, of every operation", () => {
    for (const { name } of grantOperations) {
      const bound = new Set(partsOf({ ...equals(pairs), sourceArn: bucket }, name).map(({ wants }) => wants));
      const ignored = findGrantOperation(name)?.ignoresConstraints.length ?? 0;
      expect([name, bound.size]).toEqual([name, 2 - ignored]);
    }
  });
});

describe("a part is met", () => {
  const type = (name: string) => ({ "kms:GrantConstraintType": [name] });
  const own = (...values: readonly string[]) => ({ "aws:SourceArn": values });
  const made = (...values: readonly string[]) => ({ "kms:GrantConstraintSourceArn": values });

  it.each<readonly [Partial<GrantConstraints>, string, RequestContext, readonly boolean[]]>([
    [equals({ a: "1", b: "2" }), "Decrypt", contextOf({ b: "2", a: "1" }), [true]],
    [equals({ a: "1" }), "Decrypt", contextOf({ A: "1" }), [false]],
    [equals({ a: "1" }), "Decrypt", contextOf({ a: "1", b: "2" }), [false]],
    [equals({}), "Decrypt", contextOf(null), [true]],
    [subset({ a: "1" }), "Decrypt", contextOf({ a: "1", b: "2" }), [true]],
    [subset({ a: "1" }), "Decrypt", contextOf({ b: "2" }), [false]],
    [subset({ a: "1" }), "Decrypt", contextOf(null), [false]],
    [{ sourceArn: bucket }, "Decrypt", contextOf(null, own(bucket)), [true]],
    [{ sourceArn: bucket }, "Decrypt", contextOf(null, own(bucket, bucket)), [false]],
    [{ sourceArn: bucket }, "Decrypt", contextOf(null), [false]],
    [equals({ a: "1" }), "CreateGrant", contextOf({ a: "1" }, type("EncryptionContextEquals")), [true]],
    [equals({ a: "1" }), "CreateGrant", contextOf({ a: "1" }, type("EncryptionContextSubset")), [false]],
    [equals({ a: "1" }), "CreateGrant", contextOf({ a: "1" }), [false]],
    [subset({ a: "1" }), "CreateGrant", contextOf({ a: "1" }, type("EncryptionContextEquals")), [true]],
    [{ sourceArn: bucket }, "CreateGrant", contextOf(null, { ...own(bucket), ...made(bucket) }), [true, true]],
    [{ sourceArn: bucket }, "CreateGrant", contextOf(null, own(bucket)), [true, false]],
    [{ sourceArn: bucket }, "CreateGrant", contextOf(null, made(bucket)), [false, true]],
  ])("%j of %s: %#", (constraints, operation, context, expected) => {
    expect(partsOf(constraints, operation).map((part) => isMet(part, context))).toEqual(expected);
  });
});

describe("what a request has for a part", () => {
  const from = (...values: readonly string[]) => contextOf(null, { "aws:SourceArn": values });
  const typed = (type: string) => contextOf({ a: "1" }, { "kms:GrantConstraintType": [type] });

  it.each<readonly [Partial<GrantConstraints>, string, RequestContext, string | undefined, string | null]>([
    [{ sourceArn: bucket }, "Decrypt", from(bucket), `"${bucket}"`, bucket],
    [{ sourceArn: bucket }, "Decrypt", from("a", "b"), undefined, "a, b"],
    [{ sourceArn: bucket }, "Decrypt", contextOf(null), undefined, null],
    [equals({}), "Decrypt", contextOf(null), "[]", null],
    [equals({}), "Decrypt", contextOf({ b: "2", a: "1" }), '[["a","1"],["b","2"]]', '{"b":"2","a":"1"}'],
    [subset({ a: "1" }), "Decrypt", contextOf({ b: "2", a: "1" }), '[["a","1"]]', '{"b":"2","a":"1"}'],
    [subset({ a: "1" }), "Decrypt", contextOf(null), "[]", null],
    [equals({}), "CreateGrant", typed("EncryptionContextEquals"), '[["a","1"]]', 'EncryptionContextEquals {"a":"1"}'],
    [equals({}), "CreateGrant", typed("EncryptionContextSubset"), undefined, 'EncryptionContextSubset {"a":"1"}'],
    [equals({}), "CreateGrant", contextOf({ a: "1" }), undefined, '{"a":"1"}'],
  ])("%j of %s: %#", (constraints, operation, context, held, actual) => {
    const [part] = partsOf(constraints, operation);
    expect([part?.holds(context), part?.actual(context)]).toEqual([held, actual]);
  });
});

it("parts are joined so that none can pass for two", () => {
  expect(joinParts(['"a"', '"b"'])).toBe('["a","b"]');
  expect(JSON.parse(joinParts(['"a\\",\\"b"']))).toEqual(['a","b']);
});
