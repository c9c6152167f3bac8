import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import type { Request } from "../model/request.ts";

const owner = "111122223333";
const other = "444455556666";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const role = `arn:aws:iam::${owner}:role/R`;
const eve = `arn:aws:iam::${other}:user/eve`;

type Rest = Readonly<Record<string, unknown>>;

interface Given {
  readonly account?: Rest;
  readonly principals?: Readonly<Record<string, Rest>>;
  readonly key?: readonly Rest[];
  readonly keyEntry?: Rest;
}

const allow = (rest: Rest = {}): Rest => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...rest });
const deny = (rest: Rest = {}): Rest => allow({ Effect: "Deny", ...rest });
const everyone = (rest: Rest = {}): Rest => allow({ Principal: "*", ...rest });
const refused = (Sid: string, rest: Rest = {}): Rest => deny({ Sid, Principal: "*", ...rest });
const policy = (...statements: readonly Rest[]) => ({ Version: "2012-10-17", Statement: statements });
const attached = (...statements: readonly Rest[]) => ({ identityPolicies: [policy(...statements)] });

async function explain(
  { account = {}, principals = {}, key: ofKey = [], keyEntry = {} }: Given,
  asked: Partial<Request>,
) {
  const authorizer = await createAuthorizer({
    accounts: { [owner]: account },
    principals,
    keys: { [key]: { policy: policy(...ofKey), ...keyEntry } },
  });
  return authorizer.explain({ principal: bob, action: "kms:Decrypt", resource: key, ...asked });
}

const absentVpc = { Condition: { StringNotEqualsIfExists: { "aws:SourceVpc": "vpc-1" } } };
const outside = { Condition: { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } } };

describe("advice on a Deny", () => {
  it("of several asks for all of them, in one step", async () => {
    const { advice } = await explain({ key: [everyone(), refused("One", absentVpc), refused("Two")] }, {});
    expect(advice).toEqual([
      "change statement `One` of the key policy and statement `Two` of the key policy so that they do not match this request (statement `One` of the key policy matches for want of `aws:SourceVpc`)",
    ]);
  });

  it("tells what it hides as part of the step", async () => {
    const { advice } = await explain({ key: [refused("One", absentVpc)] }, {});
    expect(advice).toEqual([
      `both: change statement \`One\` of the key policy so that it does not match this request (statement \`One\` of the key policy matches for want of \`aws:SourceVpc\`); and allow \`kms:Decrypt\` for \`${bob}\` in the key policy of \`key/k\``,
    ]);
  });

  it.each([
    [absentVpc, "from outside a VPC"],
    [outside, "every account outside an organization"],
  ])("sparing calls without the key comes last, and tells whom it lets past: %j", async (rest, warning) => {
    const { advice } = await explain({ key: [everyone(), refused("One", rest)] }, {});
    expect(advice[0]).toBe("change statement `One` of the key policy so that it does not match this request");
    expect(advice[1]).toContain("to statement `One` of the key policy: that lets past");
    expect(advice[1]).toContain(warning);
    expect(advice).toHaveLength(2);
  });

  it("for want of an organization tells that the environment gives none", async () => {
    const remark = `the environment gives account \`${owner}\` no organization, so \`aws:PrincipalOrgID\` is absent; if it has one, tell it there as \`organization\``;
    const denied = await explain({ key: [everyone(), refused("One", outside)] }, {});
    expect(denied.remarks).toContain(remark);
    const waiting = await explain(
      { key: [everyone({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })] },
      {},
    );
    expect(waiting.remarks).toContain(remark);
    const account = { organization: { id: "o-otherorgid0" } };
    const known = await explain({ account, key: [everyone(), refused("One", outside)] }, {});
    expect(known.reason).toBe("explicit-deny");
    expect(known.remarks.join()).not.toContain("no organization");
  });

  it("that hides an operation of the owner's account alone names no policy", async () => {
    const principals = { [eve]: attached(allow()) };
    const asked = { principal: eve, action: "kms:DisableKey" };
    const { advice } = await explain({ principals, key: [everyone(), refused("One")] }, asked);
    expect(advice).toEqual([expect.stringContaining(`as a principal of account \`${owner}\``)]);
  });
});

describe("advice where limits are silent, too", () => {
  const bounded = { permissionsBoundary: policy() };
  const toBoundary = `add an Allow of \`kms:Decrypt\` on \`${key}\` to the permissions boundary`;
  const delegating = allow({ Principal: { AWS: owner } });

  it("names what each lacks in one step", async () => {
    const account = { serviceControlPolicies: [[policy()], [policy(allow())], [policy()]] };
    const { advice } = await explain({ account, principals: { [bob]: bounded }, key: [delegating] }, {});
    expect(advice).toEqual([
      `all of these: attach an identity policy to \`${bob}\` that allows \`kms:Decrypt\` on \`${key}\`; add an Allow of \`kms:Decrypt\` on \`${key}\` to a service control policy (level 1 of 3); add an Allow of \`kms:Decrypt\` on \`${key}\` to a service control policy (level 3 of 3); and ${toBoundary}`,
    ]);
  });

  it("leaves the boundary of a user out where the key policy would name the user", async () => {
    const { advice, remarks } = await explain({ principals: { [bob]: bounded } }, {});
    expect(advice).toEqual([
      `allow \`kms:Decrypt\` for \`${bob}\` in the key policy of \`key/k\``,
      expect.stringContaining(`; and ${toBoundary}`),
      `create a grant for \`${bob}\` with the operation \`Decrypt\``,
    ]);
    expect(remarks).toContain("the permissions boundary does not allow it either, and may have to");
  });

  it("counts the boundary of a role everywhere", async () => {
    const { advice, remarks } = await explain({ principals: { [role]: bounded } }, { principal: role });
    for (const step of advice) expect(step).toContain(toBoundary);
    expect(remarks).toContain("the permissions boundary does not allow it either, and has to");
  });

  it("asks of every limit where something allows", async () => {
    const account = { serviceControlPolicies: [[policy()]] };
    const principals = { [bob]: { ...attached(allow()), ...bounded } };
    const { advice, reason } = await explain({ account, principals, key: [delegating] }, {});
    expect(reason).toBe("limited-by-service-control-policy");
    expect(advice).toEqual([
      `both: add an Allow of \`kms:Decrypt\` on \`${key}\` to a service control policy; and ${toBoundary}`,
    ]);
    const named = await explain({ account, principals, key: [everyone()] }, {});
    expect(named.advice).toEqual([`add an Allow of \`kms:Decrypt\` on \`${key}\` to a service control policy`]);
  });
});

describe("advice on the caller's side", () => {
  const fred = `arn:aws:sts::${owner}:federated-user/Fred`;
  const delegating = { key: [allow({ Principal: { AWS: owner } })] };
  const covered = `an Allow of \`kms:Decrypt\` on \`${key}\``;

  it("of a federated user asks for its issuer and a session policy", async () => {
    const { advice, remarks } = await explain(delegating, { principal: fred });
    expect(advice).toEqual([
      `both: let the user who federated the session have an identity policy that allows \`kms:Decrypt\` on \`${key}\`, and name that user in the request as \`session.federatedBy\`; and pass a session policy with ${covered} when the session is made`,
    ]);
    expect(remarks).toContain(
      "the request does not tell who issued the federated session (`session.federatedBy`), so no identity policy counts",
    );
  });

  it("of a federated user names the issuer, and tells where the environment lacks it", async () => {
    const asked = { principal: fred, session: { federatedBy: bob, policies: [policy(allow())] } };
    const { advice, remarks } = await explain(delegating, asked);
    expect(advice).toEqual([`attach an identity policy to \`${bob}\` that allows \`kms:Decrypt\` on \`${key}\``]);
    expect(remarks).toContain(
      `the environment does not have \`${bob}\`, who issued the federated session, so no identity policy counts`,
    );
    const known = await explain({ ...delegating, principals: { [bob]: {} } }, asked);
    expect(known.remarks.join()).not.toContain("issued");
  });

  it("of a federated user asks for no session policy where the key policy would name it", async () => {
    const { advice } = await explain({}, { principal: fred });
    expect(advice[0]).toBe(`allow \`kms:Decrypt\` for \`${fred}\` in the key policy of \`key/k\``);
  });

  it.each([
    `arn:aws:iam::${owner}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Key_Admin_0123456789abcdef`,
    `arn:aws:sts::${owner}:assumed-role/AWSReservedSSO_Key_Admin_0123456789abcdef/ann`,
  ])("of a role of IAM Identity Center names the permission set: %s", async (principal) => {
    const { advice } = await explain(delegating, { principal });
    expect(advice).toHaveLength(1);
    expect(advice[0]).toContain("change the permission set `Key_Admin` in IAM Identity Center so that it allows");
  });

  it("takes no other role for one", async () => {
    const { advice } = await explain(delegating, { principal: `arn:aws:iam::${owner}:role/AWSReservedSSO_Mine` });
    expect(advice[0]).toContain("attach an identity policy to");
  });
});

describe("RetireGrant of a grant that the key does not have", () => {
  const asked = { action: "kms:RetireGrant", input: { KeyId: key, GrantId: "g-9" } };
  const grantOf = (GrantId: string): Rest => ({ GrantId, GranteePrincipal: eve, Operations: ["Decrypt"] });

  it("says so, and names those that it has", async () => {
    const found = await explain({ keyEntry: { grants: [grantOf("g-1"), grantOf("g-2")] } }, asked);
    expect(found).toMatchObject({
      reason: "not-a-retiring-principal",
      message: "`key/k` has no such grant, so there is nothing that `user/bob` may retire",
      advice: ["name a grant that the key has in the environment: `g-1`, `g-2`"],
      remarks: [],
    });
  });

  it("tells a key without grants", async () => {
    expect((await explain({}, asked)).advice).toEqual(["give the grant in the environment: the key has none there"]);
  });
});

describe("AWS's words", () => {
  it("give no cause for what is undecidable", async () => {
    const authorizer = await createAuthorizer({ keys: { [key]: {} } });
    expect(authorizer.authorize({ principal: bob, action: "kms:Decrypt", resource: key })).toMatchObject({
      reason: "undecidable",
      awsMessage: `User: ${bob} is not authorized to perform: kms:Decrypt on resource: ${key}`,
    });
  });
});
