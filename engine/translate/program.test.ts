import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import { findPermission } from "../catalog/permissions.ts";
import { constantOf } from "../expression/expression.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { buildProgram, emptyProgram, rulesOf } from "./program.ts";
import type { EnvironmentDocument } from "../model/documents.ts";
import type { Request } from "../model/request.ts";

const owner = "111122223333";
const other = "444455556666";
const keyArn = `arn:aws:kms:us-east-1:${owner}:key/k`;
const iam = (account: string, resource: string): string => `arn:aws:iam::${account}:${resource}`;
const service = "s3.amazonaws.com";

type Verdict = "allows" | "denies" | "silent" | "absent";

interface Ask {
  /** The key policy's Principal; null: a key policy without statements. */
  readonly names: unknown;
  /** The caller; `session` and `federated` belong to the role and the user. */
  readonly caller: "user" | "session" | "federated" | "root" | "service";
  readonly account?: string;
  readonly identity?: Verdict;
  readonly boundary?: Verdict;
  readonly session?: Verdict;
  readonly action?: string;
  readonly grantee?: string;
}

const say = (verdict: Verdict) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: verdict === "denies" ? "Deny" : "Allow",
      Action: verdict === "silent" ? "kms:Verify" : "*",
      Resource: "*",
    },
  ],
});

const ofAccount = (account: string) => ({
  user: iam(account, "user/bob"),
  session: `arn:aws:sts::${account}:assumed-role/Reader/s-1`,
  federated: `arn:aws:sts::${account}:federated-user/Fred`,
  root: iam(account, "root"),
  service,
});

async function decide(ask: Ask): Promise<string> {
  const { names, caller, account = owner, action = "kms:Decrypt", grantee } = ask;
  const { identity = "absent", boundary = "absent", session = "absent" } = ask;
  const record = {
    ...(identity === "absent" ? {} : { identityPolicies: [say(identity)] }),
    ...(boundary === "absent" ? {} : { permissionsBoundary: say(boundary) }),
  };
  const authorizer = await createAuthorizer({
    principals: { [iam(account, "user/bob")]: record, [iam(account, "role/app/Reader")]: record },
    keys: {
      [keyArn]: {
        policy: { Statement: names === null ? [] : [{ ...say("allows").Statement[0], Principal: names }] },
        grants: grantee === undefined ? [] : [{ GrantId: "g", GranteePrincipal: grantee, Operations: ["Decrypt"] }],
      },
    },
  });
  const federatedBy = caller === "federated" ? { federatedBy: iam(account, "user/bob") } : {};
  const policies = session === "absent" ? {} : { policies: [say(session)] };
  const resource = findPermission(action)?.resources.includes("key") === true ? keyArn : undefined;
  const principal = ofAccount(account)[caller];
  return authorizer.authorize({ principal, action, resource, session: { ...federatedBy, ...policies } }).reason;
}

const user = { AWS: iam(owner, "user/bob") };
const role = { AWS: iam(owner, "role/app/Reader") };
const session = { AWS: ofAccount(owner).session };
const federated = { AWS: ofAccount(owner).federated };
const account = { AWS: owner };
const byKeyPolicy = "allowed-by-key-policy";
const boundary = "limited-by-permissions-boundary";
const sessionPolicy = "limited-by-session-policy";

describe("a key policy of the caller's account", () => {
  it.each<readonly [Ask, string]>([
    [{ names: user, caller: "user" }, byKeyPolicy],
    [{ names: user, caller: "user", boundary: "silent" }, byKeyPolicy],
    [{ names: user, caller: "user", boundary: "denies" }, "explicit-deny"],
    [{ names: user, caller: "user", identity: "denies" }, "explicit-deny"],
    [{ names: "*", caller: "user", boundary: "silent" }, byKeyPolicy],
    [{ names: "*", caller: "session", session: "silent" }, byKeyPolicy],
    [{ names: "*", caller: "service" }, "nothing-allows"],
    [{ names: "*", caller: "root" }, byKeyPolicy],
    [{ names: { Service: service }, caller: "service" }, byKeyPolicy],
    [{ names: { Service: service }, caller: "service", action: "kms:DisableKey" }, byKeyPolicy],
    [{ names: { Service: "ec2.amazonaws.com" }, caller: "service" }, "nothing-allows"],
    [{ names: session, caller: "session", boundary: "silent", session: "silent" }, byKeyPolicy],
    [{ names: session, caller: "session", session: "denies" }, "explicit-deny"],
    [{ names: role, caller: "session" }, byKeyPolicy],
    [{ names: role, caller: "session", boundary: "allows", session: "allows" }, byKeyPolicy],
    [{ names: role, caller: "session", boundary: "silent" }, boundary],
    [{ names: role, caller: "session", boundary: "allows", session: "silent" }, sessionPolicy],
    [{ names: federated, caller: "federated" }, byKeyPolicy],
    [{ names: federated, caller: "federated", boundary: "silent", session: "silent" }, byKeyPolicy],
    [{ names: user, caller: "federated" }, sessionPolicy],
    [{ names: user, caller: "federated", session: "allows" }, byKeyPolicy],
    [{ names: user, caller: "federated", session: "allows", boundary: "silent" }, boundary],
    [{ names: account, caller: "user" }, "no-identity-policy-allows"],
    [{ names: account, caller: "user", identity: "silent" }, "no-identity-policy-allows"],
    [{ names: account, caller: "user", identity: "allows" }, "allowed-by-identity-policy"],
    [{ names: account, caller: "user", identity: "allows", boundary: "silent" }, boundary],
    [{ names: account, caller: "session", identity: "allows", session: "silent" }, sessionPolicy],
    [{ names: account, caller: "session", identity: "allows", session: "allows" }, "allowed-by-identity-policy"],
    [{ names: account, caller: "root" }, "allowed-to-account-root"],
    [{ names: null, caller: "root" }, "nothing-allows"],
    [{ names: null, caller: "user", identity: "allows" }, "key-policy-does-not-delegate"],
    [{ names: null, caller: "user" }, "nothing-allows"],
    [{ names: { AWS: other }, caller: "user", identity: "allows" }, "key-policy-does-not-delegate"],
  ])("%j: %s", async (ask, expected) => {
    expect(await decide(ask)).toBe(expected);
  });
});

describe("a key policy of another account", () => {
  const both = "allowed-by-both-accounts";
  const from = (caller: Ask["caller"], rest: Partial<Ask> = {}): Omit<Ask, "names"> => ({
    caller,
    account: other,
    ...rest,
  });
  const theirs = (resource: string) => ({ AWS: iam(other, resource) });

  it.each<readonly [Ask, string]>([
    [{ names: theirs("user/bob"), ...from("user") }, "no-identity-policy-allows"],
    [{ names: theirs("user/bob"), ...from("user", { identity: "allows" }) }, both],
    [{ names: theirs("user/bob"), ...from("user", { identity: "allows", boundary: "silent" }) }, boundary],
    [{ names: theirs("role/app/Reader"), ...from("session", { identity: "allows" }) }, both],
    [
      { names: { AWS: ofAccount(other).session }, ...from("session", { identity: "allows", session: "silent" }) },
      sessionPolicy,
    ],
    [{ names: { AWS: ofAccount(other).federated }, ...from("federated", { identity: "allows" }) }, sessionPolicy],
    [
      {
        names: { AWS: ofAccount(other).federated },
        ...from("federated", { identity: "allows", session: "allows" }),
      },
      both,
    ],
    [{ names: theirs("user/bob"), ...from("federated", { identity: "allows", session: "allows" }) }, both],
    [{ names: "*", ...from("user") }, "no-identity-policy-allows"],
    [{ names: "*", ...from("user", { identity: "allows" }) }, both],
    [{ names: "*", ...from("root") }, both],
    [{ names: { AWS: other }, ...from("user", { identity: "allows" }) }, both],
    [{ names: { AWS: other }, ...from("user", { identity: "denies" }) }, "explicit-deny"],
    [{ names: { AWS: other }, ...from("root") }, "allowed-to-account-root"],
    [{ names: account, ...from("user", { identity: "allows" }) }, "key-policy-does-not-allow"],
    [{ names: null, ...from("user") }, "nothing-allows"],
    [
      { names: { AWS: other }, ...from("user", { identity: "allows", action: "kms:PutKeyPolicy" }) },
      "not-a-cross-account-operation",
    ],
    [{ names: { AWS: other }, ...from("user", { action: "kms:PutKeyPolicy" }) }, "no-identity-policy-allows"],
    [{ names: { AWS: other }, ...from("root", { action: "kms:PutKeyPolicy" }) }, "not-a-cross-account-operation"],
    [{ names: null, ...from("user", { identity: "allows", action: "kms:PutKeyPolicy" }) }, "key-policy-does-not-allow"],
  ])("%j: %s", async (ask, expected) => {
    expect(await decide(ask)).toBe(expected);
  });
});

describe("a grant", () => {
  const byGrant = "allowed-by-grant";
  it.each<readonly [Ask, string]>([
    [{ names: null, caller: "user", grantee: iam(owner, "user/bob"), boundary: "silent" }, byGrant],
    [{ names: null, caller: "user", grantee: iam(owner, "user/bob"), boundary: "denies" }, "explicit-deny"],
    [{ names: null, caller: "session", grantee: iam(owner, "role/app/Reader") }, byGrant],
    [{ names: null, caller: "session", grantee: iam(owner, "role/app/Reader"), boundary: "silent" }, boundary],
    [{ names: null, caller: "session", grantee: ofAccount(owner).session, session: "silent" }, byGrant],
    [{ names: null, caller: "user", grantee: owner }, "no-identity-policy-allows"],
    [{ names: null, caller: "user", grantee: owner, identity: "allows" }, byGrant],
    [{ names: null, caller: "root", grantee: owner }, byGrant],
    [{ names: null, caller: "user", grantee: iam(owner, "user/bob"), action: "kms:Encrypt" }, "nothing-allows"],
    [{ names: null, caller: "user", account: other, grantee: iam(other, "user/bob") }, byGrant],
    [{ names: null, caller: "user", account: other, grantee: iam(other, "user/bob"), boundary: "silent" }, boundary],
    [{ names: null, caller: "user", account: other, grantee: other }, "no-identity-policy-allows"],
    [{ names: null, caller: "user", account: other, grantee: other, identity: "allows" }, byGrant],
    [{ names: user, caller: "user", grantee: iam(owner, "user/bob") }, byKeyPolicy],
  ])("%j: %s", async (ask, expected) => {
    expect(await decide(ask)).toBe(expected);
  });

  it("on a key whose policy the environment lacks settles nothing", async () => {
    const grants = [{ GrantId: "g", GranteePrincipal: iam(owner, "user/bob"), Operations: ["Decrypt"] }];
    const authorizer = await createAuthorizer({ keys: { [keyArn]: { grants } } });
    const request = { principal: iam(owner, "user/bob"), action: "kms:Decrypt", resource: keyArn };
    expect(authorizer.authorize(request)).toMatchObject({ decision: "Deny", reason: "undecidable" });
  });
});

describe("an action that only IAM controls", () => {
  const action = "kms:ListKeys";
  it.each<readonly [Ask, string]>([
    [{ names: "*", caller: "user", action }, "no-identity-policy-allows"],
    [{ names: "*", caller: "user", action, identity: "allows" }, "allowed-by-identity-policy"],
    [{ names: "*", caller: "user", action, identity: "allows", boundary: "silent" }, boundary],
    [{ names: "*", caller: "session", action, identity: "allows", session: "silent" }, sessionPolicy],
    [{ names: "*", caller: "root", action }, "allowed-to-account-root"],
    [{ names: { Service: service }, caller: "service", action }, "no-identity-policy-allows"],
  ])("%j: %s", async (ask, expected) => {
    expect(await decide(ask)).toBe(expected);
  });

  it("is settled for the root user by being it", async () => {
    const authorizer = await createAuthorizer({ keys: {} });
    const { determining } = authorizer.authorize({ principal: iam(owner, "root"), action });
    expect(determining).toEqual([{ layer: "identity-policy" }]);
  });
});

describe("the rules of a program", () => {
  const rules = (
    statements: readonly unknown[],
    principal = iam(owner, "user/bob"),
    accounts = {},
    asked: Partial<Request> = {},
    grants: readonly unknown[] = [],
  ) => {
    const read = readEnvironment({ accounts, keys: { [keyArn]: { policy: { Statement: statements }, grants } } });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    const request = { principal, action: "kms:Decrypt", resource: keyArn, ...asked };
    const situation = resolveRequest(request, read.value);
    return { situation, rules: rulesOf(buildProgram(situation)).map(({ id, effect }) => `${effect} ${id}`) };
  };
  const statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

  it("name what they come from", () => {
    const identity = { ...say("allows").Statement[0], Action: "kms:Decrypt" };
    const scp = [[{ Statement: [identity] }], [{ Statement: [identity] }]];
    const found = rules(
      [
        { ...statement, Principal: { AWS: [owner, iam(owner, "user/bob")] } },
        statement,
        { ...statement, Effect: "Deny" },
      ],
      undefined,
      {
        [owner]: { serviceControlPolicies: scp },
      },
    );
    expect(found.rules).toEqual([
      "forbid deny/key-policy/0/0/2",
      "forbid guard/service-control-policy/0",
      "forbid guard/service-control-policy/1",
      "permit allow/key-policy/0/0/0/user",
      "permit allow/key-policy/0/0/1/everyone",
    ]);
  });

  it("name the ways that a key policy does not open alone", () => {
    const bob = iam(owner, "user/bob");
    const delegate = { ...statement, Principal: { AWS: owner } };
    const grant = {
      GrantId: "g",
      GranteePrincipal: bob,
      RetiringPrincipal: bob,
      Operations: ["Decrypt", "RetireGrant"],
    };
    const keyless = { action: "kms:ListKeys", resource: undefined };
    const identity = { [owner]: {} };
    expect(rules([delegate], iam(owner, "root")).rules).toEqual(["permit allow/key-policy/0/0/0/root"]);
    expect(rules([], iam(owner, "root"), identity, keyless).rules).toEqual(["permit allow/root"]);
    expect(rules([], undefined, {}, {}, [grant]).rules).toEqual(["permit allow/grants/0/user"]);
    const retire = { action: "kms:RetireGrant", input: { GrantId: "g" } };
    expect(rules([], undefined, {}, retire, [grant]).rules).toEqual([
      "permit allow/retiring-principal",
      "permit allow/grantee",
    ]);
    expect(rules([], iam(owner, "root"), {}, retire, [grant]).rules).toEqual(["permit allow/account"]);
  });

  it("name the ways that the caller's own policies open", () => {
    const delegate = { ...statement, Principal: { AWS: owner } };
    const withPolicy = (statements: readonly unknown[], asked: Partial<Request>) => {
      const read = readEnvironment({
        principals: { [iam(owner, "user/bob")]: { identityPolicies: [say("allows")] } },
        keys: { [keyArn]: { policy: { Statement: statements } } },
      });
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
      const request = { principal: iam(owner, "user/bob"), action: "kms:Decrypt", resource: keyArn, ...asked };
      return rulesOf(buildProgram(resolveRequest(request, read.value))).map(({ id }) => id);
    };
    expect(withPolicy([], { action: "kms:ListKeys", resource: undefined })).toEqual(["allow/identity"]);
    expect(withPolicy([delegate, delegate], {})).toEqual(["allow/key-policy/allowed-by-identity-policy"]);
  });

  it("leave out what can never hold", () => {
    expect(rules([]).rules).toEqual([]);
    expect(rules([{ ...statement, Action: undefined }]).rules).toEqual([]);
    expect(rules([{ ...statement, Resource: undefined, Effect: "Deny" }]).rules).toEqual([]);
    expect(rules([{ ...statement, Principal: { AWS: iam(owner, "user/*") } }]).rules).toEqual([]);
  });

  it("of an empty program are none", () => {
    const { situation } = rules([statement]);
    expect(rulesOf(emptyProgram(situation))).toEqual([]);
    expect(emptyProgram(situation)).toMatchObject({
      identityAllows: { value: false },
      keyPolicyAllows: { value: false },
    });
  });
});

describe("guards", () => {
  const resource = keyArn;
  const principal = iam(owner, "user/bob");
  const allow = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const decideWith = async (
    levels: readonly (readonly unknown[])[],
    endpoint?: unknown,
    rcp: readonly unknown[] = [],
  ) => {
    const authorizer = await createAuthorizer({
      accounts: { [owner]: { serviceControlPolicies: levels, resourceControlPolicies: rcp } },
      keys: { [keyArn]: { policy: { Statement: [allow] } } },
      vpcEndpoints: { "vpce-1": endpoint === undefined ? {} : { policy: endpoint } },
    } as EnvironmentDocument);
    const decision = authorizer.authorize({ principal, action: "kms:Decrypt", resource, vpcEndpoint: "vpce-1" });
    return [decision.reason, decision.determining.map(({ layer }) => layer)];
  };
  const scp = (verdict: Verdict) => ({ Statement: say(verdict).Statement });
  const silent = { Statement: [{ ...allow, Action: "kms:Verify" }] };

  it.each<readonly [readonly (readonly unknown[])[], unknown, unknown]>([
    [[[scp("allows")], [scp("allows")]], undefined, ["allowed-by-key-policy", ["key-policy"]]],
    [[[scp("allows")], [scp("silent")]], undefined, ["limited-by-service-control-policy", ["service-control-policy"]]],
    [[[scp("allows")], []], undefined, ["limited-by-service-control-policy", ["service-control-policy"]]],
    [[[scp("silent"), scp("allows")]], undefined, ["allowed-by-key-policy", ["key-policy"]]],
    [[[scp("allows"), scp("denies")]], undefined, ["explicit-deny", ["service-control-policy"]]],
    [[[scp("allows")]], { Statement: [allow] }, ["allowed-by-key-policy", ["key-policy"]]],
    [[[scp("allows")]], silent, ["limited-by-vpc-endpoint-policy", ["vpc-endpoint-policy"]]],
    [[[scp("silent")]], silent, ["limited-by-service-control-policy", ["service-control-policy"]]],
    [[[scp("allows")]], { Statement: [{ ...allow, Effect: "Deny" }] }, ["explicit-deny", ["vpc-endpoint-policy"]]],
  ])("%j and %j: %j", async (levels, endpoint, expected) => {
    expect(await decideWith(levels, endpoint)).toEqual(expected);
  });

  it("that are silent are told with the policies of their level, each once", async () => {
    const two = { Statement: [...say("silent").Statement, ...say("silent").Statement] };
    const authorizer = await createAuthorizer({
      accounts: { [owner]: { serviceControlPolicies: [[scp("allows")], [two, scp("silent")]] } },
      keys: { [keyArn]: { policy: { Statement: [allow] } } },
    });
    const { determining } = authorizer.authorize({ principal, action: "kms:Decrypt", resource });
    expect(determining.map(({ layer }) => layer)).toEqual(["service-control-policy", "service-control-policy"]);
  });

  it.each<readonly [string, readonly unknown[], readonly unknown[]]>([
    ["alone", [{ name: "Empty", document: { Statement: [] } }], ["Empty", 1]],
    ["beside another", [{ name: "Empty", document: { Statement: [] } }, scp("silent")], ["Empty", 1, null, 2]],
    ["or not at all where the level has none", [], [null, undefined]],
  ])("that are silent are told with a policy without statements, %s", async (_how, level, expected) => {
    const authorizer = await createAuthorizer({
      accounts: { [owner]: { serviceControlPolicies: [[scp("allows")], level] } },
      keys: { [keyArn]: { policy: { Statement: [allow] } } },
    } as EnvironmentDocument);
    const { determining } = authorizer.authorize({ principal, action: "kms:Decrypt", resource });
    expect(determining.flatMap(({ policy, policyIndex }) => [policy, policyIndex])).toEqual(expected);
  });

  it("allow by an Allow alone: that a Deny applies is none", () => {
    const allowsOf = (...verdicts: readonly Verdict[]) => {
      const read = readEnvironment({
        accounts: { [owner]: { serviceControlPolicies: [verdicts.map(scp)] } },
        keys: { [keyArn]: { policy: { Statement: [allow] } } },
      });
      if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
      const { guards } = buildProgram(resolveRequest({ principal, action: "kms:Decrypt", resource }, read.value));
      return guards.map(({ allows }) => constantOf(allows));
    };
    expect(allowsOf("denies")).toEqual([false]);
    expect(allowsOf("denies", "allows")).toEqual([true]);
  });

  it("of resources allow by default (E24)", async () => {
    const all = [[scp("allows")]];
    expect(await decideWith(all, undefined, [silent])).toEqual(["allowed-by-key-policy", ["key-policy"]]);
    expect(await decideWith(all, undefined, [{ Statement: [{ ...allow, Effect: "Deny" }] }])).toEqual([
      "explicit-deny",
      ["resource-control-policy"],
    ]);
  });
});
