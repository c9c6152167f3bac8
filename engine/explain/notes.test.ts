import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import type { EnvironmentDocument } from "../model/documents.ts";
import type { Request } from "../model/request.ts";
import { undocumentedRules } from "./undocumented/list.ts";

const owner = "111122223333";
const other = "444455556666";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const eve = `arn:aws:iam::${other}:user/eve`;
const role = `arn:aws:iam::${owner}:role/R`;
const session = `arn:aws:sts::${owner}:assumed-role/R/s`;
const ownerRoot = `arn:aws:iam::${owner}:root`;
const service = "logs.amazonaws.com";
const source = "arn:aws:s3:::b";

type Rest = Readonly<Record<string, unknown>>;

interface Given {
  readonly key?: readonly Rest[];
  readonly identity?: readonly Rest[];
  readonly boundary?: readonly Rest[];
  readonly scp?: readonly Rest[];
  readonly rcp?: readonly Rest[];
  readonly endpoint?: readonly Rest[];
  readonly grants?: readonly Rest[];
  readonly uniqueId?: string;
}

const allow = (rest: Rest = {}): Rest => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...rest });
const deny = (rest: Rest = {}): Rest => allow({ Effect: "Deny", ...rest });
const named = (AWS: unknown, rest: Rest = {}): Rest => allow({ Principal: { AWS }, ...rest });
const everyone = (rest: Rest = {}): Rest => allow({ Principal: "*", ...rest });
const sparing = (...AWS: readonly string[]): Rest => deny({ NotPrincipal: { AWS } });
const when = (operator: string, name: string, value: unknown): Rest => ({
  Condition: { [operator]: { [name]: value } },
});
const grant = (rest: Rest = {}): Rest => ({ GrantId: "g-1", GranteePrincipal: bob, Operations: ["Decrypt"], ...rest });
const policy = (statements: readonly Rest[]) => ({ Version: "2012-10-17", Statement: statements });
const given = (name: string, value: string): Partial<Request> => ({ context: { [name]: value } });

async function decide(
  { key: ofKey = [], identity, boundary, scp, rcp, endpoint, grants = [], uniqueId }: Given,
  request: Partial<Request> = {},
) {
  const principal = request.principal ?? bob;
  const holder = principal === session ? role : principal;
  const record = {
    ...(uniqueId === undefined ? {} : { uniqueId }),
    ...(identity === undefined ? {} : { identityPolicies: [policy(identity)] }),
    ...(boundary === undefined ? {} : { permissionsBoundary: policy(boundary) }),
  };
  const authorizer = await createAuthorizer({
    accounts: {
      [owner]: {
        ...(scp === undefined ? {} : { serviceControlPolicies: [[policy(scp)]] }),
        resourceControlPolicies: rcp === undefined ? [] : [policy(rcp)],
      },
    },
    principals: /:(?:user|role)\//u.test(holder) ? { [holder]: record } : {},
    keys: { [key]: { policy: policy(ofKey), grants } },
    vpcEndpoints: { "vpce-1": endpoint === undefined ? {} : { policy: policy(endpoint) } },
  } as unknown as EnvironmentDocument);
  const { resource = key, ...rest } = request;
  return authorizer.authorize({
    principal,
    action: "kms:Decrypt",
    ...("resource" in request && request.resource === undefined ? {} : { resource }),
    ...rest,
  });
}

const keyless: Partial<Request> = { action: "kms:ListKeys", resource: undefined };
const creating = (...Operations: readonly string[]): Partial<Request> => ({
  action: "kms:CreateGrant",
  input: { Operations },
});
const retiring: Partial<Request> = { action: "kms:RetireGrant", input: { GrantId: "g-1" } };
const silent = { boundary: [allow({ Action: "s3:*" })] };
const ample = { boundary: [allow()] };
const passing = (Action: string): Partial<Request> => ({ session: { policies: [policy([allow({ Action })])] } });
const constrained = [grant({ Constraints: { SourceArn: source } })];
const forAws = when("Bool", "kms:GrantIsForAWSResource", "false");
const notForAws = when("Null", "kms:GrantIsForAWSResource", "true");
const endpointed: Partial<Request> = { vpcEndpoint: "vpce-1" };
const names = (operator: string, value: unknown) => when(operator, "kms:EncryptionContextKeys", value);
const containing = (a: string): Partial<Request> => ({ input: { EncryptionContext: { a } } });

/** The rule, the decision, and whether it rests on the rule: each with its neighbours, where both readings agree. */
const rows: readonly (readonly [rule: string, decision: "Allow" | "Deny", rests: boolean, Given, Partial<Request>?])[] =
  [
    ["E15", "Allow", true, { key: [named("AIDABOB")], uniqueId: "AIDABOB" }],
    ["E15", "Deny", true, { key: [everyone(), deny({ Principal: { AWS: "AIDABOB" } })], uniqueId: "AIDABOB" }],
    ["E15", "Allow", false, { key: [named(["AIDABOB", bob])], uniqueId: "AIDABOB" }],
    ["E15", "Deny", false, { key: [named("AIDAGONE")], uniqueId: "AIDABOB" }],
    ["E15", "Allow", false, { grants: [grant({ GranteePrincipal: "AIDABOB" })], uniqueId: "AIDABOB" }],

    ["E16", "Deny", true, { key: [everyone(), sparing(bob)] }],
    ["E16", "Allow", false, { key: [everyone(), sparing(owner, bob)] }],
    ["E16", "Deny", false, { key: [everyone(), sparing(owner)] }],
    ["E16", "Deny", false, { key: [everyone(), sparing(eve)] }],
    ["E16", "Deny", false, { key: [everyone(), sparing(bob)], ...ample }],
    ["E16", "Deny", false, { key: [sparing(bob)] }],
    ["E16", "Allow", true, { key: [everyone(), sparing(owner, role)] }, { principal: session }],
    ["E16", "Allow", false, { key: [everyone(), sparing(owner, role, session)] }, { principal: session }],
    ["E16", "Deny", true, { key: [everyone(), sparing(owner, session)] }, { principal: session }],
    ["E16", "Allow", false, { key: [everyone(), sparing(owner)] }, { principal: ownerRoot }],

    ["E18", "Allow", true, { key: [everyone()], ...silent }],
    ["E18", "Allow", false, { key: [everyone()], ...ample }],
    ["E18", "Allow", false, { key: [everyone()] }],
    ["E18", "Allow", false, { key: [everyone(when("ArnLike", "aws:PrincipalArn", bob))], ...silent }],
    ["E18", "Allow", false, { key: [everyone(), named(bob)], ...silent }],
    ["E18", "Allow", true, { key: [everyone()] }, passing("s3:*")],
    ["E18", "Allow", false, { key: [everyone()] }, passing("kms:*")],

    ["E23", "Allow", true, { key: [everyone({ Principal: { Service: service } })], scp: [] }, { principal: service }],
    ["E23", "Allow", false, { key: [everyone({ Principal: { Service: service } })] }, { principal: service }],
    [
      "E23",
      "Allow",
      false,
      { key: [everyone({ Principal: { Service: service } })], scp: [allow()] },
      { principal: service },
    ],
    [
      "E23",
      "Allow",
      true,
      { key: [everyone({ Principal: { Service: service } })], scp: [allow(), deny()] },
      { principal: service },
    ],
    ["E23", "Deny", false, { key: [named(bob)], scp: [] }],

    ["E25", "Deny", true, { rcp: [deny({ Principal: "*" })], identity: [allow()] }, keyless],
    ["E25", "Allow", false, { rcp: [deny({ Principal: "*", Action: "kms:Sign" })], identity: [allow()] }, keyless],
    ["E25", "Deny", false, { rcp: [deny({ Principal: "*" })] }, keyless],
    ["E25", "Deny", false, { rcp: [deny({ Principal: "*" })], key: [named(bob)] }],

    ["E26", "Allow", true, { key: [named(bob)], endpoint: [named(owner)] }, endpointed],
    ["E26", "Allow", false, { key: [named(bob)], endpoint: [named([owner, bob])] }, endpointed],
    [
      "E26",
      "Deny",
      true,
      { key: [named(bob)], endpoint: [everyone(), deny({ Principal: { AWS: owner } })] },
      endpointed,
    ],
    ["E26", "Allow", false, { key: [named(owner)], endpoint: [named(owner)] }, { ...endpointed, principal: ownerRoot }],
    ["E26", "Deny", false, { endpoint: [named(owner)] }, endpointed],

    ["E29", "Deny", true, { grants: constrained }],
    ["E29", "Allow", false, { grants: constrained }, given("aws:SourceArn", source)],
    ["E29", "Deny", false, { grants: constrained }, { viaService: "s3.us-east-1.amazonaws.com" }],
    ["E29", "Allow", false, { grants: constrained, key: [named(bob)] }],
    [
      "E29",
      "Deny",
      false,
      {
        grants: [
          {
            GrantId: "g",
            GranteeServicePrincipal: service,
            RetiringServicePrincipal: service,
            Operations: ["Decrypt"],
            Constraints: { SourceArn: source },
          },
        ],
      },
      { principal: service },
    ],

    ["E31", "Allow", true, { grants: [grant()], ...silent }],
    ["E31", "Allow", false, { grants: [grant()], ...ample }],
    ["E31", "Allow", false, { grants: [grant()] }],
    ["E31", "Deny", true, { grants: [grant({ GranteePrincipal: role })], ...silent }, { principal: session }],
    ["E31", "Allow", true, { grants: [grant({ RetiringPrincipal: bob })], ...silent }, retiring],
    ["E31", "Allow", true, { grants: [grant()] }, passing("s3:*")],
    ["E31", "Deny", false, { grants: [grant({ GranteePrincipal: owner })], identity: [allow()], ...silent }],

    ["E32", "Allow", true, { grants: [grant({ GranteePrincipal: owner })], identity: [allow()] }],
    ["E32", "Deny", true, { grants: [grant({ GranteePrincipal: owner })] }],
    ["E32", "Allow", false, { grants: [grant({ GranteePrincipal: owner })], key: [named(bob)] }],
    ["E32", "Allow", false, { grants: [grant({ GranteePrincipal: owner })] }, { principal: ownerRoot }],
    ["E32", "Allow", false, { grants: [grant()] }],

    [
      "E33",
      "Allow",
      true,
      { key: [named(bob)], grants: [grant({ Operations: ["CreateGrant", "Decrypt"] })] },
      creating("Sign"),
    ],
    [
      "E33",
      "Allow",
      false,
      { key: [named(bob)], grants: [grant({ Operations: ["CreateGrant", "Decrypt"] })] },
      creating("Decrypt"),
    ],
    ["E33", "Deny", false, { grants: [grant({ Operations: ["CreateGrant", "Decrypt"] })] }, creating("Sign")],
    ["E33", "Allow", false, { key: [named(bob)], grants: [grant()] }, creating("Sign")],

    [
      "E34",
      "Deny",
      true,
      { grants: [grant({ GranteePrincipal: eve, GrantToken: "t" })] },
      { input: { GrantTokens: ["t"] } },
    ],
    ["E34", "Deny", false, { grants: [grant({ GranteePrincipal: eve, GrantToken: "t" })] }],
    [
      "E34",
      "Deny",
      false,
      { grants: [grant({ GranteePrincipal: eve, GrantToken: "t", Operations: ["Sign"] })] },
      { input: { GrantTokens: ["t"] } },
    ],
    [
      "E34",
      "Allow",
      false,
      { grants: [grant({ GrantToken: "t", Propagated: false })] },
      { input: { GrantTokens: ["t"] } },
    ],

    [
      "E35",
      "Allow",
      true,
      { grants: [grant({ IssuingAccount: `arn:aws:iam::${other}:root` })], identity: [allow()] },
      { ...retiring, principal: eve },
    ],
    [
      "E35",
      "Allow",
      false,
      { grants: [grant({ IssuingAccount: `arn:aws:iam::${other}:root` })] },
      { ...retiring, principal: `arn:aws:iam::${other}:root` },
    ],
    ["E35", "Allow", false, { grants: [grant({ IssuingAccount: ownerRoot })], identity: [allow()] }, retiring],

    ["E37", "Allow", true, { key: [named(bob, forAws)] }, creating("Decrypt")],
    ["E37", "Deny", true, { key: [named(bob, notForAws)] }, creating("Decrypt")],
    [
      "E37",
      "Allow",
      false,
      { key: [named(bob, forAws)] },
      { ...creating("Decrypt"), ...given("kms:GrantIsForAWSResource", "false") },
    ],
    [
      "E37",
      "Deny",
      false,
      { key: [named(bob, forAws)] },
      { ...creating("Decrypt"), viaService: "ec2.us-east-1.amazonaws.com" },
    ],
    [
      "E37",
      "Deny",
      false,
      { key: [named(bob, when("Bool", "kms:GrantIsForAWSResource", "true"))] },
      creating("Decrypt"),
    ],

    ["E49", "Allow", true, { key: [named(bob, { Resource: key })] }],
    ["E49", "Deny", true, { key: [named(bob, { Resource: `${key}x` })] }],
    ["E49", "Deny", true, { key: [everyone(), deny({ Principal: "*", Resource: key })] }],
    ["E49", "Allow", false, { key: [named(bob, { Resource: key }), named(bob)] }],
    ["E49", "Allow", false, { key: [named(bob, { Resource: ["*", key] })] }],
    ["E49", "Deny", false, { key: [named(bob, { Resource: key, Action: "kms:Sign" })] }],
    ["E49", "Allow", false, { key: [named(owner)], identity: [allow({ Resource: key })] }],

    ["E54", "Deny", true, { key: [named(owner)], identity: [allow({ Resource: key.replace("/k", "/K") })] }],
    ["E54", "Deny", false, { key: [named(owner)], identity: [allow({ Resource: `${key}x` })] }],
    ["E54", "Allow", false, { key: [named(owner)], identity: [allow({ Resource: `arn:aws:kms:*:${owner}:key/*` })] }],
    ["E54", "Allow", false, { key: [named(owner)], identity: [allow({ Resource: "arn:aws:kms:*" })] }],
    ["E54", "Deny", true, { key: [named(owner)], identity: [allow({ Resource: "arn:aws:kms:*:key/k" })] }],
    ["E54", "Allow", false, { key: [named(owner)], identity: [allow({ Resource: "arn:aws:kms:us-east-1" })] }],
    ["E54", "Allow", true, { key: [everyone()], identity: [deny({ Resource: key.replace("/k", "/K") })] }],
    [
      "E54",
      "Deny",
      true,
      { key: [named(owner)], identity: [allow({ Resource: `${key.slice(0, -1)}\${aws:SourceIdentity}` })] },
      given("aws:SourceIdentity", "K"),
    ],

    ["E57", "Deny", true, { key: [named(bob, names("ForAnyValue:StringEqualsIfExists", "a"))] }],
    ["E57", "Allow", false, { key: [named(bob, names("ForAnyValue:StringEqualsIfExists", "a"))] }, containing("1")],
    ["E57", "Deny", false, { key: [named(bob, names("ForAnyValue:StringEqualsIfExists", "b"))] }, containing("1")],
    [
      "E57",
      "Allow",
      true,
      { key: [everyone(), deny({ Principal: "*", ...names("ForAnyValue:StringEqualsIfExists", "a") })] },
    ],
    ["E57", "Deny", false, { key: [named(bob, names("ForAnyValue:StringEquals", "a"))] }],

    ["E60", "Deny", true, { key: [named(bob, when("Bool", "aws:SecureTransport", "True"))] }],
    ["E60", "Deny", false, { key: [named(bob, when("Bool", "aws:SecureTransport", "False"))] }],
    ["E60", "Allow", false, { key: [named(bob, when("Bool", "aws:SecureTransport", "true"))] }],
    ["E60", "Deny", true, { key: [named(bob, when("Bool", "aws:x", "true"))] }, given("aws:x", "TRUE")],
    ["E60", "Allow", false, { key: [named(bob, when("Bool", "aws:x", "true"))] }, given("aws:x", "true")],
    ["E60", "Deny", true, { key: [named(bob, when("NumericLessThan", "aws:x", "ten"))] }, given("aws:x", "9")],
    ["E60", "Allow", true, { key: [named(bob, when("NumericNotEquals", "aws:x", "9"))] }, given("aws:x", "nine")],
    ["E60", "Allow", false, { key: [named(bob, when("NumericNotEquals", "aws:x", "9"))] }, given("aws:x", "8")],
    ["E60", "Deny", false, { key: [named(bob, when("NumericLessThan", "aws:x", "ten"))] }],
    [
      "E60",
      "Deny",
      true,
      { key: [named(bob, when("DateLessThan", "aws:CurrentTime", "next year"))] },
      given("aws:CurrentTime", "2026-01-01T00:00:00Z"),
    ],
    ["E60", "Allow", false, { key: [named(bob, when("DateGreaterThan", "aws:CurrentTime", "2020-01-01"))] }],

    [
      "E62",
      "Deny",
      true,
      { key: [named(bob, when("Bool", "aws:x", "${aws:SecureTransport}"))] },
      given("aws:x", "true"),
    ],
    [
      "E62",
      "Deny",
      false,
      { key: [named(bob, when("Bool", "aws:x", "${aws:SecureTransport}"))] },
      given("aws:x", "false"),
    ],
    [
      "E62",
      "Allow",
      true,
      { key: [named(bob, when("StringEquals", "aws:x", ["a", "${aws:y}"]))] },
      given("aws:x", "a"),
    ],
    [
      "E62",
      "Allow",
      false,
      { key: [named(bob, when("StringEquals", "aws:x", ["a", "${aws:username}"]))] },
      given("aws:x", "a"),
    ],
    ["E62", "Deny", false, { key: [named(bob, when("StringEquals", "aws:x", "${aws:y}"))] }, given("aws:x", "a")],
    [
      "E62",
      "Allow",
      true,
      { key: [named(owner)], identity: [allow({ Resource: undefined, NotResource: `${key}/\${aws:y}` })] },
    ],
    [
      "E62",
      "Allow",
      false,
      { key: [named(owner)], identity: [allow({ Resource: undefined, NotResource: `${key}/\${aws:username}` })] },
    ],
    // Before the fifth colon there are no variables.
    [
      "E62",
      "Allow",
      false,
      {
        key: [named(owner)],
        identity: [allow({ Resource: undefined, NotResource: "arn:aws:kms:*:${aws:SourceVpc}:key/x" })],
      },
    ],
  ];

describe("notes", () => {
  it.each(rows.map((row) => [...row.slice(0, 3), JSON.stringify(row.slice(3)), row] as const))(
    "%s: %s, rests on it: %s, %s",
    async (...columns) => {
      const [rule, decision, rests, environment, request = {}] = columns.at(-1) as (typeof rows)[number];
      const found = await decide(environment, request);
      expect(found.decision).toBe(decision);
      expect(found.notes.map((note) => note.rule)).toEqual(rests ? [rule] : []);
    },
  );

  it("have rows for every undocumented rule, resting on it and not", () => {
    const ruled = new Set(undocumentedRules.map(({ rule }) => rule));
    for (const wanted of [true, false])
      expect(new Set(rows.filter(([, , rests]) => rests === wanted).map(([rule]) => rule))).toEqual(ruled);
  });

  it("tell each rule in words, and nothing twice", () => {
    const texts = undocumentedRules.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text.length).toBeGreaterThan(30);
  });

  it("tell the values that the request had, however late they are read", async () => {
    const context: Record<string, string> = { "aws:x": "TRUE" };
    const found = await decide({ key: [named(bob, when("Bool", "aws:x", "true"))] }, { context });
    context["aws:x"] = "false";
    expect(found.notes.map(({ rule }) => rule)).toEqual(["E60"]);
  });

  it("leave a decision alone whose other reading is ambiguous", async () => {
    const tags = { input: { EncryptionContext: { a: "1", A: "2" } } };
    const found = await decide({ key: [named(bob, { Resource: key })], ...silent }, tags);
    expect(found.decision).toBe("Allow");
  });
});

describe("a decision", () => {
  it.each<readonly [string, Given]>([
    ["allows", { key: [named(bob)] }],
    ["denies by a statement", { key: [deny({ Principal: "*" })] }],
    ["denies by silence", { key: [named(owner)] }],
    ["denies by a guard", { key: [named(bob)], scp: [] }],
    ["has notes", { key: [named(bob, { Resource: key })] }],
  ])("that %s cannot be changed", async (_what, environment) => {
    const decision = await decide(environment);
    expect(Object.isFrozen(decision)).toBe(true);
    expect(Object.isFrozen(decision.determining)).toBe(true);
    expect(Object.isFrozen(decision.notes)).toBe(true);
    expect([...decision.determining, ...decision.notes].every((part) => Object.isFrozen(part))).toBe(true);
  });
});
