import { describe, expect, it } from "vitest";
import type { AuditEvent } from "./audit-event.ts";
import type { Kms, KmsAnswer, KmsCaller } from "./kms.ts";
import { createRequestHandler } from "./request-handler.ts";

const caller: KmsCaller = { principal: "arn:aws:iam::111122223333:user/bob", region: "us-east-1" };
const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "TrentService.GenerateRandom" };

/** Remembers the calls, and answers all of them alike. */
function kmsOf(answer: object) {
  const calls: unknown[] = [];
  const event = { eventID: "e", requestID: "r" } as AuditEvent;
  const kms: Kms = {
    call: (...call) => {
      calls.push(call);
      return Promise.resolve({ ...answer, event } as KmsAnswer);
    },
    environment: () => ({ keys: {} }),
  };
  return { kms, calls };
}

describe("createRequestHandler", () => {
  it("answers a client's request, whatever the case of its headers", async () => {
    const { kms, calls } = kmsOf({ output: { Plaintext: new Uint8Array([1]) } });
    const { response } = await createRequestHandler(kms, caller).handle({
      method: "POST",
      headers,
      body: '{"NumberOfBytes":1}',
    });
    expect({ ...response, body: new TextDecoder().decode(response.body) }).toEqual({
      statusCode: 200,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amzn-requestid": "r",
        "x-kms-cedar-explanation": "e",
      },
      body: '{"Plaintext":"AQ=="}',
    });
    expect(calls).toEqual([["GenerateRandom", { NumberOfBytes: 1 }, caller]]);
  });

  it("asks who calls for every request", async () => {
    const { kms, calls } = kmsOf({ output: {} });
    const regions = ["eu-west-1", "eu-west-2"];
    const handler = createRequestHandler(kms, () => ({ ...caller, region: regions.shift() ?? "" }));
    for (const body of [new TextEncoder().encode("{}"), undefined])
      await handler.handle({ method: "POST", headers, body });
    expect(calls).toEqual([
      ["GenerateRandom", {}, { ...caller, region: "eu-west-1" }],
      ["GenerateRandom", {}, { ...caller, region: "eu-west-2" }],
    ]);
  });

  it("answers errors as the endpoint does", async () => {
    const { kms } = kmsOf({ error: { code: "NotFoundException", message: "m", fault: "client" } });
    const handler = createRequestHandler(kms, caller);
    const { response } = await handler.handle({ method: "POST", headers, body: "{}" });
    expect([response.statusCode, new TextDecoder().decode(response.body)]).toEqual([
      400,
      '{"__type":"NotFoundException","message":"m"}',
    ]);
    const other = await handler.handle({ method: "POST", headers: {}, body: "{}" });
    expect(new TextDecoder().decode(other.response.body)).toBe('{"__type":"UnknownOperationException"}');
  });

  it("tells a fault of ours, of which the client hears nothing", async () => {
    const faults: unknown[] = [];
    const kms: Kms = { call: () => Promise.reject(new Error("a secret")), environment: () => ({ keys: {} }) };
    const handler = createRequestHandler(kms, caller, { fault: (fault) => void faults.push(fault) });
    const { response } = await handler.handle({ method: "POST", headers, body: "{}" });
    expect([response.statusCode, new TextDecoder().decode(response.body)]).toEqual([
      500,
      '{"__type":"KMSInternalException"}',
    ]);
    expect(faults).toEqual([new Error("a secret")]);
  });

  it("rejects a body that is neither text nor bytes", async () => {
    const handler = createRequestHandler(kmsOf({ output: {} }).kms, caller);
    await expect(handler.handle({ method: "POST", headers, body: {} })).rejects.toThrow("a text or bytes");
  });
});
