import { describe, expect, it } from "vitest";
import type { Policy, PolicyKind, Statement } from "../model/policy.ts";
import { rootElement } from "./element.ts";
import { policyFrom, readPolicy, readPolicyText } from "./policy.ts";
import { noSource } from "./source.ts";

function read(value: unknown, kind: PolicyKind = "key-policy"): Policy {
  const outcome = readPolicy(value, kind);
  if (!outcome.ok) throw new Error(outcome.diagnostics.map(({ pointer, message }) => `${pointer} ${message}`).join());
  return outcome.value;
}

function codesOf(value: unknown, kind: PolicyKind = "key-policy"): readonly string[] {
  const outcome = readPolicy(value, kind);
  return outcome.ok ? [] : outcome.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
}

const allow = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*" };

function statement(members: Readonly<Record<string, unknown>>, kind: PolicyKind = "key-policy"): Statement {
  const [first] = read({ Statement: [members] }, kind).statements;
  if (first === undefined) throw new Error("no statement");
  return first;
}

describe("a policy", () => {
  it("is read in every shape that AWS stores", () => {
    expect(
      read({ Version: "2012-10-17", Id: "key", Statement: [{ ...allow, Sid: "Enable IAM policies" }] }),
    ).toMatchObject({
      name: null,
      version: "2012-10-17",
      statements: [
        {
          index: 0,
          sid: "Enable IAM policies",
          effect: "Allow",
          principal: { negated: false, entries: [{ kind: "everyone", text: "*" }] },
          action: { negated: false, patterns: ["kms:*"] },
          resource: { negated: false, patterns: ["*"] },
          conditions: [],
          pointer: "/Statement/0",
        },
      ],
    });
    expect(read({ Version: "2008-10-17", Statement: [] })).toMatchObject({ version: "2008-10-17", statements: [] });
    expect(read({ Statement: allow })).toMatchObject({
      version: null,
      statements: [{ index: 0, pointer: "/Statement" }],
    });
    expect(read({ Statement: [allow, { ...allow, Sid: undefined, Condition: undefined }] }).statements).toHaveLength(2);
  });

  it.each([null, "text", 1, [], undefined])("is an object, not %j", (value) => {
    expect(codesOf(value)).toEqual(["wrong-type "]);
  });

  it("reports every fault at once", () => {
    const faulty = {
      Version: "2012",
      Id: 1,
      Statements: [],
      Statement: [
        { ...allow, Effect: "allow", Sid: 1, Extra: 1 },
        "text",
        {
          ...allow,
          Action: [1, "kms:*"],
          Condition: { StringEqual: {}, Bool: { "aws:SecureTransport": [[true], null] } },
        },
      ],
    };
    expect(codesOf(faulty)).toEqual([
      "unknown-element /Statements",
      "wrong-type /Id",
      "unknown-version /Version",
      "unknown-element /Statement/0/Extra",
      "wrong-type /Statement/0/Sid",
      "invalid-value /Statement/0/Effect",
      "wrong-type /Statement/1",
      "wrong-type /Statement/2/Action/0",
      "unknown-operator /Statement/2/Condition/StringEqual",
      "wrong-type /Statement/2/Condition/Bool/aws:SecureTransport/0",
      "wrong-type /Statement/2/Condition/Bool/aws:SecureTransport/1",
    ]);
  });

  it("holds after a fault what could be read, and lets nobody in where it could not", () => {
    const holes = (document: unknown) => policyFrom(rootElement(document, noSource), "key-policy", null, []);
    expect(holes({ Version: "1" })).toMatchObject({ version: null, statements: [] });
    const Principal = { AWS: ["111122223333", "foo"], Servce: "s3.amazonaws.com" };
    const faulty = [{ ...allow, Effect: "allow", Principal }, "text", { ...allow, Principal: "me", Action: ["a", 1] }];
    expect(holes({ Statement: faulty })?.statements).toMatchObject([
      {
        index: 0,
        effect: "Deny",
        principal: { entries: [{ kind: "account", text: "111122223333", account: "111122223333" }] },
      },
      { index: 2, effect: "Allow", principal: { entries: [] }, action: { patterns: ["a"] } },
    ]);
  });

  it("has pointers into the document and positions in the file", () => {
    const text = `{\n "policy": { "Statement": [\n  ${JSON.stringify(allow)} ] } }`;
    const located = readPolicyText({ file: "a.json", text: JSON.stringify({ Statement: [allow] }) }, "key-policy");
    expect(located.ok && located.value.origin.locate("/Statement/0")).toEqual({ line: 1, column: 15 });
    const origin = { file: "b.json", locate: (pointer: string) => ({ line: 3, column: pointer.length }) };
    const embedded = readPolicy((JSON.parse(text) as { policy: unknown }).policy, "key-policy", {
      origin,
      pointer: "/policy",
      name: "x",
    });
    expect(embedded.ok && embedded.value).toMatchObject({ name: "x", statements: [{ pointer: "/Statement/0" }] });
    expect(embedded.ok && embedded.value.origin.locate("/Statement/0")).toEqual({ line: 3, column: 19 });
    expect(readPolicy({}, "key-policy", { origin, pointer: "/policy" })).toMatchObject({
      diagnostics: [{ file: "b.json", line: 3, column: 7, pointer: "/policy" }],
    });
  });

  it("does not trip over values that no text can hold", () => {
    const loop: Record<string, unknown> = { Statement: [allow] };
    loop["Id"] = loop;
    expect(codesOf(loop)).toEqual(["wrong-type /Id"]);
    let deep: unknown = "x";
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(codesOf({ Statement: { ...allow, Action: deep } })).toEqual(["wrong-type /Statement/Action/0"]);
    expect(codesOf({ Statement: { ...allow, constructor: 1 } })).toEqual(["unknown-element /Statement/constructor"]);
    expect(codesOf(JSON.parse('{ "Statement": [], "__proto__": {} }'))).toEqual(["unknown-element /__proto__"]);
  });
});

describe("the elements of a statement", () => {
  it("may be single or a list, and negated", () => {
    const negated = {
      Effect: "Deny",
      NotPrincipal: { AWS: "111122223333" },
      NotAction: ["kms:a", "kms:b"],
      NotResource: "x",
    };
    expect(statement(negated)).toMatchObject({
      principal: { negated: true, entries: [{ kind: "account", account: "111122223333" }] },
      action: { negated: true, patterns: ["kms:a", "kms:b"] },
      resource: { negated: true, patterns: ["x"] },
    });
  });

  it.each(["Principal", "Action", "Resource"])("have at most one of %s and its negation", (name) => {
    const both = { ...allow, Effect: "Deny", [`Not${name}`]: name === "Principal" ? { AWS: "111122223333" } : "*" };
    expect(codesOf({ Statement: both })).toEqual([`conflicting-elements /Statement/Not${name}`]);
  });

  it("may lack Action and Resource in a key policy only (E49)", () => {
    expect(statement({ Effect: "Allow", Principal: "*" })).toMatchObject({ action: null, resource: null });
    expect(statement({ ...allow, Action: [], Resource: [] })).toMatchObject({
      action: { patterns: [] },
      resource: { patterns: [] },
    });
    const empty = { Effect: "Allow" };
    expect(codesOf({ Statement: empty }, "identity-policy")).toEqual([
      "missing-element /Statement",
      "missing-element /Statement",
    ]);
    expect(codesOf({ Statement: { ...allow, Action: undefined } }, "vpc-endpoint-policy")).toEqual([
      "missing-element /Statement",
    ]);
  });

  it("are never an empty negation, which would match everything", () => {
    const negations = { Effect: "Allow", Principal: "*", NotAction: [], NotResource: [] };
    expect(codesOf({ Statement: negations })).toEqual([
      "missing-element /Statement/NotAction",
      "missing-element /Statement/NotResource",
    ]);
  });

  it("may hold any action text, which at worst matches nothing (E53)", () => {
    expect(statement({ ...allow, Action: ["kms=Decrypt", "kms: Decrypt", ""] }).action?.patterns).toHaveLength(3);
  });

  it.each([
    "*",
    "arn:aws:kms:us-east-1:111122223333:key/*",
    "arn:aws:kms",
    "arn:*",
    "arn:aws",
    "arn:aws:kms:*",
    "arn:aws-cn:s3:::a${x}",
    "arn:aws:s3:::arn:a:b*",
    "arn",
    "**",
  ])("may have the resource %s in an identity policy", (Resource) => {
    expect(statement({ Effect: "Allow", Action: "*", Resource }, "identity-policy").resource?.patterns).toEqual([
      Resource,
    ]);
  });

  it.each(["", "key/1", "arn:aws:*:us-east-1:1:key/1", "arn:aws:k?s:::x", "arn:aws2:kms:::x", "ARN:aws:kms:::x"])(
    "may not have the resource %j there, but in a key policy (E49)",
    (Resource) => {
      const outcome = readPolicy({ Statement: { Effect: "Allow", Action: "*", Resource } }, "identity-policy");
      expect(outcome).toMatchObject({ ok: false, diagnostics: [{ pointer: "/Statement/Resource" }] });
      expect(statement({ ...allow, Resource }).resource?.patterns).toEqual([Resource]);
    },
  );

  it("are whole ARNs in a session policy (E54)", () => {
    const session = { Effect: "Allow", Action: "*", Resource: ["*", "arn:aws:kms:*:*:*", "arn:aws:kms:*"] };
    expect(codesOf({ Statement: session }, "session-policy")).toEqual(["invalid-resource /Statement/Resource/2"]);
  });
});

describe("principals by kind of policy", () => {
  it.each(["identity-policy", "permissions-boundary", "session-policy", "service-control-policy"] as const)(
    "are absent from a %s",
    (kind) => {
      expect(statement({ Effect: "Allow", Action: "*", Resource: "*" }, kind).principal).toBeNull();
      expect(codesOf({ Statement: allow }, kind)).toEqual(["unexpected-principal /Statement/Principal"]);
      const negated = { Effect: "Deny", NotPrincipal: "*", Action: "*", Resource: "*" };
      expect(codesOf({ Statement: negated }, kind)).toEqual(["unexpected-principal /Statement/NotPrincipal"]);
    },
  );

  it.each(["key-policy", "vpc-endpoint-policy", "resource-control-policy"] as const)("stand in a %s", (kind) => {
    expect(statement(allow, kind).principal?.entries).toEqual([{ kind: "everyone", text: "*" }]);
    expect(codesOf({ Statement: { ...allow, Principal: undefined } }, kind)).toEqual(["missing-principal /Statement"]);
  });

  it("are everyone in a resource control policy", () => {
    for (const principal of [
      { Principal: { AWS: "*" } },
      { Principal: ["*"] },
      { Principal: undefined, NotPrincipal: "*" },
    ]) {
      const codes = codesOf({ Statement: { ...allow, Effect: "Deny", ...principal } }, "resource-control-policy");
      expect(codes).toHaveLength(1);
      expect(codes[0]).toMatch(/^invalid-principal /u);
    }
  });

  it("are an object of lists", () => {
    const Principal = { AWS: ["111122223333", "*"], Service: "s3.amazonaws.com", Federated: "x", CanonicalUser: ["y"] };
    expect(statement({ ...allow, Principal }).principal?.entries.map(({ kind }) => kind)).toEqual([
      "account",
      "everyone",
      "service",
      "nobody",
      "nobody",
    ]);
    expect(codesOf({ Statement: { ...allow, Principal: ["*"] } })).toEqual(["invalid-principal /Statement/Principal"]);
    expect(codesOf({ Statement: { ...allow, Principal: "111122223333" } })).toEqual([
      "invalid-principal /Statement/Principal",
    ]);
    expect(codesOf({ Statement: { ...allow, Principal: { AWS: 111122223333 } } })).toEqual([
      "wrong-type /Statement/Principal/AWS",
    ]);
    expect(codesOf({ Statement: { ...allow, Principal: { toString: "*" } } })).toEqual([
      "invalid-principal /Statement/Principal/toString",
    ]);
  });

  it("are never negated in an Allow (E16)", () => {
    const negated = { ...allow, Principal: undefined, NotPrincipal: { AWS: "111122223333" } };
    expect(codesOf({ Statement: negated })).toEqual(["not-principal-with-allow /Statement/NotPrincipal"]);
    expect(codesOf({ Statement: { ...negated, Effect: "Deny" } })).toEqual([]);
  });
});

describe("limits of a key policy (E50)", () => {
  it("count bytes of UTF-8", () => {
    expect(codesOf({ Statement: [], Id: "é".repeat(16_372) })).toEqual([]);
    expect(codesOf({ Statement: [], Id: "é".repeat(16_373) })).toEqual(["policy-too-large "]);
    expect(codesOf({ Statement: [], Id: "é".repeat(16_373) }, "identity-policy")).toEqual([]);
  });

  it("count a file as it stands, and anything else as compact JSON", () => {
    const padded = `{ "Statement": [] ${" ".repeat(33_000)} }`;
    expect(readPolicyText({ file: "a.json", text: padded }, "key-policy").ok).toBe(false);
    expect(readPolicyText({ file: "a.yaml", text: padded }, "key-policy").ok).toBe(true);
  });

  it("hold for every text, unless JSON spells it with an escape", () => {
    expect(codesOf({ Statement: [], Id: "\t\n\r ÿ" })).toEqual([]);
    expect(
      codesOf({
        Statement: [{ Sid: "Ā", ...allow, Action: ["\u0000"], Condition: { StringEquals: { "a:€": "😀" } } }],
      }),
    ).toEqual([
      "invalid-character /Statement/0/Sid",
      "invalid-character /Statement/0/Action/0",
      "invalid-character /Statement/0/Condition/StringEquals/a:€",
      "invalid-character /Statement/0/Condition/StringEquals/a:€",
    ]);
    const escaped = '{ "Statement": [], "Id": "\\u0100" }';
    expect(readPolicyText({ file: "a.json", text: escaped }, "key-policy").ok).toBe(true);
    expect(readPolicyText({ file: "a.json", text: escaped.replace("\\u0100", "Ā") }, "key-policy").ok).toBe(false);
    expect(codesOf({ Statement: [], Id: "Ā" }, "session-policy")).toEqual([]);
  });
});
