import { Sha256 } from "./sigv4/sha256.ts";
import { SignatureV4 } from "@smithy/signature-v4";
import { describe, expect, it } from "vitest";
import type { AuditEvent } from "../crypto/audit-event.ts";
import type { Kms, KmsAnswer, KmsCaller, KmsError } from "../crypto/kms.ts";
import { type CredentialsDocument, readCredentials } from "./credentials.ts";
import { createEndpoint, type EndpointOptions } from "./endpoint.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";

const account = "111122223333";
const bob = `arn:aws:iam::${account}:user/bob`;
const role = `arn:aws:iam::${account}:role/app/Reader`;
const time = Date.UTC(2026, 0, 2, 3, 4, 5);
const event = { eventID: "event-1", requestID: "request-1" } as AuditEvent;
const host = "127.0.0.1:4566";

/** Answers what it was asked, and remembers who asked. */
function echoKms(answers: Readonly<Record<string, { readonly output: object } | { readonly error: KmsError }>> = {}) {
  const calls: { readonly operation: string; readonly input: unknown; readonly caller: KmsCaller }[] = [];
  const kms: Kms = {
    call: (operation, input, caller) => {
      calls.push({ operation, input, caller });
      const answer = answers[operation] ?? { output: {} };
      return Promise.resolve({ ...answer, event } as KmsAnswer);
    },
    environment: () => ({ principals: { [role]: { uniqueId: "AROAREADER" }, [bob]: {} }, keys: {} }),
  };
  return { kms, calls };
}

const document: CredentialsDocument = {
  accessKeys: {
    AKIABOB: { principal: bob, secretAccessKey: "bob-secret", context: { "aws:SourceIp": "203.0.113.7" } },
    AKIAROOT: { principal: `arn:aws:iam::${account}:root`, secretAccessKey: "root-secret" },
    AKIASTRANGER: { principal: "arn:aws:iam::444455556666:user/bob", secretAccessKey: "stranger-secret" },
    ASIAEVE: {
      principal: `arn:aws:iam::${account}:user/eve`,
      secretAccessKey: "eve-secret",
      sessionToken: "eve-token",
    },
  },
  trust: { [role]: [bob, account], [`${role}Gone`]: [bob] },
};

function endpoint(options: Partial<EndpointOptions> = {}) {
  const read = readCredentials(document);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return createEndpoint({ kms: echoKms().kms, credentials: read.value, now: () => time, ...options });
}

function request(headers: Readonly<Record<string, string>>, body = "{}"): HttpRequest {
  return { method: "POST", path: "/", query: "", headers: { host, ...headers }, body: new TextEncoder().encode(body) };
}

const json = (operation: string, body?: string): HttpRequest =>
  request({ "x-amz-target": `TrentService.${operation}`, "content-type": "application/x-amz-json-1.1" }, body);
const form = (fields: Readonly<Record<string, string>>): HttpRequest =>
  request({ "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams(fields).toString());

interface Signing {
  readonly id?: string;
  readonly secret?: string;
  readonly token?: string;
  readonly at?: number;
  readonly region?: string;
  readonly service?: string;
}

async function signed(unsigned: HttpRequest, signing: Signing = {}): Promise<HttpRequest> {
  const { id = "AKIABOB", secret = "bob-secret", token, at = time, region = "eu-west-1" } = signing;
  const service = signing.service ?? ("x-amz-target" in unsigned.headers ? "kms" : "sts");
  const credentials = { accessKeyId: id, secretAccessKey: secret, ...(token !== undefined && { sessionToken: token }) };
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign(
    {
      method: "POST",
      protocol: "http:",
      hostname: "127.0.0.1",
      path: "/",
      headers: { ...unsigned.headers },
      body: unsigned.body,
    },
    { signingDate: new Date(at) },
  );
  return { ...unsigned, headers };
}

const told = ({ status, body }: HttpResponse) => ({ status, body: body === "" ? null : (JSON.parse(body) as unknown) });

describe("a signed request to KMS", () => {
  it("is a call of the key's principal in the Region of its scope", async () => {
    const { kms, calls } = echoKms({ GenerateRandom: { output: { Plaintext: new Uint8Array([1, 2]) } } });
    const answer = await endpoint({ kms })(await signed(json("GenerateRandom", '{"NumberOfBytes":2}')));
    expect(told(answer)).toEqual({ status: 200, body: { Plaintext: "AQI=" } });
    expect(answer.headers).toEqual({
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-requestid": "request-1",
      "x-kms-cedar-explanation": "event-1",
    });
    expect(calls).toEqual([
      {
        operation: "GenerateRandom",
        input: { NumberOfBytes: 2 },
        caller: { principal: bob, context: { "aws:SourceIp": "203.0.113.7" }, region: "eu-west-1" },
      },
    ]);
  });

  it("gets an empty body where the operation answers with nothing", async () => {
    expect(told(await endpoint()(await signed(json("DisableKey", '{"KeyId":"k"}'))))).toEqual({
      status: 200,
      body: null,
    });
  });

  it.each([
    [
      { error: { code: "NotFoundException", message: "m", fault: "client" } },
      400,
      { __type: "NotFoundException", message: "m" },
    ],
    [
      { error: { code: "InvalidCiphertextException", message: "", fault: "client" } },
      400,
      { __type: "InvalidCiphertextException" },
    ],
    [
      { error: { code: "KMSInternalException", message: "", fault: "server" } },
      500,
      { __type: "KMSInternalException" },
    ],
    [
      { error: { code: "DependencyTimeoutException", message: "", fault: "server" } },
      503,
      { __type: "DependencyTimeoutException" },
    ],
  ] as const)("is told an error %#", async (error, status, body) => {
    const { kms } = echoKms({ DescribeKey: error });
    expect(told(await endpoint({ kms })(await signed(json("DescribeKey"))))).toEqual({ status, body });
  });

  it("is told nothing of a fault of ours", async () => {
    const faults: unknown[] = [];
    const kms = { ...echoKms().kms, call: () => Promise.reject(new Error("planted")) };
    const answer = await endpoint({ kms, fault: (fault) => faults.push(fault) })(await signed(json("DescribeKey")));
    expect(told(answer)).toEqual({ status: 500, body: { __type: "KMSInternalException" } });
    expect(faults).toEqual([new Error("planted")]);
  });

  it.each([
    [json("Nonsense"), 400, "UnknownOperationException"],
    [json("toString"), 400, "UnknownOperationException"],
    [
      request({ "x-amz-target": "Other.Encrypt", "content-type": "application/x-amz-json-1.1" }),
      400,
      "UnknownOperationException",
    ],
    [
      request({ "x-amz-target": "TrentService.ListKeys", "content-type": "text/plain" }),
      400,
      "UnknownOperationException",
    ],
    [json("DescribeKey", "{"), 400, "SerializationException"],
    [json("DescribeKey", '{"KeyId":1}'), 400, "SerializationException"],
  ])("is refused where it is no call %#", async (unsigned, status, type) => {
    const answer = told(await endpoint()(await signed(unsigned)));
    expect(answer).toMatchObject({ status, body: { __type: type } });
  });
});

describe("a request that is refused", () => {
  const plain = json("ListKeys");
  const refused = async (made: HttpRequest, options?: Partial<EndpointOptions>) => {
    const { kms, calls } = echoKms();
    const answer = told(await endpoint({ kms, ...options })(made));
    expect(calls).toEqual([]);
    expect(answer.status).toBe(400);
    const { __type: type, message } = answer.body as { readonly __type: string; readonly message: string };
    return `${type}: ${message}`;
  };
  const mismatch = "InvalidSignatureException: The request signature we calculated does not match";

  it("carries no signature", async () => {
    expect(await refused(plain)).toBe("MissingAuthenticationTokenException: Missing Authentication Token");
  });

  it.each([
    ["Bearer x", "Unsupported AWS 'algorithm': 'Bearer'."],
    [
      "AWS4-HMAC-SHA256 x",
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    ],
    [
      "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=1",
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    ],
  ])("carries half a signature: %s", async (authorization, message) => {
    const made = { ...plain, headers: { ...plain.headers, authorization } };
    expect(await refused(made)).toBe(`IncompleteSignatureException: ${message}`);
  });

  it("has a scope of four parts", async () => {
    const authorization =
      "AWS4-HMAC-SHA256 Credential=AKIABOB/20260102/kms/aws4_request, SignedHeaders=host, Signature=1";
    const made = { ...plain, headers: { ...plain.headers, authorization, "x-amz-date": "20260102T030405Z" } };
    expect(await refused(made)).toContain("IncompleteSignatureException: Credential must have exactly 5");
  });

  it.each([
    ["an unknown key", { id: "AKIANOBODY" }],
    ["an account's number for a key", { id: account }],
    ["a key of Object", { id: "__proto__" }],
    ["a token that the key does not have", { token: "t" }],
    ["no token where the key has one", { id: "ASIAEVE", secret: "eve-secret" }],
    ["another token", { id: "ASIAEVE", secret: "eve-secret", token: "eve-tokem" }],
  ])("comes with %s", async (_what, signing) => {
    expect(await refused(await signed(plain, signing))).toBe(
      "UnrecognizedClientException: The security token included in the request is invalid.",
    );
  });

  it("is signed with another secret", async () => {
    expect(await refused(await signed(plain, { secret: "bob-secreT" }))).toContain(mismatch);
  });

  it("was changed after it was signed", async () => {
    const made = await signed(plain);
    expect(await refused({ ...made, body: new TextEncoder().encode("{ }") })).toContain(mismatch);
    const target = { ...made.headers, "x-amz-target": "TrentService.ListAliases" };
    expect(await refused({ ...made, headers: target })).toContain(mismatch);
    expect(await refused({ ...made, query: "a=b" })).toContain(mismatch);
    const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const named = await signed({ ...plain, headers: { ...plain.headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } });
    expect(await refused(named)).toContain(mismatch);
    expect(await refused({ ...made, headers: { ...made.headers, "x-amz-content-sha256": hash } })).toContain(mismatch);
  });

  it("leaves its target or its host unsigned", async () => {
    const { "x-amz-target": target, ...headers } = plain.headers;
    const made = await signed({ ...plain, headers }, { service: "kms" });
    expect(await refused({ ...made, headers: { ...made.headers, "x-amz-target": target ?? "" } })).toContain(
      "InvalidSignatureException: 'x-amz-target' must be a 'SignedHeader'",
    );
    const whole = await signed(plain);
    const authorization = (whole.headers["authorization"] ?? "").replace(";host;", ";");
    expect(await refused({ ...whole, headers: { ...whole.headers, authorization } })).toContain(
      "InvalidSignatureException: 'host' must be a 'SignedHeader'",
    );
  });

  it.each([
    [-301_000, "Signature expired: 20260102T025904Z is now earlier than 20260102T025905Z (20260102T030405Z - 5 min.)"],
    [
      301_000,
      "Signature not yet current: 20260102T030906Z is still later than 20260102T030905Z (20260102T030405Z + 5 min.)",
    ],
  ])("is %d ms off", async (off, message) => {
    expect(await refused(await signed(plain, { at: time + off }))).toBe(`InvalidSignatureException: ${message}`);
  });

  it("passes within five minutes, a second time as well, and not after", async () => {
    const made = await signed(plain);
    let now = time + 299_000;
    const handler = endpoint({ now: () => now });
    expect([(await handler(made)).status, (await handler(made)).status]).toEqual([200, 200]);
    now = time + 301_000;
    expect((await handler(made)).status).toBe(400);
  });

  it("is meant for another service or Region", async () => {
    expect(await refused(await signed(plain, { service: "s3" }))).toContain("scoped to correct service: 'kms'");
    expect(await refused(await signed(plain, { region: "nowhere" }))).toContain("scoped to a valid region");
  });

  it("has a scope with another end", async () => {
    const made = await signed(plain);
    const authorization = (made.headers["authorization"] ?? "").replace("/aws4_request", "/aws5_request");
    expect(await refused({ ...made, headers: { ...made.headers, authorization } })).toContain(
      "Credential should be scoped with a valid terminator: 'aws4_request'.",
    );
  });

  it("names no host, and signs none", async () => {
    const { host: _host, ...headers } = (await signed(plain)).headers;
    const authorization = (headers["authorization"] ?? "").replace(";host;", ";");
    expect(await refused({ ...plain, headers: { ...headers, authorization } })).toContain(
      "'host' must be a 'SignedHeader'",
    );
  });

  it("has dates that disagree", async () => {
    const made = await signed(plain);
    const authorization = (made.headers["authorization"] ?? "").replace("/20260102/", "/20260101/");
    expect(await refused({ ...made, headers: { ...made.headers, authorization } })).toContain(
      "Date in Credential scope",
    );
  });
});

describe("other requests", () => {
  it.each([
    ["GET", "/", 400, "MissingAuthenticationTokenException"],
    ["GET", "/x", 404, "UnknownOperationException"],
    ["PUT", "/", 404, "UnknownOperationException"],
    ["POST", "//", 404, "UnknownOperationException"],
  ])("%s %s", async (method, path, status, type) => {
    expect(told(await endpoint()({ ...json("ListKeys"), method, path }))).toMatchObject({
      status,
      body: { __type: type },
    });
  });

  it("ask whether anybody is there", async () => {
    expect(await endpoint()({ ...json("x"), method: "GET", path: "/ping" })).toMatchObject({
      status: 200,
      body: "healthy",
    });
  });
});

describe("the options for tests", () => {
  it("let an unsigned request come from a principal, and no wrongly signed one", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms, allowUnsigned: bob, region: "us-west-2" });
    expect((await handler(json("ListKeys"))).status).toBe(200);
    expect(calls[0]?.caller).toEqual({ principal: bob, region: "us-west-2" });
    expect((await handler(await signed(json("ListKeys"), { secret: "x" }))).status).toBe(400);
  });

  it("do not hold for a page that found another name for this machine", async () => {
    const handler = endpoint({ allowUnsigned: bob, trustAccessKeys: true });
    const made = json("ListKeys");
    expect((await handler({ ...made, headers: { ...made.headers, host: "rebound.example:80" } })).status).toBe(400);
    expect((await handler({ ...made, headers: { ...made.headers, host: "kms.localhost:80" } })).status).toBe(200);
  });

  it("believe access keys without signatures, and account numbers", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms, trustAccessKeys: true });
    expect((await handler(await signed(json("ListKeys"), { secret: "x", at: 0 }))).status).toBe(200);
    expect((await handler(await signed(json("ListKeys"), { id: "999988887777" }))).status).toBe(200);
    expect((await handler(await signed(json("ListKeys"), { id: "AKIANOBODY" }))).status).toBe(400);
    expect((await handler(json("ListKeys"))).status).toBe(400);
    expect(calls.map(({ caller }) => caller.principal)).toEqual([bob, "arn:aws:iam::999988887777:root"]);
  });
});

describe("STS", () => {
  const version = "2011-06-15";
  const element = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(xml)?.[1] ?? null;
  const ask = async (fields: Readonly<Record<string, string>>, signing?: Signing, handler = endpoint()) => {
    const answer = await handler(await signed(form({ Version: version, ...fields }), signing));
    return { ...answer, element: (name: string) => element(answer.body, name) };
  };
  const keyOf = (answer: Awaited<ReturnType<typeof ask>>) => ({
    id: answer.element("AccessKeyId") ?? "",
    secret: answer.element("SecretAccessKey") ?? "",
    token: answer.element("SessionToken") ?? "",
  });
  const assume = { Action: "AssumeRole", RoleArn: role, RoleSessionName: "s-1" };

  it("tells who signs", async () => {
    const answer = await ask({ Action: "GetCallerIdentity" });
    expect(answer.status).toBe(200);
    expect([answer.element("Arn"), answer.element("Account"), answer.element("UserId")]).toEqual([
      bob,
      account,
      "AIDABOB",
    ]);
  });

  it("gives a session of a role to whom the role trusts, with policies and tags", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms });
    const Policy = JSON.stringify({ Statement: { Effect: "Allow", Action: "kms:*", Resource: "*" } });
    const tags = { "Tags.member.1.Key": "team", "Tags.member.1.Value": "red" };
    const answer = await ask({ ...assume, Policy, ...tags, DurationSeconds: "900" }, {}, handler);
    expect(answer.status).toBe(200);
    expect(answer.element("AssumedRoleId")).toBe("AROAREADER:s-1");
    expect(answer.element("Expiration")).toBe("2026-01-02T03:19:05Z");
    const key = keyOf(answer);
    expect((await handler(await signed(json("ListKeys"), key))).status).toBe(200);
    expect(calls[0]?.caller).toEqual({
      principal: `arn:aws:sts::${account}:assumed-role/Reader/s-1`,
      session: { policies: [JSON.parse(Policy)], tags: { team: "red" } },
      region: "eu-west-1",
    });
    const { token: _token, ...without } = key;
    expect((await handler(await signed(json("ListKeys"), without))).status).toBe(400);
  });

  it("lets a session's transitive tags pass on to the next role, for an hour at most", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms });
    const tags = {
      "Tags.member.1.Key": "team",
      "Tags.member.1.Value": "red",
      "Tags.member.2.Key": "shift",
      "Tags.member.2.Value": "late",
      "TransitiveTagKeys.member.1": "team",
    };
    const first = keyOf(await ask({ ...assume, ...tags }, {}, handler));
    const asked = { ...assume, RoleSessionName: "s-2", "Tags.member.1.Key": "shift", "Tags.member.1.Value": "early" };
    const second = keyOf(await ask(asked, first, handler));
    await handler(await signed(json("ListKeys"), second));
    expect(calls[0]?.caller).toMatchObject({ session: { tags: { team: "red", shift: "early" } } });
    const again = { ...assume, "Tags.member.1.Key": "team", "Tags.member.1.Value": "blue" };
    expect((await ask(again, first, handler)).element("Code")).toBe("ValidationError");
    expect((await ask({ ...assume, DurationSeconds: "3601" }, first, handler)).element("Code")).toBe("ValidationError");
    expect((await ask({ ...assume, DurationSeconds: "3601" }, {}, handler)).status).toBe(200);
  });

  it("keeps a source identity through every role that its session assumes", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms });
    const first = keyOf(await ask({ ...assume, SourceIdentity: "bob" }, {}, handler));
    const second = keyOf(await ask(assume, first, handler));
    await handler(await signed(json("ListKeys"), second));
    expect(calls[0]?.caller.context).toEqual({ "aws:SourceIdentity": "bob" });
    expect((await ask({ ...assume, SourceIdentity: "bob" }, second, handler)).status).toBe(200);
    expect((await ask({ ...assume, SourceIdentity: "alice" }, second, handler)).element("Code")).toBe("AccessDenied");
    expect((await ask({ ...assume, SourceIdentity: "b" }, {}, handler)).element("Code")).toBe("ValidationError");
  });

  it("answers a fault of ours in its own protocol, and tells nothing of it", async () => {
    const faults: unknown[] = [];
    const environment = (): never => {
      throw new Error("planted");
    };
    const kms = { ...echoKms().kms, environment };
    const handler = endpoint({ kms, fault: (fault) => faults.push(fault) });
    const answer = await ask({ Action: "GetCallerIdentity" }, {}, handler);
    expect([answer.status, answer.element("Type"), answer.element("Code")]).toEqual([
      500,
      "Receiver",
      "InternalFailure",
    ]);
    expect(answer.body).not.toContain("planted");
    expect(faults).toEqual([new Error("planted")]);
  });

  it("refuses a parameter that comes twice", async () => {
    const made = form({ Action: "GetCallerIdentity", Version: version });
    const body = new TextEncoder().encode(`Action=AssumeRole&Action=GetCallerIdentity&Version=${version}`);
    expect((await endpoint()(await signed({ ...made, body }))).status).toBe(400);
  });

  it("gives sessions that end", async () => {
    let now = time;
    const handler = endpoint({ now: () => now });
    const answer = await ask(assume, {}, handler);
    now = time + 3_600_000;
    const key = {
      id: answer.element("AccessKeyId") ?? "",
      secret: answer.element("SecretAccessKey") ?? "",
      token: answer.element("SessionToken") ?? "",
      at: now,
    };
    expect(told(await handler(await signed(json("ListKeys"), key))).body).toEqual({
      __type: "ExpiredTokenException",
      message: "The security token included in the request is expired",
    });
  });

  it("gives a federated user what the calling user may have", async () => {
    const { kms, calls } = echoKms();
    const handler = endpoint({ kms });
    const answer = await ask({ Action: "GetFederationToken", Name: "Fred" }, {}, handler);
    expect(answer.element("FederatedUserId")).toBe(`${account}:Fred`);
    expect(answer.element("Expiration")).toBe("2026-01-02T15:04:05Z");
    const key = keyOf(answer);
    await handler(await signed(json("ListKeys"), key));
    expect(calls[0]?.caller).toEqual({
      principal: `arn:aws:sts::${account}:federated-user/Fred`,
      session: { federatedBy: bob },
      region: "eu-west-1",
    });
    expect((await ask({ Action: "GetFederationToken", Name: "Fred" }, key, handler)).element("Code")).toBe(
      "AccessDenied",
    );
  });

  it.each<readonly [string, Readonly<Record<string, string>>, Signing, number, string]>([
    ["a role that is gone", { ...assume, RoleArn: `${role}Gone` }, {}, 403, "AccessDenied"],
    ["a root user", assume, { id: "AKIAROOT", secret: "root-secret" }, 403, "AccessDenied"],
    ["whom the role does not trust", assume, { id: "AKIASTRANGER", secret: "stranger-secret" }, 403, "AccessDenied"],
    [
      "a role that nobody may assume",
      { ...assume, RoleArn: `arn:aws:iam::${account}:role/Other` },
      {},
      403,
      "AccessDenied",
    ],
    ["what is no role", { ...assume, RoleArn: bob }, {}, 400, "ValidationError"],
    ["no session name", { Action: "AssumeRole", RoleArn: role }, {}, 400, "ValidationError"],
    ["a session without end", { ...assume, DurationSeconds: "43201" }, {}, 400, "ValidationError"],
    ["a policy that is none", { ...assume, Policy: '{"Statement":1}' }, {}, 400, "MalformedPolicyDocument"],
    ["a policy that is no JSON", { ...assume, Policy: "{" }, {}, 400, "MalformedPolicyDocument"],
    [
      "policies by ARN",
      { ...assume, "PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/x" },
      {},
      400,
      "ValidationError",
    ],
    ["what it does not look at", { ...assume, SerialNumber: "x" }, {}, 400, "ValidationError"],
    ["an action that is none", { Action: "toString" }, {}, 400, "InvalidAction"],
    ["an unknown key", { Action: "GetCallerIdentity" }, { id: "AKIANOBODY" }, 403, "InvalidClientTokenId"],
    ["another secret", { Action: "GetCallerIdentity" }, { secret: "x" }, 403, "SignatureDoesNotMatch"],
    ["a stale date", { Action: "GetCallerIdentity" }, { at: 0 }, 403, "SignatureDoesNotMatch"],
    ["a signature for KMS", { Action: "GetCallerIdentity" }, { service: "kms" }, 403, "SignatureDoesNotMatch"],
  ])("refuses %s", async (_what, fields, signing, status, code) => {
    const answer = await ask(fields, signing);
    expect([answer.status, answer.element("Code")]).toEqual([status, code]);
  });

  it("escapes what it repeats", async () => {
    const answer = await ask({ ...assume, RoleArn: "<&>" });
    expect(answer.body).toContain("&lt;&amp;&gt; is invalid");
  });

  it("refuses a request without a signature", async () => {
    const answer = await endpoint()(form({ Action: "GetCallerIdentity", Version: version }));
    expect([answer.status, element(answer.body, "Code")]).toEqual([403, "MissingAuthenticationToken"]);
  });

  it("reads a presigned request", async () => {
    const query = { Action: "GetCallerIdentity", Version: version };
    const signer = new SignatureV4({
      service: "sts",
      region: "us-east-1",
      credentials: { accessKeyId: "AKIABOB", secretAccessKey: "bob-secret" },
      sha256: Sha256,
    });
    const presigned = await signer.presign(
      { method: "GET", protocol: "http:", hostname: "127.0.0.1", path: "/", headers: { host }, query },
      { signingDate: new Date(time), expiresIn: 600 },
    );
    const made: HttpRequest = {
      method: "GET",
      path: "/",
      query: new URLSearchParams(presigned.query as Record<string, string>).toString(),
      headers: { host },
      body: new Uint8Array(),
    };
    const answer = await endpoint({ now: () => time + 599_000 })(made);
    expect([answer.status, element(answer.body, "Arn")]).toEqual([200, bob]);
    expect((await endpoint({ now: () => time + 601_000 })(made)).status).toBe(403);
    expect((await endpoint()({ ...made, query: made.query.replace("GetCallerIdentity", "AssumeRole") })).status).toBe(
      403,
    );
  });
});
