import { describe, expect, it } from "vitest";
import { type Authorizer, createAuthorizer } from "./authorizer.ts";
import { type Diagnostic, InvalidInput } from "./model/diagnostic.ts";
import type { Call, Request } from "./model/request.ts";
import type { EnvironmentDocument } from "./model/documents.ts";

const account = "111122223333";
const arn = (id: string, region = "us-east-1"): string => `arn:aws:kms:${region}:${account}:key/${id}`;
const iam = (resource: string): string => `arn:aws:iam::${account}:${resource}`;
const bob = iam("user/bob");
const reader = iam("role/Reader");
const session = `arn:aws:sts::${account}:assumed-role/Reader/s`;
const fred = `arn:aws:sts::${account}:federated-user/Fred`;

const statement = { Effect: "Allow", Principal: { AWS: bob }, Action: "kms:*", Resource: "*" };
const allow = { Statement: [statement] };
const when = (Condition: unknown) => ({ Statement: [{ ...statement, Principal: "*", Condition }] });
const delegate = { Statement: [{ ...statement, Principal: { AWS: account } }] };
const grant = (id: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  GrantId: id,
  GranteePrincipal: reader,
  Operations: ["Decrypt"],
  ...rest,
});

const keyless = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:ListKeys", Resource: "*" }] };
const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

const environment = {
  principals: { [bob]: { identityPolicies: [keyless] }, [reader]: { identityPolicies: [everything] } },
  keys: {
    [arn("k")]: { policy: allow, aliases: ["alias/a"] },
    [arn("bare")]: { grants: [grant("retire-2", { RetiringPrincipal: session, Operations: ["Sign"] })] },
    [arn("mrk-1")]: { policy: allow },
    [arn("mrk-1", "eu-west-1")]: { policy: { Statement: [] } },
    [arn("delegated")]: { policy: delegate },
    [arn("alias")]: {
      policy: when({ StringEquals: { "kms:RequestAlias": "alias/b" } }),
      aliases: ["alias/b", "alias/c"],
    },
    [arn("here")]: { policy: when({ StringEquals: { "aws:SourceVpce": "vpce-1" } }) },
    [arn("via")]: { policy: when({ Bool: { "aws:ViaAWSService": "true" } }) },
    [arn("network")]: { policy: when({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }) },
    [arn("timed")]: { policy: when({ DateLessThan: { "aws:CurrentTime": "2024-01-01T00:00:00Z" } }) },
    [arn("tagged")]: { policy: when({ StringEquals: { "aws:PrincipalTag/team": "red" } }) },
    [arn("region")]: { policy: when({ StringEquals: { "aws:RequestedRegion": "eu-west-1" } }) },
    [arn("granted")]: {
      policy: { Statement: [] },
      grants: [
        grant("new", { Propagated: false, GrantToken: "t" }),
        grant("retire-1", { RetiringPrincipal: session, GrantToken: "r-1", Operations: ["Sign"] }),
        grant("retire-2", { RetiringPrincipal: bob, GrantToken: "r-2", Operations: ["Sign"] }),
      ],
    },
  },
  vpcEndpoints: { "vpce-1": {}, "vpce-2": {} },
};

const create = (options: { readonly now?: () => number } = {}): Promise<Authorizer> =>
  createAuthorizer(environment, options);

function diagnosticsOf(run: () => unknown): readonly Diagnostic[] {
  try {
    run();
  } catch (error) {
    if (error instanceof InvalidInput) return error.diagnostics;
    throw error;
  }
  return [];
}

const ask = (resource: string | undefined, rest: Partial<Request> = {}): Request => ({
  principal: bob,
  action: "kms:Decrypt",
  resource: resource === undefined ? undefined : arn(resource),
  ...rest,
});

describe("situations that differ are told apart", () => {
  const policies = {
    policies: [{ Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }] }],
  };
  const tags = (team: string) => ({ session: { tags: { team } } });
  const retire = (input: Readonly<Record<string, unknown>>, principal = session): Request =>
    ask("granted", { principal, action: "kms:RetireGrant", input });

  it.each<readonly [string, Request, Request]>([
    ["principal", ask("k"), ask("k", { principal: iam("user/eve") })],
    ["action", ask(undefined, { action: "kms:ListKeys" }), ask(undefined, { action: "kms:GenerateRandom" })],
    ["resource", ask("k"), ask("bare")],
    ["name of the resource", { ...ask("k"), resource: "alias/b" }, ask("alias")],
    ["alias", { ...ask("k"), resource: "alias/b" }, { ...ask("k"), resource: "alias/c" }],
    [
      "session policies",
      ask("delegated", { principal: session }),
      ask("delegated", { principal: session, session: policies }),
    ],
    ["session tags", ask("tagged", tags("red")), ask("tagged", tags("blue"))],
    ["endpoint", ask("here", { vpcEndpoint: "vpce-1" }), ask("here", { vpcEndpoint: "vpce-2" })],
    [
      "forwarding",
      ask("here", { vpcEndpoint: "vpce-1" }),
      ask("here", { vpcEndpoint: "vpce-1", viaService: "s3.us-east-1.amazonaws.com" }),
    ],
    ["forwarding service", ask("via", { viaService: "s3.us-east-1.amazonaws.com" }), ask("via")],
    ["names of given keys", ask("network", { context: { "aws:SourceIp": "10.0.0.1" } }), ask("network")],
    [
      "names of given keys, one each",
      ask("network", { context: { "aws:SourceIp": "10.0.0.1" } }),
      ask("network", { context: { "aws:SourceVpc": "10.0.0.1" } }),
    ],
    [
      "values of given keys",
      ask("network", { context: { "aws:SourceIp": "10.0.0.1" } }),
      ask("network", { context: { "aws:SourceIp": "11.0.0.1" } }),
    ],
    [
      "Region",
      ask("region", { context: { "aws:RequestedRegion": "eu-west-1" } }),
      ask("region", { context: { "aws:RequestedRegion": "us-east-1" } }),
    ],
    [
      "Region of a bare id",
      { ...ask("mrk-1"), resource: "mrk-1", context: { "aws:RequestedRegion": "us-east-1" } },
      { ...ask("mrk-1"), resource: "mrk-1", context: { "aws:RequestedRegion": "eu-west-1" } },
    ],
    [
      "grant tokens",
      ask("granted", { principal: session, input: { GrantTokens: ["t"] } }),
      ask("granted", { principal: session, input: { GrantTokens: ["u"] } }),
    ],
    ["grant to retire, by id", retire({ GrantId: "retire-1" }), retire({ GrantId: "retire-2" }, bob + "2")],
    [
      "grant to retire, by id, of one caller",
      retire({ GrantId: "retire-2" }, bob),
      retire({ GrantId: "retire-1" }, bob),
    ],
    ["grant to retire, by token", retire({ GrantToken: "r-2" }, bob), retire({ GrantToken: "r-1" }, bob)],
    [
      "key of the grant to retire",
      { ...retire({ KeyId: arn("granted"), GrantId: "retire-2" }, bob), resource: undefined },
      { ...retire({ KeyId: arn("bare"), GrantId: "retire-2" }, bob), resource: undefined },
    ],
  ])("%s", async (_what, allowed, denied) => {
    for (const order of [
      [allowed, denied, allowed],
      [denied, allowed, denied],
    ]) {
      const authorizer = await create();
      const decisions = order.map((request) => authorizer.authorize(request).decision);
      expect(decisions).toEqual(order.map((request) => (request === allowed ? "Allow" : "Deny")));
    }
  });

  it("from the permissions of a call", async () => {
    const authorizer = await create();
    const call = (SourceKeyId: string, DestinationKeyId: string): Call => ({
      principal: bob,
      operation: "ReEncrypt",
      input: { SourceKeyId: arn(SourceKeyId), DestinationKeyId: arn(DestinationKeyId) },
    });
    const decide = (asked: Call) => authorizer.authorizeCall(asked).checks.map(({ decision }) => decision);
    expect(decide(call("k", "bare"))).toEqual(["Allow", "Deny"]);
    expect(decide(call("bare", "k"))).toEqual(["Deny", "Allow"]);
    expect(decide(call("k", "k"))).toEqual(["Allow", "Allow"]);
    expect(authorizer.authorizeCall(call("k", "k")).decision).toBe("Allow");
    expect(authorizer.authorizeCall(call("k", "bare")).decision).toBe("Deny");
  });
});

describe("the clock", () => {
  it("is that of the options, read for each request", async () => {
    let now = Date.parse("2023-12-31T23:59:59Z");
    const authorizer = await create({ now: () => now });
    expect(authorizer.authorize(ask("timed")).decision).toBe("Allow");
    now = Date.parse("2024-01-01T00:00:00Z");
    expect(authorizer.authorize(ask("timed")).decision).toBe("Deny");
    expect(authorizer.explain(ask("timed")).decision).toBe("Deny");
    expect(
      authorizer.authorizeCall({ principal: bob, operation: "Decrypt", input: { KeyId: arn("timed") } }),
    ).toMatchObject({ decision: "Deny" });
    now -= 1000;
    expect(authorizer.explain(ask("timed")).decision).toBe("Allow");
  });

  it("is read once a question", async () => {
    let reads = 0;
    const authorizer = await create({ now: () => Date.parse("2023-12-31T23:59:59Z") + 2000 * reads++ });
    expect(authorizer.explain(ask("timed")).decision).toBe("Allow");
    expect(reads).toBe(1);
    authorizer.explainCall({
      principal: bob,
      operation: "ReEncrypt",
      input: { SourceKeyId: arn("k"), DestinationKeyId: arn("timed") },
    });
    expect(reads).toBe(2);
  });

  it("tells no time beyond JavaScript's dates", async () => {
    const fault = async (now: number): Promise<unknown> => {
      const authorizer = await create({ now: () => now });
      return diagnosticsOf(() => authorizer.authorize(ask("k")));
    };
    const beyond = (now: number) => [
      {
        code: "wrong-clock",
        pointer: "",
        message: `the clock says ${String(now)}, which is no time`,
        file: null,
        line: null,
        column: null,
      },
    ];
    for (const now of [8.64e15 + 1, -8.64e15 - 1, Number.NaN, Infinity]) expect(await fault(now)).toEqual(beyond(now));
    for (const now of [8.64e15, -8.64e15, 0]) expect(await fault(now)).toEqual([]);
  });

  it("is the system's otherwise", async () => {
    expect((await create()).authorize(ask("timed")).decision).toBe("Deny");
  });
});

describe("a call", () => {
  it("tells action and resource of each check", async () => {
    const authorizer = await create();
    const call: Call = { principal: bob, operation: "DeleteAlias", input: { AliasName: "alias/a" } };
    const alias = `arn:aws:kms:us-east-1:${account}:alias/a`;
    const { decision, checks } = authorizer.authorizeCall(call);
    expect(decision).toBe("Deny");
    expect(checks.map(({ action, resource, reason }) => [action, resource, reason])).toEqual([
      ["kms:DeleteAlias", alias, "no-identity-policy-allows"],
      ["kms:DeleteAlias", arn("k"), "allowed-by-key-policy"],
    ]);
    const explained = authorizer.explainCall(call);
    expect(explained.map(({ action, resource, reason }) => [action, resource, reason])).toEqual(
      checks.map(({ action, resource, reason }) => [action, resource, reason]),
    );
    expect(explained[1]?.layers.map(({ layer }) => layer)).toContain("key-policy");
  });

  it("is undecidable where the environment lacks a key", async () => {
    const authorizer = await create();
    const call: Call = { principal: bob, operation: "DeleteAlias", input: { AliasName: "alias/none" } };
    expect(authorizer.authorizeCall(call).checks[1]).toMatchObject({
      decision: "Deny",
      reason: "undecidable",
      message: expect.stringContaining("does not tell which key `alias/none` belongs to") as string,
    });
  });

  it("is explained with what each permission sees", async () => {
    const authorizer = await create();
    const call: Call = {
      principal: bob,
      operation: "Decrypt",
      input: { KeyId: arn("network") },
      context: { "aws:SourceIp": "11.0.0.1" },
    };
    expect(JSON.stringify(authorizer.explainCall(call))).toContain('"actual":["11.0.0.1"]');
  });

  it("sees the input that each permission sees", async () => {
    const input = { SourceKeyId: arn("k"), DestinationKeyId: "k" };
    const authorizer = await createAuthorizer({
      keys: { [arn("k")]: { policy: when({ Bool: { "kms:ReEncryptOnSameKey": "true" } }) } },
    });
    expect(authorizer.authorizeCall({ principal: bob, operation: "ReEncrypt", input }).decision).toBe("Allow");
  });
});

describe("what is not well formed is refused", () => {
  const wrong: readonly unknown[] = [
    {},
    { principal: bob },
    { principal: 1, action: "kms:Decrypt" },
    { principal: bob, action: "kms:Decrypt", extra: 1 },
    null,
    [],
    "x",
  ];

  it.each(wrong)("as a request: %j", async (value) => {
    const authorizer = await create();
    for (const method of ["authorize", "explain", "translate"] as const) {
      expect(() => authorizer[method](value as Request)).toThrow(InvalidInput);
    }
    for (const method of ["authorizeCall", "explainCall"] as const) {
      expect(() => authorizer[method](value as Call)).toThrow(InvalidInput);
    }
  });

  it("with every diagnostic, at its place", async () => {
    const authorizer = await create();
    const fault = (run: () => unknown): readonly string[] =>
      diagnosticsOf(run).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(fault(() => authorizer.authorize({ principal: 1, action: 2 } as unknown as Request))).toEqual([
      "wrong-type /principal",
      "wrong-type /action",
    ]);
    expect(fault(() => authorizer.authorize(ask("none")))).toEqual(["unknown-key /resource"]);
    expect(fault(() => authorizer.authorizeCall({ principal: bob, operation: "Decrypt" }))).toEqual([
      "missing-member /input/KeyId",
    ]);
    expect(fault(() => authorizer.authorize({ ...ask("k"), input: { at: new Map() } }))).toEqual([
      "wrong-type /input/at",
    ]);
    expect(fault(() => authorizer.translateKey("bob", arn("k")))).toContain("invalid-principal /principal");
    expect(fault(() => authorizer.translateKey(bob, "none"))).toContain("unknown-key /resource");
  });

  it("with what it is instead", async () => {
    const authorizer = await create();
    const fault = (run: () => unknown) =>
      diagnosticsOf(run).map(({ code, pointer, message }) => `${code} ${pointer} ${message}`);
    const call = { principal: bob, operation: "Decrypt", input: { KeyId: arn("k") } };
    const text = (value: unknown) => ({ file: null, text: JSON.stringify(value) });
    const noRequest = "wrong-request  expected a request with `action`; what has `operation` is a call";
    const noCall = "wrong-request  expected a call with `operation`; what has `action` is a request";
    const readText = "; `readRequest` reads the text of one";
    for (const method of ["authorize", "explain", "translate"] as const) {
      expect(fault(() => authorizer[method](call as unknown as Request))).toEqual([noRequest]);
      expect(fault(() => authorizer[method](text(ask("k")) as unknown as Request))).toEqual([noRequest + readText]);
    }
    for (const method of ["authorizeCall", "explainCall"] as const) {
      expect(fault(() => authorizer[method](ask("k") as unknown as Call))).toEqual([noCall]);
      expect(fault(() => authorizer[method](text(call) as unknown as Call))).toEqual([noCall + readText]);
    }
  });

  it("as an environment", async () => {
    await expect(createAuthorizer({ keys: { k: {} } })).rejects.toThrow(InvalidInput);
    await expect(createAuthorizer({} as EnvironmentDocument)).rejects.toThrow("keys");
  });
});

describe("a decision", () => {
  it("is the same, however often it is asked", async () => {
    const authorizer = await create();
    const requests = [
      ask("k"),
      ask("bare"),
      ask("delegated"),
      ask("network", { context: { "aws:SourceIp": "10.1.2.3" } }),
    ];
    const first = requests.map((request) => ({ ...authorizer.authorize(request) }));
    expect(requests.map((request) => ({ ...authorizer.authorize(request) }))).toEqual(first);
    expect(first.map(({ reason }) => reason)).toEqual([
      "allowed-by-key-policy",
      "undecidable",
      "no-identity-policy-allows",
      "allowed-by-key-policy",
    ]);
  });

  it("is explained with the trace that led to it", async () => {
    const authorizer = await create();
    const { layers, grants, advice, remarks, ...decision } = authorizer.explain(ask("k"));
    expect(decision).toEqual({ ...authorizer.authorize(ask("k")) });
    expect(layers.map(({ layer }) => layer)).toEqual(["key-policy", "identity-policy"]);
    expect([grants, advice, remarks]).toEqual([[], [], []]);
  });

  it("needs the policy of the key, when nothing else settles it", async () => {
    const authorizer = await create();
    expect(authorizer.authorize(ask("bare", { principal: fred })).reason).toBe("undecidable");
    expect(authorizer.explain(ask("bare")).advice).toContain("give the key's policy in the environment");
  });
});

describe("names that differ only by case", () => {
  it("leave undecidable what reads them, and nothing else (E63)", async () => {
    const authorizer = await createAuthorizer({
      principals: { [bob]: { tags: { Team: "red", team: "blue" } } },
      keys: {
        [arn("tagged")]: { policy: when({ StringEquals: { "aws:PrincipalTag/team": "red" } }) },
        [arn("k")]: { policy: allow },
      },
    });
    expect(authorizer.authorize(ask("tagged")).reason).toBe("undecidable");
    expect(authorizer.explain(ask("tagged"))).toMatchObject({ layers: [], grants: [] });
    expect(diagnosticsOf(() => authorizer.translate(ask("tagged")))).toMatchObject([
      { code: "untranslatable", pointer: "", message: "two names differ only by case" },
    ]);
    expect(authorizer.authorize(ask("k")).decision).toBe("Allow");
  });

  it("leave a request without a translation", async () => {
    const authorizer = await createAuthorizer({
      keys: { [arn("k")]: { policy: when({ StringEquals: { "kms:EncryptionContext:a": "1" } }) } },
    });
    const translate = () => authorizer.translate(ask("k", { input: { EncryptionContext: { a: "1", A: "2" } } }));
    expect(diagnosticsOf(translate)).toMatchObject([
      { code: "ambiguous-name", pointer: "", message: "two names differ only by case" },
    ]);
  });
});
