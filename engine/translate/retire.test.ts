import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { retireSources } from "./retire.ts";

const owner = "111122223333";
const other = "444455556666";
const third = "777788889999";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const iam = (resource: string, account = owner): string => `arn:aws:iam::${account}:${resource}`;
const bob = iam("user/bob");
const eve = iam("user/eve");
const outsider = iam("user/out", other);
const stranger = iam("user/strange", third);

const statement = (Effect: string) => ({ Effect, Action: "kms:RetireGrant", Resource: "*" });
const policies = (...effects: readonly string[]) => [{ Version: "2012-10-17", Statement: effects.map(statement) }];

interface Row {
  readonly grant: Readonly<Record<string, unknown>>;
  readonly principal: string;
  readonly identity?: readonly string[];
  readonly expected: string;
}

const retiring = "allowed-as-retiring-principal";
const refused = "not-a-retiring-principal";

describe("RetireGrant (E35)", () => {
  it.each<Row>([
    { grant: { RetiringPrincipal: bob }, principal: bob, expected: retiring },
    { grant: { RetiringPrincipal: bob }, principal: eve, expected: refused },
    { grant: { RetiringPrincipal: bob }, principal: eve, identity: ["Allow"], expected: retiring },
    { grant: { RetiringPrincipal: bob }, principal: bob, identity: ["Deny"], expected: "explicit-deny" },
    { grant: {}, principal: bob, expected: refused },
    { grant: { GranteePrincipal: bob }, principal: bob, expected: refused },
    {
      grant: { GranteePrincipal: bob, Operations: ["RetireGrant"] },
      principal: bob,
      expected: "allowed-by-grant",
    },
    { grant: { GranteePrincipal: bob, Operations: ["RetireGrant"] }, principal: eve, expected: refused },
    {
      grant: { GranteePrincipal: outsider, Operations: ["RetireGrant"] },
      principal: outsider,
      expected: "allowed-by-grant",
    },
    {
      grant: { GranteePrincipal: bob, RetiringPrincipal: bob, Operations: ["RetireGrant"] },
      principal: bob,
      expected: "allowed-by-grant",
    },
    { grant: {}, principal: iam("root"), expected: retiring },
    { grant: {}, principal: iam("root", other), expected: refused },
    { grant: { IssuingAccount: iam("root", other) }, principal: iam("root", other), expected: retiring },
    { grant: { IssuingAccount: iam("root", other) }, principal: outsider, expected: refused },
    { grant: { IssuingAccount: iam("root", other) }, principal: outsider, identity: ["Allow"], expected: retiring },
    { grant: { IssuingAccount: iam("root", other) }, principal: stranger, identity: ["Allow"], expected: refused },
    { grant: { IssuingAccount: iam("root", other) }, principal: iam("root"), expected: retiring },
    { grant: { RetiringPrincipal: other }, principal: iam("root", other), expected: retiring },
    { grant: { RetiringPrincipal: other }, principal: outsider, expected: refused },
    { grant: { RetiringPrincipal: other }, principal: outsider, identity: ["Allow"], expected: retiring },
    { grant: { RetiringPrincipal: outsider }, principal: outsider, expected: retiring },
    { grant: { RetiringPrincipal: outsider }, principal: outsider, identity: ["Deny"], expected: "explicit-deny" },
    {
      grant: { RetiringServicePrincipal: "s3.amazonaws.com" },
      principal: "s3.amazonaws.com",
      expected: retiring,
    },
    { grant: {}, principal: "s3.amazonaws.com", expected: refused },
  ])("%j", async ({ grant, principal, identity = [], expected }) => {
    const record = identity.length === 0 ? {} : { identityPolicies: policies(...identity) };
    const isUser = principal.includes(":user/");
    const authorizer = await createAuthorizer({
      principals: isUser ? { [principal]: record } : {},
      keys: {
        [key]: {
          policy: { Statement: [{ ...statement("Allow"), Principal: "*" }] },
          grants: [{ GrantId: "g", GranteePrincipal: eve, Operations: ["Decrypt"], ...grant }],
        },
      },
    });
    const decision = authorizer.authorize({
      principal,
      action: "kms:RetireGrant",
      resource: key,
      input: { GrantId: "g" },
    });
    expect(decision.reason).toBe(expected);
    if (decision.decision === "Allow") expect(decision.determining[0]).toEqual({ layer: "grants", grant: "g" });
    const unknown = authorizer.authorize({ principal, action: "kms:RetireGrant", resource: key, input: {} });
    expect(unknown.decision).toBe("Deny");
  });
});

it("a service opens no way as an account, where nothing tells who made the grant", () => {
  const read = readEnvironment({
    keys: { [key]: { grants: [{ GrantId: "g", GranteePrincipal: eve, Operations: ["Decrypt"] }] } },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const request = { action: "kms:RetireGrant", resource: key, input: { GrantId: "g" } };
  const waysOf = (principal: string) =>
    retireSources(resolveRequest({ ...request, principal }, read.value)).map(({ id, match }) => [id, match]);
  expect(waysOf("s3.amazonaws.com")).toEqual([]);
  expect(waysOf(bob)).toEqual([["account", "account"]]);
});
