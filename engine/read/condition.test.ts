import { describe, expect, it } from "vitest";
import { type Condition, operatorNames } from "../model/policy.ts";
import { parseOperator } from "./condition.ts";
import { readPolicy, readPolicyText } from "./policy.ts";

function conditionsOf(Condition: unknown): readonly Condition[] {
  const read = readPolicy({ Statement: { Effect: "Deny", Action: "*", Resource: "*", Condition } }, "identity-policy");
  if (!read.ok) throw new Error(read.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`).join());
  return read.value.statements[0]?.conditions ?? [];
}

describe("operators", () => {
  it.each(operatorNames)("%s is known in any case, with its prefixes and suffix", (operator) => {
    expect(parseOperator(operator)).toEqual({ operator, quantifier: null, ifExists: false });
    expect(parseOperator(operator.toUpperCase())).toEqual({ operator, quantifier: null, ifExists: false });
    expect(parseOperator(`forallvalues:${operator}`)).toEqual({
      operator,
      quantifier: "ForAllValues",
      ifExists: false,
    });
    expect(parseOperator(`ForAnyValue:${operator}ifexists`)).toEqual(
      operator === "Null" ? null : { operator, quantifier: "ForAnyValue", ifExists: true },
    );
  });

  it.each([
    "",
    "IfExists",
    "ForAnyValue:",
    "ForAnyValue:ForAllValues:Bool",
    "Bool ",
    "StringEqual",
    "NullIfExists",
    "BoolIfExistsIfExists",
    "toString",
  ])("%j is none", (text) => {
    expect(parseOperator(text)).toBeNull();
  });
});

describe("conditions", () => {
  it("have one entry a key, with a pointer into the document", () => {
    expect(
      conditionsOf({
        stringequalsifexists: { "aws:PrincipalTag/a/b": ["x", "y"], "kms:x": "z" },
        Null: { "aws:x": true },
      }),
    ).toEqual([
      {
        operator: "StringEquals",
        quantifier: null,
        ifExists: true,
        key: "aws:PrincipalTag/a/b",
        values: ["x", "y"],
        pointer: "/Statement/Condition/stringequalsifexists/aws:PrincipalTag~1a~1b",
      },
      {
        operator: "StringEquals",
        quantifier: null,
        ifExists: true,
        key: "kms:x",
        values: ["z"],
        pointer: "/Statement/Condition/stringequalsifexists/kms:x",
      },
      {
        operator: "Null",
        quantifier: null,
        ifExists: false,
        key: "aws:x",
        values: ["true"],
        pointer: "/Statement/Condition/Null/aws:x",
      },
    ]);
  });

  it("may be empty at every level, and have keys that differ by case", () => {
    expect(conditionsOf({})).toEqual([]);
    expect(conditionsOf({ Bool: {} })).toEqual([]);
    expect(conditionsOf({ Bool: { "a:b": [], "A:B": "true" } }).map(({ key, values }) => [key, values])).toEqual([
      ["a:b", []],
      ["A:B", ["true"]],
    ]);
  });

  it("hold booleans and numbers as their JSON text", () => {
    expect(conditionsOf({ Bool: { "a:b": [true, false, 1.5, "x"] } })[0]?.values).toEqual([
      "true",
      "false",
      "1.5",
      "x",
    ]);
    const statement =
      '{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "NumericEquals": { "a:b": [1.50, 12345678901234567890, 1e2] } } }';
    const read = readPolicyText({ file: null, text: `{ "Statement": ${statement} }` }, "identity-policy");
    expect(read.ok && read.value.statements[0]?.conditions[0]?.values).toEqual(["1.50", "12345678901234567890", "100"]);
    const yaml =
      "Statement:\n  Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { NumericEquals: { a:b: [1.50, 0x1F, true] } }\n";
    const fromYaml = readPolicyText({ file: "a.yaml", text: yaml }, "identity-policy");
    expect(fromYaml.ok && fromYaml.value.statements[0]?.conditions[0]?.values).toEqual(["1.50", "31", "true"]);
  });

  it.each([
    [[], "wrong-type /Statement/Condition"],
    [{ Bool: "true" }, "wrong-type /Statement/Condition/Bool"],
    [{ Bool: { "a:b": null } }, "wrong-type /Statement/Condition/Bool/a:b"],
    [{ Bool: { "a:b": { c: 1 } } }, "wrong-type /Statement/Condition/Bool/a:b"],
    [{ Bool: { "": "true" } }, "invalid-value /Statement/Condition/Bool/"],
    [{ Null: { "a:b": ["true", "yes"] } }, "invalid-value /Statement/Condition/Null/a:b/1"],
  ])("are not %j", (condition, fault) => {
    expect(() => conditionsOf(condition)).toThrow(fault);
  });

  it.each([
    [{ StringEqual: {} }, "unknown condition operator `StringEqual`; did you mean `StringEquals`?"],
    [{ NullIfExists: {} }, "unknown condition operator `NullIfExists`"],
    [{ "ForAnyValue:NullIfExists": {} }, "unknown condition operator `ForAnyValue:NullIfExists`"],
    [{ Null: { "a:b": null } }, "a condition value must be a string, a number or a boolean, not null"],
  ])("are told once what is wrong with %j", (Condition, message) => {
    const read = readPolicy(
      { Statement: { Effect: "Deny", Action: "*", Resource: "*", Condition } },
      "identity-policy",
    );
    expect(read.ok ? [] : read.diagnostics.map((fault) => fault.message)).toEqual([message]);
  });

  it.each(["kms:EncryptionContext:a", "KMS:encryptioncontext:a", "aws:RequestTag/a"])(
    "with ForAllValues on %s are refused in a key policy (E64)",
    (key) => {
      const read = (operator: string, kind: "key-policy" | "vpc-endpoint-policy") =>
        readPolicy(
          {
            Statement: {
              Effect: "Deny",
              Principal: "*",
              Action: "*",
              Resource: "*",
              Condition: { [operator]: { [key]: "x" } },
            },
          },
          kind,
        ).ok;
      expect(read("forallvalues:StringLike", "key-policy")).toBe(false);
      expect(read("ForAnyValue:StringLike", "key-policy")).toBe(true);
      expect(read("ForAllValues:StringLike", "vpc-endpoint-policy")).toBe(true);
    },
  );
});
