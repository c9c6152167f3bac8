import { describe, expect, it } from "vitest";
import type { PrincipalEntry } from "../model/policy.ts";
import { readEnvironment } from "../read/environment.ts";
import { parseAwsPrincipal, parseServicePrincipal } from "../read/principal-entry.ts";
import { type Caller, isOfOtherPartition, matchOf, means, readCaller, uniqueIdsOf } from "./caller.ts";

const account = "111122223333";
const other = "444455556666";
const iam = (resource: string, owner = account): string => `arn:aws:iam::${owner}:${resource}`;
const sts = (resource: string): string => `arn:aws:sts::${account}:${resource}`;

const read = readEnvironment({
  principals: {
    [iam("user/bob")]: { uniqueId: "AIDABOB" },
    [iam("role/app/Reader")]: { uniqueId: "AROAREADER" },
    [iam("role/Plain")]: {},
    [iam("role/AWSServiceRoleForMine")]: {},
    [iam("role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3")]: {},
    [iam("role/app/Reader", other)]: {},
  },
  keys: {},
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

function caller(text: string, federatedBy: string | null = null): Caller {
  const found = readCaller(text, federatedBy, environment);
  if (found === null) throw new Error(`${text} is no caller`);
  return found;
}

function entry(text: string): PrincipalEntry {
  const parsed = text.endsWith(".amazonaws.com") ? parseServicePrincipal(text) : parseAwsPrincipal(text);
  if ("code" in parsed) throw new Error(parsed.message);
  return parsed;
}

describe("readCaller", () => {
  it("reads a root user", () => {
    expect(caller(iam("root"))).toEqual({
      kind: "root",
      text: iam("root"),
      account,
      userArn: null,
      roleArn: null,
      sessionArn: null,
      sessionName: null,
      principal: null,
      serviceLinked: false,
    });
  });

  it("reads users, known and unknown", () => {
    expect(caller(iam("user/bob"))).toMatchObject({
      kind: "user",
      account,
      userArn: iam("user/bob"),
      principal: { uniqueId: "AIDABOB" },
      serviceLinked: false,
    });
    expect(caller(iam("user/team/unknown"))).toMatchObject({ userArn: iam("user/team/unknown"), principal: null });
  });

  it("reads a role as a session of it without a name", () => {
    expect(caller(iam("role/app/Reader"))).toMatchObject({
      kind: "role-session",
      roleArn: iam("role/app/Reader"),
      sessionArn: null,
      sessionName: null,
      userArn: null,
      principal: { uniqueId: "AROAREADER" },
    });
  });

  it("finds the role of a session by its name in the caller's account", () => {
    expect(caller(sts("assumed-role/Reader/s-1"))).toMatchObject({
      kind: "role-session",
      roleArn: iam("role/app/Reader"),
      sessionArn: sts("assumed-role/Reader/s-1"),
      sessionName: "s-1",
      principal: { arn: iam("role/app/Reader") },
    });
    expect(caller(sts("assumed-role/eader/s"))).toMatchObject({ roleArn: iam("role/eader"), principal: null });
    expect(caller(`arn:aws-cn:sts::${account}:assumed-role/Reader/s`)).toMatchObject({
      roleArn: `arn:aws-cn:iam::${account}:role/Reader`,
      principal: null,
    });
  });

  it("reads a federated user with the user who made the session", () => {
    expect(caller(sts("federated-user/Fred"), iam("user/bob"))).toMatchObject({
      kind: "federated-user",
      account,
      userArn: iam("user/bob"),
      sessionName: "Fred",
      principal: { uniqueId: "AIDABOB" },
      roleArn: null,
    });
    expect(caller(sts("federated-user/Fred"))).toMatchObject({ userArn: null, principal: null });
    expect(caller(sts("federated-user/Fred"), iam("user/gone"))).toMatchObject({
      userArn: iam("user/gone"),
      principal: null,
    });
  });

  it("reads a service", () => {
    expect(caller("s3.amazonaws.com")).toMatchObject({ kind: "service", text: "s3.amazonaws.com", account: null });
    expect(caller("logs.us-east-1.amazonaws.com").kind).toBe("service");
  });

  it.each([
    [iam("role/aws-service-role/s3.amazonaws.com/AWSServiceRoleForS3"), true],
    [sts("assumed-role/AWSServiceRoleForS3/s"), true],
    [sts("assumed-role/AWSServiceRoleForUnknown/s"), true],
    [sts("assumed-role/AWSServiceRoleForMine/s"), false],
    [sts("assumed-role/Reader/s"), false],
    [iam("role/MyAWSServiceRoleForX"), false],
    [iam("role/AWSServiceRoleForX"), false],
  ])("%s is service-linked: %s", (text, expected) => {
    expect(caller(text).serviceLinked).toBe(expected);
  });

  it.each([
    "",
    "bob",
    "S3.amazonaws.com",
    "amazonaws",
    account,
    iam("group/g"),
    iam("user"),
    iam("user/"),
    iam("role/"),
    iam("rootless"),
    "arn:aws:iam::1234:user/bob",
    "arn:aws:iam:::user/bob",
    `arn:aws:sts::${account}:root`,
    `arn:aws:sts::${account}:user/bob`,
    `arn:aws:sts::${account}:role/Plain`,
    `arn:aws:iam::x${account}:root`,
    `arn:aws:iam::${account}4:root`,
    `arn:aws:iam::${account}:assumed-role/Reader/s`,
    `arn:aws:iam::${account}:federated-user/Fred`,
    sts("assumed-role/Reader"),
    sts("assumed-role/Reader/"),
    sts("assumed-role/app/Reader/s"),
    sts("federated-user/a/b"),
    sts("federated-user/"),
    iam("role/*"),
    iam("user/?ob"),
    iam("user/b ob"),
    iam("role/team//Reader"),
    "arn:nowhere:iam::111122223333:user/bob",
    "arn:aws:iam:us-east-1:111122223333:user/bob",
    "*",
    "AIDABOB",
    `x.arn:aws:iam::${account}:root`,
  ])("takes %j for no caller", (text) => {
    expect(readCaller(text, null, environment)).toBeNull();
  });
});

const bob = caller(iam("user/bob"));
const session = caller(sts("assumed-role/Reader/s-1"));
const bareRole = caller(iam("role/app/Reader"));
const federated = caller(sts("federated-user/Fred"), iam("user/bob"));
const root = caller(iam("root"));
const service = caller("s3.amazonaws.com");

describe("means and matchOf", () => {
  it.each([
    ["*", bob, true, "everyone"],
    ["*", service, true, "everyone"],
    [account, bob, true, "account"],
    [account, root, true, "root"],
    [iam("root"), session, true, "account"],
    [other, bob, false, "account"],
    [other, root, false, "root"],
    [account, service, false, "account"],
    [iam("user/bob"), bob, true, "user"],
    [iam("user/Bob"), bob, false, "user"],
    [iam("user/bob"), federated, true, "issuer"],
    [iam("user/eve"), federated, false, "issuer"],
    [iam("user/bob"), session, false, "user"],
    [iam("role/app/Reader"), session, true, "role"],
    [iam("role/app/Reader"), bareRole, true, "role"],
    [iam("role/Reader"), session, false, "role"],
    [sts("assumed-role/Reader/s-1"), session, true, "role-session"],
    [sts("assumed-role/Reader/s-2"), session, false, "role-session"],
    [sts("assumed-role/Reader/s-1"), bareRole, false, "role-session"],
    [sts("federated-user/Fred"), federated, true, "federated-user"],
    [sts("federated-user/Fred"), bob, false, "federated-user"],
    [sts("federated-user/Frieda"), federated, false, "federated-user"],
    ["s3.amazonaws.com", service, true, "service"],
    ["ec2.amazonaws.com", service, false, "service"],
    ["s3.amazonaws.com", bob, false, "service"],
    ["AIDABOB", bob, true, "user"],
    ["AIDABOB", federated, true, "issuer"],
    ["AROAREADER", session, true, "role"],
    ["AROAREADER", bareRole, true, "role"],
    ["AROAREADER:s-1", session, true, "role-session"],
    ["AROAREADER:s-2", session, false, "role-session"],
    ["AROAREADER:s-1", bareRole, false, "role-session"],
    ["AROAOTHER", session, false, "role"],
    ["AIDABOB", root, false, "user"],
    [iam("role/*"), session, false, null],
  ] as const)("%s of $1.text: %#", (text, who, meant, match) => {
    expect([means(entry(text), who), matchOf(entry(text), who)]).toEqual([meant, match]);
  });
});

describe("isOfOtherPartition", () => {
  const china = `arn:aws-cn:iam::${account}:root`;
  it.each([
    [china, bob, true],
    [china, caller(`arn:aws-cn:iam::${account}:user/bob`), false],
    [china, service, false],
    [iam("user/bob"), bob, false],
    [account, bob, false],
    ["*", bob, false],
  ])("of %s and $1.text: %s", (text, who, expected) => {
    expect(isOfOtherPartition(entry(text), who)).toBe(expected);
  });

  it("keeps an account of one partition from the account of the same id in another", () => {
    expect(means(entry(china), bob)).toBe(false);
    expect(means(entry(account), bob)).toBe(true);
  });
});

describe("uniqueIdsOf", () => {
  it.each([
    [bob, ["AIDABOB"]],
    [session, ["AROAREADER", "AROAREADER:s-1"]],
    [bareRole, ["AROAREADER"]],
    [federated, ["AIDABOB"]],
    [root, []],
    [service, []],
    [caller(iam("role/Plain")), []],
  ])("%#", (who, ids) => {
    expect(uniqueIdsOf(who)).toEqual(ids);
  });
});

describe("a session of a role that no principal record has", () => {
  const reader = iam("role/app/Writer");
  const policy = (AWS: unknown) => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "kms:*", Resource: "*" }],
  });
  const grant = (parties: Readonly<Record<string, string>>) => [{ GrantId: "g", Operations: ["Decrypt"], ...parties }];

  it.each([
    ["is the one that a key policy names", { policy: policy([reader, iam("user/Writer")]) }, reader],
    ["is told once by what names it twice", { policy: policy([reader, reader]) }, reader],
    ["is a grant's grantee", { grants: grant({ GranteePrincipal: reader }) }, reader],
    [
      "is a grant's retiring principal",
      { grants: grant({ GranteePrincipal: account, RetiringPrincipal: reader }) },
      reader,
    ],
    ["is not chosen among several", { policy: policy([reader, iam("role/other/Writer")]) }, iam("role/Writer")],
    ["has the name whole", { policy: policy([iam("role/app/MyWriter")]) }, iam("role/Writer")],
    ["is of the account", { policy: policy([iam("role/app/Writer", other)]) }, iam("role/Writer")],
  ])("%s", (_title, key, roleArn) => {
    const keys = { [`arn:aws:kms:us-east-1:${account}:key/k`]: key };
    const found = readEnvironment({ keys });
    expect(found).toMatchObject({ ok: true });
    if (found.ok) {
      expect(readCaller(sts("assumed-role/Writer/s"), null, found.value)).toMatchObject({ roleArn, principal: null });
    }
  });
});
