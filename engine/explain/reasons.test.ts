import { describe, expect, it } from "vitest";
import { createAuthorizer } from "../authorizer.ts";
import { allowReasons, denyReasons } from "../model/decision.ts";
import type { Request } from "../model/request.ts";
import type { Explanation } from "./explanation.ts";
import type { EnvironmentDocument } from "../model/documents.ts";

const owner = "111122223333";
const other = "444455556666";
const key = `arn:aws:kms:us-east-1:${owner}:key/k`;
const bob = `arn:aws:iam::${owner}:user/bob`;
const eve = `arn:aws:iam::${other}:user/eve`;
const root = `arn:aws:iam::${owner}:root`;
const service = "logs.amazonaws.com";
const source = "arn:aws:s3:::b";

const linked = `arn:aws:iam::${owner}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`;

type Rest = Readonly<Record<string, unknown>>;

/** What stands around a request by bob to decrypt with a key of his account. */
interface Given {
  readonly key?: readonly Rest[];
  readonly identity?: readonly Rest[];
  readonly boundary?: readonly Rest[];
  readonly scp?: readonly Rest[];
  readonly rcp?: readonly Rest[];
  readonly endpoint?: readonly Rest[];
  readonly grants?: readonly Rest[];
  readonly keyEntry?: Rest;
  readonly uniqueId?: string;
}

const allow = (rest: Rest = {}): Rest => ({ Effect: "Allow", Action: "kms:*", Resource: "*", ...rest });
const deny = (rest: Rest = {}): Rest => allow({ Effect: "Deny", ...rest });
const named = (AWS: unknown, rest: Rest = {}): Rest => allow({ Principal: { AWS }, ...rest });
const everyone = (rest: Rest = {}): Rest => allow({ Principal: "*", ...rest });
const grant = (rest: Rest = {}): Rest => ({ GrantId: "g-1", GranteePrincipal: bob, Operations: ["Decrypt"], ...rest });
const policy = (statements: readonly Rest[]) => ({ Version: "2012-10-17", Statement: statements });

async function explain(given: Given, request: Partial<Request> = {}): Promise<Explanation> {
  const principal = request.principal ?? bob;
  const record = {
    ...(given.uniqueId === undefined ? {} : { uniqueId: given.uniqueId }),
    ...(given.identity === undefined ? {} : { identityPolicies: [policy(given.identity)] }),
    ...(given.boundary === undefined ? {} : { permissionsBoundary: policy(given.boundary) }),
  };
  const authorizer = await createAuthorizer({
    accounts: {
      [owner]: {
        ...(given.scp === undefined ? {} : { serviceControlPolicies: [[policy(given.scp)]] }),
        resourceControlPolicies: given.rcp === undefined ? [] : [policy(given.rcp)],
      },
    },
    principals: /:(?:user|role)\//u.test(principal) ? { [principal]: record } : {},
    keys: { [key]: { policy: policy(given.key ?? []), grants: given.grants ?? [], ...given.keyEntry } },
    vpcEndpoints: { "vpce-1": given.endpoint === undefined ? {} : { policy: policy(given.endpoint) } },
  } as unknown as EnvironmentDocument);
  const asked: Request = { principal, action: "kms:Decrypt", resource: key, ...request };
  const explanation = authorizer.explain(asked);
  const { decision, reason, message, awsMessage, determining, notes } = authorizer.authorize(asked);
  expect(explanation).toMatchObject({ decision, reason, message, awsMessage, determining, notes });
  return explanation;
}

const told = ({ advice, remarks }: Explanation): string => [...advice, ...remarks].join("\n");

interface Row {
  readonly given: Given;
  readonly request?: Partial<Request>;
  /** Parts of the message. */
  readonly says: readonly string[];
  /** What AWS says after the caller, the action and the resource; of an Allow, nothing. */
  readonly aws?: string;
  /** Parts of the advice, one for each piece of it that matters. */
  readonly advises?: readonly string[];
}

const at = `on resource: ${key}`;
const on = "on this resource";
const forwarded: Partial<Request> = { viaService: "s3.us-east-1.amazonaws.com" };
const no = (kind: string, action = "kms:Decrypt"): string => `because no ${kind} allows the ${action} action`;
const hidden =
  "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

const rows: Readonly<Record<string, Row>> = {
  "allowed-by-key-policy": {
    given: { key: [named(bob, { Sid: "Bob" })] },
    says: ["statement `Bob` of the key policy lets `user/bob` call `kms:Decrypt` on `key/k`"],
  },
  "allowed-by-identity-policy": {
    given: { key: [named(owner)], identity: [allow()] },
    says: ["statement 0 of the key policy and statement 0 of the identity policy let `user/bob` call"],
  },
  "allowed-to-account-root": {
    given: { key: [named(owner)] },
    request: { principal: root },
    says: ["the root user of account `111122223333` may call `kms:Decrypt` on `key/k`: statement 0 of the key policy"],
  },
  "allowed-by-both-accounts": {
    given: { key: [named(eve)], identity: [allow()] },
    request: { principal: eve },
    says: ["statement 0 of the key policy and statement 0 of the identity policy let `user/eve`"],
  },
  "allowed-by-grant": { given: { grants: [grant()] }, says: ["grant `g-1` lets `user/bob` call"] },
  "allowed-as-retiring-principal": {
    given: { grants: [grant({ RetiringPrincipal: bob })] },
    request: { action: "kms:RetireGrant", input: { GrantId: "g-1" } },
    says: ["`user/bob` may retire grant `g-1`"],
  },
  "explicit-deny": {
    given: { key: [everyone()], identity: [deny({ Sid: "No" })] },
    says: ["statement `No` of the identity policy denies `user/bob` `kms:Decrypt` on `key/k`"],
    aws: `${at} with an explicit deny in an identity-based policy`,
    advises: ["change statement `No` of the identity policy so that it does not match"],
  },
  "limited-by-service-control-policy": {
    given: { key: [everyone()], scp: [allow({ Action: "kms:Encrypt" })] },
    says: ["but no Allow of the service control policy covers it for `user/bob`"],
    aws: `${at} ${no("service control policy")}`,
    advises: [
      "covers this caller, but not this action: add `kms:Decrypt`",
      "statement 0 of the key policy would allow it",
      "gives nothing by itself, but without an Allow there nothing else counts",
      `add an Allow of \`kms:Decrypt\` on \`${key}\` to the service control policy`,
    ],
  },
  "limited-by-vpc-endpoint-policy": {
    given: { key: [everyone()], endpoint: [everyone({ Action: "kms:Encrypt" })] },
    request: { vpcEndpoint: "vpce-1" },
    says: ["but no Allow of the VPC endpoint policy covers it"],
    aws: `${at} ${no("VPC endpoint policy")}`,
    advises: ["to the VPC endpoint policy"],
  },
  "limited-by-permissions-boundary": {
    given: { key: [named(owner)], identity: [allow()], boundary: [allow({ Action: "kms:Encrypt" })] },
    says: ["but no Allow of the permissions boundary covers it"],
    aws: `${at} ${no("permissions boundary")}`,
    advises: [
      "statement 0 of the key policy and statement 0 of the identity policy would allow it",
      "to the permissions boundary",
    ],
  },
  "limited-by-session-policy": {
    given: { key: [named(bob)] },
    request: {
      principal: `arn:aws:sts::${owner}:federated-user/Fred`,
      session: { federatedBy: bob, policies: [policy([allow({ Action: "kms:Encrypt" })])] },
    },
    says: ["but no Allow of the session policy covers it for `federated-user/Fred`"],
    aws: `${at} ${no("session policy")}`,
    advises: ["to the session policy"],
  },
  "not-a-cross-account-operation": {
    given: { key: [named(other)], identity: [allow()] },
    request: { principal: eve, action: "kms:PutKeyPolicy" },
    says: ["both accounts allow `kms:PutKeyPolicy`, but it does not work on a key of another account"],
    aws: `${on} ${hidden}`,
    advises: [`call \`kms:PutKeyPolicy\` as a principal of account \`${owner}\``],
  },
  "key-policy-does-not-delegate": {
    given: { identity: [allow()] },
    says: ["an identity policy allows `user/bob` `kms:Decrypt`, but the key policy neither names"],
    aws: `${at} ${no("resource-based policy")}`,
    advises: [
      `add a statement with Principal \`arn:aws:iam::${owner}:root\` and Action \`kms:Decrypt\`; statement 0 of the identity policy would then allow it`,
      `name \`${bob}\` as Principal of a statement`,
      "an IAM policy alone, even an administrator's, gives no access to a key",
    ],
  },
  "no-identity-policy-allows": {
    given: { key: [named(owner)] },
    says: [`the key policy lets account \`${owner}\` use \`kms:Decrypt\`, but no identity policy of \`user/bob\``],
    aws: `${at} ${no("identity-based policy")}`,
    advises: [`attach an identity policy to \`${bob}\``, "gives users and roles nothing by itself"],
  },
  "key-policy-does-not-allow": {
    given: { identity: [allow()] },
    request: { principal: eve },
    says: [
      `account \`${other}\` allows \`user/eve\` \`kms:Decrypt\`, but the key policy in account \`${owner}\` does not`,
    ],
    aws: `${on} ${hidden}`,
    advises: [
      `add to the key policy in account \`${owner}\` an Allow`,
      "both sides must allow: the caller's account does, the key policy does not",
    ],
  },
  "grant-constraint-not-met": {
    given: { grants: [grant({ Constraints: { EncryptionContextEquals: { a: "1" } } })] },
    request: { input: { EncryptionContext: { A: "1" } } },
    says: ["grant `g-1` gives `user/bob` `Decrypt`, but the request does not meet its constraint"],
    aws: `${at} ${no("identity-based policy")}`,
    advises: ['grant `g-1` wants `EncryptionContextEquals {"a":"1"}`, the request has `{"A":"1"}`'],
  },
  "grant-cannot-delegate": {
    given: { grants: [grant({ Operations: ["CreateGrant"] })] },
    request: { action: "kms:CreateGrant", input: { Operations: ["Sign"] } },
    says: ["grant `g-1` lets `user/bob` create grants, but only narrower ones"],
    aws: `${at} ${no("identity-based policy", "kms:CreateGrant")}`,
    advises: ["grant `g-1` cannot give `Sign`, which it does not list", "have a policy allow `kms:CreateGrant`"],
  },
  "not-a-retiring-principal": {
    given: { grants: [grant()] },
    request: { action: "kms:RetireGrant", input: { GrantId: "g-1" } },
    says: ["`user/bob` may not retire this grant"],
    aws: `${at} ${no("identity-based policy", "kms:RetireGrant")}`,
    advises: ["call as the retiring principal", "`kms:RevokeGrant` is an ordinary permission"],
  },
  "nothing-allows": {
    given: {},
    says: ["no key policy statement, identity policy or grant allows `user/bob` `kms:Decrypt` on `key/k`"],
    aws: `${at} ${no("identity-based policy")}`,
    advises: [`allow \`kms:Decrypt\` for \`${bob}\` in the key policy of \`key/k\``],
  },
  undecidable: {
    given: { keyEntry: { policy: undefined } },
    says: ["`kms:Decrypt` cannot be decided, so it is denied: a policy that is needed is missing"],
    aws: at,
    advises: ["give the key's policy in the environment"],
  },
};

/** A resource control policy is never silent: an Allow of everything is implied (E24). */
const unreachable = ["limited-by-resource-control-policy"];

describe("each reason", () => {
  it("has a row", () => {
    const reasons = [...allowReasons, ...denyReasons].filter((reason) => !unreachable.includes(reason));
    expect(Object.keys(rows).toSorted()).toEqual(reasons.toSorted());
  });

  it.each(Object.entries(rows))("%s", async (reason, { given, request = {}, says, aws, advises = [] }) => {
    const found = await explain(given, request);
    const advice = told(found);
    expect(found.reason).toBe(reason);
    for (const part of says) expect(found.message).toContain(part);
    for (const part of advises) expect(advice).toContain(part);
    const head = `User: ${request.principal ?? bob} is not authorized to perform: ${request.action ?? "kms:Decrypt"}`;
    expect(found.awsMessage).toBe(aws === undefined ? null : `${head} ${aws}`);
    expect(advice === "").toBe(found.decision === "Allow");
  });
});

describe("a grant to an account", () => {
  const grants = [grant({ GranteePrincipal: owner })];
  const abroad = [grant({ GranteePrincipal: other })];

  it.each<readonly [string, Given, Partial<Request>]>([
    [owner, { grants }, {}],
    [owner, { grants: [grant({ GranteePrincipal: root })] }, {}],
    [other, { grants: abroad }, { principal: eve }],
  ])(
    "lets the identity policies of %s decide: where none allows, all texts speak of the grant",
    async (account, given, request) => {
      const { reason, message, advice, remarks, awsMessage } = await explain(given, request);
      const who = request.principal ?? bob;
      expect(reason).toBe("no-identity-policy-allows");
      expect(message).toBe(
        `grant \`g-1\` lets account \`${account}\` use \`kms:Decrypt\`, but no identity policy of \`${who.split(":")[5] ?? ""}\` allows it`,
      );
      expect(advice).toEqual([`attach an identity policy to \`${who}\` that allows \`kms:Decrypt\` on \`${key}\``]);
      expect(remarks).toEqual([
        `grant \`g-1\` for account \`${account}\` gives users and roles nothing by itself: the account's IAM policies decide; a grant to \`${who}\` would suffice alone`,
      ]);
      expect(awsMessage).toMatch(/because no identity-based policy allows the kms:Decrypt action$/u);
    },
  );

  it("is told beside others as one of several", async () => {
    const { message } = await explain({ grants: [...grants, grant({ GrantId: "g-2", GranteePrincipal: owner })] });
    expect(message).toContain("a grant lets account");
  });

  it("is not what is told where the key policy delegates, too", async () => {
    const found = await explain({ key: [named(owner)], grants });
    expect(found.message).toContain("the key policy lets account");
    expect(told(found)).toContain("a statement for account");
  });

  it("is not told where its constraint is not met", async () => {
    const { reason } = await explain({
      grants: [grant({ GranteePrincipal: owner, Constraints: { SourceArn: source } })],
    });
    expect(reason).toBe("grant-constraint-not-met");
  });
});

describe("policies without a name", () => {
  const deciding = async (identityPolicies: readonly unknown[]) => {
    const authorizer = await createAuthorizer({
      principals: { [bob]: { identityPolicies } },
      keys: { [key]: { policy: policy([named(owner)]) } },
    } as unknown as EnvironmentDocument);
    return authorizer.explain({ principal: bob, action: "kms:Decrypt", resource: key });
  };
  const other = policy([allow({ Action: "kms:Sign" })]);

  it("are told apart by their position in the layer", async () => {
    const { determining, message, layers } = await deciding([other, policy([allow()]), other]);
    expect(determining).toMatchObject([
      { layer: "key-policy", policyIndex: 0 },
      { layer: "identity-policy", policy: null, policyIndex: 1, statement: 0 },
    ]);
    expect(message).toContain("statement 0 of identity policy #2 let");
    const told = layers.flatMap(({ levels }) => levels.flat()).map(({ layer, policyIndex }) => [layer, policyIndex]);
    expect(told).toEqual([
      ["key-policy", 0],
      ["identity-policy", 0],
      ["identity-policy", 1],
      ["identity-policy", 2],
    ]);
  });

  it("need no number where there is but one, and none with a name", async () => {
    expect((await deciding([policy([allow()])])).message).toContain("statement 0 of the identity policy let");
    const [named1, named2] = [other, policy([allow()])].map((document, index) => ({
      name: `P${String(index)}`,
      document,
    }));
    expect((await deciding([named1, named2])).message).toContain("statement 0 of the identity policy `P1` let");
  });

  it("are counted over the levels of their layer", async () => {
    const authorizer = await createAuthorizer({
      accounts: { [owner]: { serviceControlPolicies: [[policy([allow()])], [policy([allow()]), other], [other]] } },
      principals: {},
      keys: { [key]: { policy: policy([named(bob)]) } },
    });
    const { determining, message } = authorizer.authorize({ principal: bob, action: "kms:Decrypt", resource: key });
    expect(determining).toEqual([{ layer: "service-control-policy", policy: null, policyIndex: 3 }]);
    expect(message).toContain("no Allow of service control policy #4 covers it");
  });
});

describe("the root user", () => {
  it("is told what limits it where it needs no policy", async () => {
    const { message } = await explain(
      { scp: [allow()] },
      { principal: root, action: "kms:ListKeys", resource: undefined },
    );
    expect(message).toBe(
      "the root user of account `111122223333` may call `kms:ListKeys`: it needs no IAM policy in its own account, and no policy that limits the account stands against it",
    );
  });

  it("of a member account is bound by service control policies", async () => {
    const asked: Partial<Request> = { principal: root, action: "kms:ListKeys", resource: undefined };
    expect((await explain({ scp: [deny()] }, asked)).reason).toBe("explicit-deny");
    expect((await explain({ scp: [] }, asked)).reason).toBe("limited-by-service-control-policy");
  });
});

describe("AWS's words for a Deny", () => {
  it.each<readonly [Given, Partial<Request>, string]>([
    [{ key: [deny({ Principal: "*" })] }, {}, `${at} with an explicit deny in a resource-based policy`],
    [{ scp: [deny()] }, {}, `${at} with an explicit deny in a service control policy`],
    [{ rcp: [deny({ Principal: "*" })] }, {}, `${at} with an explicit deny in a resource control policy`],
    [{ boundary: [deny()] }, {}, `${at} with an explicit deny in a permissions boundary`],
    [{ key: [deny({ Principal: "*" })] }, { principal: eve }, `${on} ${hidden}`],
    [{ identity: [deny()] }, { principal: eve }, `${on} with an explicit deny in an identity-based policy`],
    [{ key: [named(other)] }, { principal: eve }, `${on} ${no("identity-based policy")}`],
  ])("%j %j", async (given, request, aws) => {
    expect((await explain(given, request)).awsMessage).toContain(` is not authorized to perform: kms:Decrypt ${aws}`);
  });
});

describe("advice", () => {
  const unsourced = allow({
    Principal: { Service: service },
    Condition: { StringEquals: { "aws:SourceArn": source } },
  });
  const adviceFor = async (given: Given, request: Partial<Request> = {}): Promise<string> =>
    told(await explain(given, request));

  it.each<readonly [string, Given, Partial<Request>, string]>([
    [
      "an action that IAM alone controls",
      {},
      { action: "kms:ListKeys", resource: undefined },
      "only IAM policies control",
    ],
    [
      "both sides",
      {},
      { principal: eve },
      `on both sides: allow \`kms:Decrypt\` for account \`${other}\` in the key policy; and attach an identity policy to \`${eve}\``,
    ],
    [
      "the caller's side",
      { key: [named(other)] },
      { principal: eve },
      "the key policy does, the caller's account does not",
    ],
    [
      "a grant made without the source that its parent's constraint wants of the call",
      { grants: [grant({ Operations: ["CreateGrant", "Decrypt"], Constraints: { SourceArn: source } })] },
      { action: "kms:CreateGrant", input: { Operations: ["Decrypt"], Constraints: { SourceArn: source } } },
      `grant \`g-1\` serves only requests with \`aws:SourceArn ${source}\`, as a service makes them; this one has none`,
    ],
    [
      "a grant made without its parent's constraint",
      {
        grants: [
          grant({ Operations: ["CreateGrant", "Decrypt"], Constraints: { EncryptionContextEquals: { a: "1" } } }),
        ],
      },
      {
        action: "kms:CreateGrant",
        input: { Operations: ["Decrypt"], Constraints: { EncryptionContextSubset: { a: "1" } } },
      },
      'constraint of grant `g-1`, `EncryptionContextEquals {"a":"1"}`; it has `EncryptionContextSubset {"a":"1"}`',
    ],
    ["a service", {}, { principal: service }, `with Principal \`{ "Service": "${service}" }\``],
    ["what everyone is", { key: [everyone()] }, { principal: service }, "a service must be named as `Service`"],
    ["the root user", {}, { principal: root }, "arn:aws:iam::111122223333:root"],
    ["a managed key", { keyEntry: { metadata: { KeyManager: "AWS" } } }, {}, "this is an AWS managed key"],
    [
      "a negated operator",
      { key: [everyone(), deny({ Principal: "*", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } })] },
      {},
      "`aws:SourceVpce` is absent from this request, and `StringNotEquals` matches an absent key (`IfExists` would not",
    ],
    [
      "network keys of a Deny",
      { key: [everyone(), deny({ Principal: "*", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } })] },
      forwarded,
      "are not passed on when a service calls for it",
    ],
    [
      "network keys of an Allow",
      { key: [everyone({ Condition: { IpAddress: { "AWS:sourceip": "10.0.0.0/8" } } })] },
      forwarded,
      "are not passed on when a service calls for it",
    ],
    [
      "several conditions",
      {
        key: [
          named(bob, {
            Sid: "Two",
            Condition: {
              StringEquals: { "kms:ViaService": "x" },
              "ForAnyValue:StringNotLikeIfExists": { "kms:EncryptionContextKeys": ["a", "b"] },
              Null: { "aws:SourceVpce": "false" },
            },
          }),
        ],
      },
      {},
      "covers this caller and action, but only when `kms:ViaService` is `x` (absent), a value of `kms:EncryptionContextKeys` matches none of `a`, `b` (absent) and `aws:SourceVpce` is present (absent)",
    ],
    [
      "a service that is named",
      { key: [unsourced] },
      { principal: service },
      "covers this caller and action, but only",
    ],
    [
      "both that must allow",
      { key: [named(owner, { Action: "kms:Sign" })] },
      {},
      `both: statement 0 of the key policy covers this caller, but not this action: add \`kms:Decrypt\`; and attach an identity policy to \`${bob}\``,
    ],
    [
      "a boundary of a listed caller",
      { key: [everyone(), deny({ NotPrincipal: { AWS: [owner, bob] } })], boundary: [allow()] },
      {},
      "`user/bob` is listed, but has a permissions boundary, and `NotPrincipal` always denies such a principal",
    ],
    ["a service-linked role", { key: [named(owner)] }, { principal: linked }, "allow `kms:Decrypt` for it in the key"],
    [
      "a service-linked role of another account",
      { key: [named(other)] },
      { principal: linked.replace(owner, other) },
      "whose identity policies nobody can change: create a grant for it with the operation `Decrypt`",
    ],
    [
      "the root user of another account",
      {},
      { principal: `arn:aws:iam::${other}:root` },
      `with Principal \`arn:aws:iam::${other}:root\``,
    ],
    [
      "the role of a session",
      { key: [named(owner)] },
      { principal: `arn:aws:sts::${owner}:assumed-role/R/s` },
      `to \`arn:aws:iam::${owner}:role/R\``,
    ],
    [
      "several that deny",
      { key: [deny({ Principal: "*" }), deny({ Principal: "*", Action: "kms:Decrypt" })] },
      {},
      "change statement 0 of the key policy and statement 1 of the key policy so that they do not match",
    ],
    ["a stale id", { key: [named("AIDAGONE")], uniqueId: "AIDABOB" }, {}, "the key policy holds `AIDAGONE`"],
    [
      "a missing action",
      { key: [named(bob, { Sid: "Near", Action: "kms:Encrypt" })] },
      {},
      "statement `Near` of the key policy covers this caller, but not this action: add `kms:Decrypt`",
    ],
    [
      "a resource",
      { key: [named(owner)], identity: [allow({ Resource: `arn:aws:kms:us-east-1:${owner}:alias/a` })] },
      {},
      "does not cover `arn:aws:kms:us-east-1:111122223333:key/k`; an alias ARN never stands for its key",
    ],
    [
      "a condition",
      { key: [named(bob, { Condition: { StringEquals: { "kms:EncryptionContext:a": "1" } } })] },
      { input: { EncryptionContext: { a: "2" } } },
      "covers this caller and action, but only when `kms:EncryptionContext:a` is `1` (it is `2`)",
    ],
    [
      "an absent key",
      { key: [named(bob, { Condition: { StringEquals: { "kms:EncryptionContext:a": ["1", "2"] } } })] },
      {},
      "`kms:EncryptionContext:a` is one of `1`, `2` (absent)",
    ],
  ])("tells of %s", async (_what, given, request, part) => {
    expect(await adviceFor(given, request)).toContain(part);
  });

  it.each<readonly [string, Given, Partial<Request>, string]>([
    ["everyone of users", { key: [named(other)] }, {}, "named as `Service`"],
    ["managed keys of others", {}, {}, "AWS managed key"],
    ["absence of a plain Deny", { key: [deny({ Principal: "*" })] }, {}, "absent"],
    [
      "absence where the key is there",
      { key: [deny({ Principal: "*", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-2" } } })] },
      { vpcEndpoint: "vpce-1" },
      "absent",
    ],
    [
      "absence where the Deny asks for it",
      { key: [deny({ Principal: "*", Condition: { Null: { "aws:SourceVpce": "true" } } })] },
      {},
      "absent",
    ],
    [
      "the network of a direct call",
      { key: [deny({ Principal: "*", Condition: { StringNotEquals: { "aws:SourceVpce": "vpce-1" } } })] },
      {},
      "not passed on",
    ],
    [
      "addresses of other keys",
      { key: [everyone({ Condition: { StringEquals: { "kms:ViaService": "x" } } })] },
      {},
      "not passed on",
    ],
    ["a service that is named", { key: [unsourced] }, { principal: service }, "named as `Service`"],
    [
      "an action that another statement covers",
      {
        key: [
          named(bob, { Action: "kms:Sign" }),
          named(bob, { Condition: { StringEquals: { "kms:ViaService": "x" } } }),
        ],
      },
      {},
      "add `kms:Decrypt`",
    ],
    ["another account's key policy that allows", { key: [named(other)] }, { principal: eve }, "statement 0"],
    ["what only delegates, twice", { key: [named(owner), named(owner, { Action: "kms:Sign" })] }, {}, "`kms:Sign`"],
    ["attaching to the root user", {}, { principal: `arn:aws:iam::${other}:root` }, "identity policy of"],
    ["attaching to a service-linked role", { key: [named(owner)] }, { principal: linked }, "attach"],
    ["a grant with what no grant gives", {}, { action: "kms:ListGrants" }, "create a grant"],
    [
      "an id that is the caller's",
      { key: [named("AIDABOB", { Action: "kms:Sign" })], uniqueId: "AIDABOB" },
      {},
      "AIDABOB",
    ],
    ["an id of another kind", { key: [named("AROAGONE")], uniqueId: "AIDABOB" }, {}, "AROAGONE"],
    [
      "statements that fail twice",
      { key: [named(bob, { Action: "kms:Sign", Condition: { Bool: { "aws:SecureTransport": "false" } } })] },
      {},
      "covers this caller",
    ],
    [
      "an alias where none is meant",
      { key: [named(owner)], identity: [allow({ Resource: `${key}x` })] },
      {},
      "an alias ARN",
    ],
  ])("does not tell of %s", async (_what, given, request, part) => {
    const advice = await adviceFor(given, request);
    expect(advice).not.toBe("");
    expect(advice).not.toContain(part);
  });

  it.each([
    ["StringNotEquals", "aws:SourceVpce", "vpce-1"],
    ["StringNotEqualsIfExists", "aws:SourceVpce", "vpce-1"],
    ["BoolIfExists", "aws:MultiFactorAuthPresent", "false"],
    ["ForAllValues:StringEquals", "aws:TagKeys", "a"],
  ])("of an absent key spares the call, once followed: %s", async (operator, name, value) => {
    const denying = (more: Rest) => ({
      key: [everyone(), deny({ Principal: "*", Condition: { [operator]: { [name]: value }, ...more } })],
    });
    const denied = await explain(denying({}));
    expect(denied.reason).toBe("explicit-deny");
    const [, member = ""] = /add `("Null": \{[^}]*\})`/u.exec(denied.advice.join("\n")) ?? [];
    const followed = JSON.parse(`{${member}}`) as Rest;
    expect((await explain(denying(followed))).decision).toBe("Allow");
  });

  it("tells nothing twice", async () => {
    const { advice } = await explain({ identity: [allow({ Action: "kms:Sign" }), allow({ Action: "kms:Sign" })] });
    expect(new Set(advice).size).toBe(advice.length);
  });
});
