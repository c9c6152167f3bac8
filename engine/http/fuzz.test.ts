/**
 * Requests at random against the endpoint over a real KMS: bytes, headers, signed calls of every operation with members of right
 * and wrong forms. `npm run fuzz:endpoint` takes 100,000.
 */

import { connect } from "node:net";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createKms } from "../crypto/create-kms.ts";
import { decodeBody } from "../crypto/shapes/decode-body.ts";
import { readInput } from "../crypto/shapes/read-input.ts";
import type { EnvironmentDocument } from "../model/documents.ts";
import { readCredentials } from "./credentials.ts";
import { createEndpoint } from "./endpoint.ts";
import type { Handler } from "./handler.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { serveHandler } from "./server.ts";
import { Sha256 } from "./sigv4/sha256.ts";
import { arbitraryCall } from "./test-calls.ts";
import { heapUsed } from "./test-heap.ts";

const runs = Number(process.env["KMS_CEDAR_FUZZ"] ?? 1500);
/** What a world remembers grows with the calls: so many calls, then a new one. */
const callsAWorld = 200;
/** What the heap may grow by, in bytes: 400 a request of the long run. Cedar's slots for policy sets fill up meanwhile. */
const mostGrowth = 32 * 2 ** 20;
const region = "us-east-1";
const account = "111122223333";
const admin = `arn:aws:iam::${account}:user/admin`;
const host = "127.0.0.1";
const keys = {
  [`arn:aws:kms:${region}:${account}:key/11111111-1111-1111-1111-111111111111`]: "SYMMETRIC_DEFAULT ENCRYPT_DECRYPT",
  [`arn:aws:kms:${region}:${account}:key/22222222-2222-2222-2222-222222222222`]: "HMAC_256 GENERATE_VERIFY_MAC",
  [`arn:aws:kms:${region}:${account}:key/33333333-3333-3333-3333-333333333333`]: "ECC_NIST_P256 SIGN_VERIFY",
  [`arn:aws:kms:${region}:${account}:key/44444444-4444-4444-4444-444444444444`]: "ML_KEM_512 ENCAPSULATE_DECAPSULATE",
};
const everything = { Effect: "Allow", Action: "kms:*", Resource: "*" };
const environment: EnvironmentDocument = {
  principals: { [admin]: { identityPolicies: [{ Version: "2012-10-17", Statement: [everything] }] } },
  keys: Object.fromEntries(
    Object.entries(keys).map(([arn, spec]) => {
      const [KeySpec = "", KeyUsage = ""] = spec.split(" ");
      const policy = { Version: "2012-10-17", Statement: [{ ...everything, Principal: { AWS: account } }] };
      return [arn, { policy, metadata: { KeySpec, KeyUsage }, aliases: [`alias/${KeySpec}`] }] as const;
    }),
  ) as EnvironmentDocument["keys"],
};

const faults: unknown[] = [];
const fault = (error: unknown): void => void faults.push(error);
const unhandled = (error: unknown): void => void faults.push(error);
let handler: Handler;
let calls = 0;

async function newWorld(): Promise<void> {
  const kms = await createKms({ environment, fault, audit: () => void (calls += 1) });
  const read = readCredentials({ accessKeys: { AKIA: { principal: admin, secretAccessKey: "secret" } } });
  if (!read.ok) throw new Error("credentials");
  handler = createEndpoint({ kms, credentials: read.value, fault });
}

/** How much the heap grows from a fifth of the requests to their end, as a world without any call leaves it. */
function watchHeap(): { readonly next: () => Promise<void>; readonly growth: () => Promise<number> } {
  let count = 0;
  let early = 0;
  const measure = async (): Promise<number> => {
    await newWorld();
    return heapUsed();
  };
  return {
    next: async () => {
      count += 1;
      if (count === Math.ceil(runs / 5)) early = await measure();
    },
    growth: async () => (await measure()) - early,
  };
}

beforeAll(async () => {
  process.on("unhandledRejection", unhandled);
  await newWorld();
});
afterAll(() => {
  process.off("unhandledRejection", unhandled);
  expect(faults).toEqual([]);
});

const signer = new SignatureV4({
  service: "kms",
  region,
  credentials: { accessKeyId: "AKIA", secretAccessKey: "secret" },
  sha256: Sha256,
});

async function signed(operation: string, body: string): Promise<HttpRequest> {
  const bytes = new TextEncoder().encode(body);
  const headers = { host, "x-amz-target": `TrentService.${operation}`, "content-type": "application/x-amz-json-1.1" };
  const request = await signer.sign({
    method: "POST",
    protocol: "http:",
    hostname: host,
    path: "/",
    headers,
    body: bytes,
  });
  return { method: "POST", path: "/", query: "", headers: request.headers, body: bytes };
}

function isError({ status, body }: HttpResponse): boolean {
  if (status < 400 || status >= 500) return false;
  const told = body.startsWith("<")
    ? /<Code>(\w+)<\/Code>/u.exec(body)?.[1]
    : (JSON.parse(body) as { __type?: string }).__type;
  return /^[A-Z]\w+$/u.test(told ?? "");
}

describe("the endpoint", () => {
  const names = {
    keys: [...Object.keys(keys), "alias/SYMMETRIC_DEFAULT", "alias/HMAC_256"],
    others: [admin, "default", "alias/new", account],
  };

  it("answers a signed call with an output only where the input is one", async () => {
    let since = 0;
    const heap = watchHeap();
    const answered = new Set<string>();
    await fc.assert(
      fc.asyncProperty(arbitraryCall(names), async ({ operation, body }) => {
        since += 1;
        if (since % callsAWorld === 0) await newWorld();
        await heap.next();
        const before = calls;
        const answer = await handler(await signed(operation, body));
        const read = decodeBody(operation, new TextEncoder().encode(body));
        const good = read.ok && readInput(operation, read.value).ok;
        if (answer.status === 200) answered.add(operation);
        if (answer.status === 200) expect({ operation, body, good }).toEqual({ operation, body, good: true });
        else expect({ answer, error: isError(answer) }).toEqual({ answer, error: true });
        expect(calls - before).toBe(read.ok ? 1 : 0);
      }),
      { numRuns: runs },
    );
    expect(faults).toEqual([]);
    // Most random inputs are wrong; without right ones among them nothing would be shown.
    expect(answered.size).toBeGreaterThan(15);
    expect(await heap.growth()).toBeLessThan(mostGrowth);
  }, 3_600_000);

  it("answers nothing but errors to whoever does not sign", async () => {
    const header = fc.oneof(
      fc.string(),
      fc.constantFrom(
        "TrentService.ListKeys",
        "application/x-amz-json-1.1",
        "AWS4-HMAC-SHA256 Credential=AKIA/20260102/us-east-1/kms/aws4_request, SignedHeaders=host, Signature=0",
      ),
    );
    const names = fc.constantFrom(
      "x-amz-target",
      "content-type",
      "authorization",
      "x-amz-date",
      "x-amz-security-token",
      "host",
      "x-amz-content-sha256",
    );
    const request = fc.record({
      method: fc.constantFrom("POST", "GET", "PUT", "OPTIONS", "DELETE", "x"),
      path: fc.oneof({ weight: 5, arbitrary: fc.constant("/") }, fc.string()),
      query: fc.oneof(
        fc.constant(""),
        fc.string(),
        fc.constantFrom(
          "Action=GetCallerIdentity&Version=2011-06-15",
          "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60",
          "X-Amz-Signature=%",
        ),
      ),
      headers: fc.dictionary(fc.oneof({ weight: 6, arbitrary: names }, fc.string()), header, { maxKeys: 8 }),
      body: fc.uint8Array({ maxLength: 300 }),
    });
    const before = calls;
    const heap = watchHeap();
    await fc.assert(
      fc.asyncProperty(request, async (made) => {
        await heap.next();
        const answer = await handler(made);
        expect({ answer, error: isError(answer) }).toEqual({ answer, error: true });
      }),
      { numRuns: runs },
    );
    expect([calls - before, faults]).toEqual([0, []]);
    expect(await heap.growth()).toBeLessThan(mostGrowth);
  }, 3_600_000);

  it("stays up whatever bytes come to its socket", async () => {
    const server = await serveHandler(handler, { patience: 200, fault });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 500 }),
      fc
        .string({ maxLength: 200 })
        .map((text) => Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n${text}`)),
      fc.string({ maxLength: 200 }).map((text) => Buffer.from(`POST / HTTP/1.1\r\nhost: x\r\n${text}\r\n\r\n`)),
      fc
        .string({ maxLength: 50 })
        .map((text) => Buffer.from(`${text} HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n${text}`)),
    );
    const sent = fc.sample(bytes, Math.min(runs, 2000) / 20);
    const send = (data: Uint8Array): Promise<string> =>
      new Promise((resolve) => {
        let received = "";
        const socket = connect(server.port, host, () => socket.end(data));
        socket.on("data", (chunk) => (received += chunk.toString("latin1")));
        socket.on("error", () => undefined);
        socket.on("close", () => {
          resolve(received);
        });
      });
    const answers = await Promise.all(sent.map(send));
    expect(answers.filter((answer) => answer !== "" && !/^HTTP\/1\.1 4\d\d /u.test(answer))).toEqual([]);
    expect(await (await fetch(`${server.url}/ping`)).text()).toBe("healthy");
    await server.close();
    expect(faults).toEqual([]);
  }, 120_000);
});
