import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import type { EnvironmentDocument } from "../model/documents.ts";
import type { Request } from "../model/request.ts";

const owner = "111122223333";
const other = "444455556666";
const third = "777788889999";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const eve = `arn:aws:iam::${other}:user/eve`;
const role = `arn:aws:iam::${owner}:role/R`;
const session = (name: string): string => `arn:aws:sts::${owner}:assumed-role/R/${name}`;
const service = "logs.amazonaws.com";

type Rest = Readonly<Record<string, unknown>>;

interface Given {
  readonly key?: readonly Rest[];
  readonly identity?: readonly Rest[];
  readonly boundary?: readonly Rest[];
  readonly scp?: readonly Rest[];
  readonly grants?: readonly Rest[];
  readonly keyEntry?: Rest;
}

const allow = (rest: Rest = {}): Rest => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...rest });
const deny = (rest: Rest = {}): Rest => allow({ Effect: "Deny", ...rest });
const named = (AWS: unknown, rest: Rest = {}): Rest => allow({ Principal: { AWS }, ...rest });
const waiting = (name: string, value: unknown, rest: Rest = {}): Rest =>
  named(bob, { Condition: { StringEquals: { [name]: value } }, ...rest });
const policy = (statements: readonly Rest[]) => ({ Version: "2012-10-17", Statement: statements });
const grant = (rest: Rest = {}): Rest => ({ GrantId: "g-1", GranteePrincipal: bob, Operations: ["Decrypt"], ...rest });

async function explain(
  { key: ofKey = [], identity, boundary, scp, grants = [], keyEntry = {} }: Given,
  request: Partial<Request> = {},
) {
  const principal = request.principal ?? bob;
  const holder = principal.includes(":assumed-role/") ? role : principal;
  const record = {
    ...(identity === undefined ? {} : { identityPolicies: [policy(identity)] }),
    ...(boundary === undefined ? {} : { permissionsBoundary: policy(boundary) }),
  };
  const authorizer = await createAuthorizer({
    accounts: { [owner]: scp === undefined ? {} : { serviceControlPolicies: [[policy(scp)]] } },
    principals: /:(?:user|role)\//u.test(holder) ? { [holder]: record } : {},
    keys: { [key]: { policy: policy(ofKey), grants, ...keyEntry } },
  } as unknown as EnvironmentDocument);
  return authorizer.explain({ principal, action: "kms:Decrypt", resource: key, ...request });
}

describe("remarks", () => {
  it.each<readonly [string, Given, Partial<Request>, string]>([
    [
      "what a Deny hides",
      { key: [deny({ Principal: "*" })] },
      {},
      "without the Deny it would still be denied: no key policy statement, identity policy or grant allows `user/bob`",
    ],
    ["the wrong account", { key: [named(third)] }, { principal: eve }, `lets in account \`${third}\`, and the caller`],
    [
      "the wrong service",
      { key: [allow({ Principal: { Service: "s3.amazonaws.com" } })] },
      { principal: service },
      "the key policy names `s3.amazonaws.com`, and the caller is `logs.amazonaws.com`",
    ],
    [
      "another session",
      { key: [named(session("a"))] },
      { principal: session("b") },
      `means that one session; to mean every session, name the role \`${role}\``,
    ],
    [
      "a wildcard within a principal",
      { key: [named(`arn:aws:iam::${owner}:user/b*`)] },
      {},
      `\`*\` is no wildcard within \`arn:aws:iam::${owner}:user/b*\``,
    ],
    [
      "a slip in a principal",
      { key: [named([`arn:aws:iam::${owner}:role/Q`, `arn:aws:iam::${owner}:role/Readr`])] },
      { principal: `arn:aws:sts::${owner}:assumed-role/Reader/s` },
      `the key policy names \`arn:aws:iam::${owner}:role/Readr\`, and the caller is \`arn:aws:iam::${owner}:role/Reader\`; did you mean that?`,
    ],
    ["an id in a grant", { grants: [grant({ GranteePrincipal: "AIDAGONE" })] }, {}, "a grant is for `AIDAGONE`"],
    [
      "a key of services",
      { key: [waiting("kms:ViaService", "x")] },
      {},
      "`kms:ViaService` is there only when a service",
    ],
    [
      "a key of endpoints",
      { key: [waiting("aws:sourceVpce", "x")] },
      {},
      "`aws:sourceVpce` is there only when a request",
    ],
    [
      "the encryption context",
      { key: [waiting("kms:EncryptionContext:a", "1")] },
      {},
      "what encrypts and what decrypts must send the same",
    ],
    [
      "a key that the operation lacks",
      { key: [waiting("kms:EncryptionContext:a", "1")] },
      { action: "kms:DescribeKey" },
      "requests for `kms:DescribeKey` do not carry `kms:EncryptionContext:a`",
    ],
    [
      "a key that key policies do not see",
      { key: [waiting("aws:ResourceTag/env", "prod")], keyEntry: { tags: { env: "prod" } } },
      {},
      "key policies do not see `aws:ResourceTag/env`",
    ],
    [
      "grants for services",
      { key: [named(bob, { Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } } })] },
      { action: "kms:CreateGrant", input: { Operations: ["Decrypt"] } },
      "`kms:GrantIsForAWSResource` is true only when a service makes the call",
    ],
    [
      "the ARN of a session",
      { key: [allow({ Principal: "*", Condition: { ArnEquals: { "aws:PrincipalArn": session("a") } } })] },
      { principal: session("a") },
      "`aws:PrincipalArn` holds the ARN of the role, never that of a session",
    ],
    ["uploads in parts", { key: [named(bob, { Action: "kms:GenerateDataKey" })] }, {}, "an upload in parts decrypts"],
    [
      "grants that services make",
      { key: [named(bob, { Action: "kms:Decrypt" })] },
      { action: "kms:CreateGrant", input: { Operations: ["Decrypt"] } },
      "services that attach a volume or start a machine make a grant",
    ],
    ["further limits", { scp: [] }, {}, "the service control policy does not allow it either"],
    ["a further boundary", { boundary: [allow({ Action: "s3:*" })] }, {}, "the permissions boundary does not allow it"],
  ])("tell of %s", async (_what, given, request, part) => {
    const { decision, remarks } = await explain(given, request);
    expect(decision).toBe("Deny");
    expect(remarks.join("\n")).toContain(part);
  });

  it.each<readonly [string, Given, Partial<Request>, string]>([
    ["what a Deny does not hide", { key: [named(bob), deny({ Principal: "*" })] }, {}, "still be denied"],
    ["the right account", { key: [named([third, other])], identity: [] }, { principal: eve }, "lets in account"],
    ["accounts that the owner's own is", { key: [named(owner)] }, { principal: eve }, "lets in account"],
    [
      "sessions of another role",
      { key: [named(`arn:aws:sts::${owner}:assumed-role/Q/a`)] },
      { principal: session("b") },
      "one session",
    ],
    ["wildcards that would not mean the caller", { key: [named(`arn:aws:iam::${owner}:user/c*`)] }, {}, "no wildcard"],
    [
      "ids in grants of other operations",
      { grants: [grant({ GranteePrincipal: "AIDAGONE", Operations: ["Sign"] })] },
      {},
      "AIDAGONE",
    ],
    [
      "keys of statements for others",
      { key: [waiting("kms:ViaService", "x", { Principal: { AWS: eve } })] },
      {},
      "Via",
    ],
    ["keys that are there", { key: [waiting("kms:CallerAccount", other)] }, {}, "CallerAccount"],
    ["decrypting where nothing else is", { key: [named(bob, { Action: "kms:Sign" })] }, {}, "in parts"],
    ["uploads in parts beside mere encrypting", { key: [named(bob, { Action: "kms:Encrypt" })] }, {}, "in parts"],
    [
      "wildcards in statements for other actions",
      { key: [named(`arn:aws:iam::${owner}:user/b*`, { Action: "kms:Sign" })] },
      {},
      "no wildcard",
    ],
    ["wildcards in a Deny", { key: [deny({ Principal: { AWS: `arn:aws:iam::${owner}:user/b*` } })] }, {}, "wildcard"],
    ["slips in statements for other actions", { key: [named(`${bob}b`, { Action: "kms:Sign" })] }, {}, "did you mean"],
    ["slips of another account", { key: [named(eve.replace("eve", "bobo"))] }, { principal: `${bob}s` }, "did you"],
    ["short names", { key: [named(`${bob.slice(0, -1)}x`)] }, {}, "did you mean"],
    ["limits that allow", { scp: [allow()], boundary: [allow()] }, {}, "either"],
  ])("do not tell of %s", async (_what, given, request, part) => {
    const { decision, remarks } = await explain(given, request);
    expect(decision).toBe("Deny");
    expect(remarks.join("\n")).not.toContain(part);
  });

  it("come with no Allow", async () => {
    expect(await explain({ key: [named(bob)] })).toMatchObject({ decision: "Allow", advice: [], remarks: [] });
  });
});

describe("advice on grants", () => {
  it("tells of one that has not spread", async () => {
    const { advice } = await explain({ grants: [grant({ Propagated: false, GrantToken: "t" })] });
    expect(advice[0]).toContain("grant `g-1` gives it, but is not known everywhere yet: send its grant token");
  });

  it("tells of one that lacks the operation, and then of no other grant", async () => {
    const { advice } = await explain({ grants: [grant({ Operations: ["Encrypt"] })] });
    expect(advice[0]).toContain("grant `g-1` is for this caller, but does not list `Decrypt`");
    expect(advice.filter((step) => step.includes("grant"))).toHaveLength(1);
  });

  it("tells of none where no grant can give it", async () => {
    const { advice } = await explain({ grants: [grant()] }, { action: "kms:PutKeyPolicy" });
    expect(advice.join("\n")).not.toContain("grant");
  });
});

describe("advice on a silent level", () => {
  it("tells which level and policy", async () => {
    const authorizer = await createAuthorizer({
      accounts: { [owner]: { serviceControlPolicies: [[policy([allow()])], [], [policy([allow()])]] } },
      keys: { [key]: { policy: policy([named(bob)]) } },
    });
    const { advice } = authorizer.explain({ principal: bob, action: "kms:Decrypt", resource: key });
    expect(advice).toEqual([
      `add an Allow of \`kms:Decrypt\` on \`${key}\` to a service control policy (level 2 of 3)`,
    ]);
  });
});

describe("the trace of the grant to retire", () => {
  const retiring: Partial<Request> = { action: "kms:RetireGrant", input: { GrantId: "g-1" } };

  it.each<readonly [string, Given, readonly string[]]>([
    ["allows the retiring principal", { grants: [grant({ GranteePrincipal: eve, RetiringPrincipal: bob })] }, []],
    ["allows the grantee that may", { grants: [grant({ Operations: ["RetireGrant"] })] }, []],
    ["allows by IAM of the key's account", { grants: [grant({ GranteePrincipal: eve })], identity: [allow()] }, []],
    ["tells what the grantee lacks", { grants: [grant()] }, ["operations"]],
    [
      "tells who may",
      { grants: [grant({ GranteePrincipal: eve, RetiringPrincipal: eve })] },
      ["retiring principal", "grantee", "operations"],
    ],
  ])("%s", async (_what, given, failed) => {
    const { decision, grants } = await explain(given, retiring);
    expect(grants.map(({ failed: failures }) => failures.map(({ element }) => element))).toEqual([failed]);
    expect(grants[0]?.verdict).toBe(failed.length === 0 ? "allows" : "does-not-apply");
    expect(decision).toBe(failed.length === 0 ? "Allow" : "Deny");
  });
});

describe("advice where nobody can meet a condition", () => {
  it("does not tell of it", async () => {
    const identity = [allow({ Condition: { StringLike: { "kms:RequestAlias": "alias/*" } } })];
    const { advice, remarks } = await explain({ key: [named(owner)], identity }, { action: "kms:DisableKey" });
    expect(remarks).toContain("requests for `kms:DisableKey` do not carry `kms:RequestAlias` here");
    expect(advice.join()).not.toContain("only when");
    const met = await explain({ key: [named(owner)], identity });
    expect(met.advice.join()).toContain("only when `kms:RequestAlias` matches `alias/*`");
  });
});

describe("advice for another account where nothing allows", () => {
  it("offers a grant, which suffices alone", async () => {
    const { advice } = await explain({}, { principal: eve });
    expect(advice[1]).toBe(
      `create a grant for \`${eve}\` with the operation \`Decrypt\`: no policy of the caller's account has to allow it then`,
    );
    expect((await explain({ grants: [grant({ GranteePrincipal: eve })] }, { principal: eve })).decision).toBe("Allow");
    const { advice: other } = await explain({}, { principal: eve, action: "kms:ListGrants" });
    expect(other).toHaveLength(1);
  });
});
