import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ExitStatus, Io } from "../io.ts";
import { main } from "../main.ts";

const admin = "arn:aws:iam::111122223333:role/Admin";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const worker = "arn:aws:iam::111122223333:user/worker";
const delegate = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const when = { principal: admin, action: "kms:ListKeys" };
const files: Readonly<Record<string, string>> = {
  "d/admin.json": '{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}',
  "d/key.json": JSON.stringify({ Version: "2012-10-17", Statement: [delegate] }),
  "d/metadata.json": '{"KeyMetadata":{"KeySpec":"HMAC_256","KeyUsage":"GENERATE_VERIFY_MAC"}}',
  "d/environment.yaml": `
principals:
  "${admin}": { identityPolicies: [admin.json], permissionsBoundary: { name: b, document: admin.json } }
  "${worker}": {}
keys: { "${key}": { policy: key.json, metadata: metadata.json, aliases: [alias/mac] } }`,
  "d/scenario.json": JSON.stringify({
    title: "t",
    given: "environment.yaml",
    cases: [{ name: "n", when, then: { decision: "Allow" } }],
  }),
  "credentials.json": JSON.stringify({
    accessKeys: {
      AKIAADMIN: { principal: admin, secretAccessKey: "s" },
      AKIAWORKER: { principal: worker, secretAccessKey: "s" },
    },
  }),
  "bad.json": '{"accessKeys":{"AKIA":{"principal":"bob"}}}',
};

interface Served {
  readonly url: string | null;
  readonly status: Promise<ExitStatus>;
  readonly said: () => { readonly stdout: string; readonly stderr: string };
}

/** Runs the command until it says where it listens, or ends. */
async function serve(...argv: readonly string[]): Promise<Served> {
  let stdout = "";
  let stderr = "";
  let told: () => void = () => undefined;
  const listening = new Promise<void>((resolve) => {
    told = resolve;
  });
  const io: Io = {
    stdout: (text) => {
      stdout += text;
      told();
    },
    stderr: (text) => {
      stderr += text;
      if (text.startsWith("KMS and STS")) told();
    },
    readFile: (path) => files[path] ?? readFileSync(path, "utf8"),
    writeFile: () => undefined,
    listFiles: () => null,
    readStdin: () => Promise.resolve("keys: {}"),
    isTerminal: false,
    columns: 80,
    env: {},
  };
  const status = main(["serve", "--port", "0", ...argv], io);
  await Promise.race([listening, status]);
  const url = /http:\/\/127\.0\.0\.1:\d+/u.exec(`${stdout}${stderr}`)?.[0] ?? null;
  return { url, status, said: () => ({ stdout, stderr }) };
}

/** Without a signature, or with one that is not looked at. */
async function ask({ url }: Served, operation: string, input: object, accessKey?: string) {
  const credential = `Credential=${String(accessKey)}/20260101/us-east-1/kms/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=${"0".repeat(64)}`;
  const headers = {
    "x-amz-target": `TrentService.${operation}`,
    "content-type": "application/x-amz-json-1.1",
    ...(accessKey !== undefined && { authorization, "x-amz-date": "20260101T000000Z" }),
  };
  const response = await fetch(url ?? "", { method: "POST", headers, body: JSON.stringify(input) });
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

async function end({ status }: Served): Promise<ExitStatus> {
  process.emit("SIGTERM");
  return status;
}

describe("kms-cedar serve", () => {
  it.each(["d/environment.yaml", "d/scenario.json"])(
    "follows the paths in %s and answers until it is told to end",
    async (name) => {
      const served = await serve(name, "--allow-unsigned", admin, "--region", "us-east-1");
      const { Keys } = await ask(served, "ListKeys", {});
      expect(Keys).toEqual([{ KeyArn: key, KeyId: key.split("/")[1] }]);
      const mac = { KeyId: "alias/mac", Message: "AQID", MacAlgorithm: "HMAC_SHA_256" };
      expect(await ask(served, "GenerateMac", mac)).toMatchObject({ KeyId: key, MacAlgorithm: "HMAC_SHA_256" });
      expect(await end(served)).toBe(0);
      expect(served.said()).toEqual({
        // The AWS CLI of version 1 and boto3 read the default Region alone, the other SDKs the other.
        stdout: `KMS and STS at ${String(served.url)}: export AWS_ENDPOINT_URL=${String(served.url)} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1\n`,
        stderr: `warning: anyone on this machine may call as \`${admin}\`: for tests only\n`,
      });
      await expect(fetch(served.url ?? "")).rejects.toThrow();
    },
  );

  it("writes an event a call, to standard output or to a file of its owner's", async () => {
    const directory = mkdtempSync(join(tmpdir(), "kms-cedar-"));
    const file = join(directory, "audit.jsonl");
    for (const audit of ["-", file]) {
      const served = await serve("d/environment.yaml", "--allow-unsigned", admin, "--audit", audit);
      await ask(served, "DescribeKey", { KeyId: "alias/none" });
      await end(served);
      const lines = (audit === "-" ? served.said().stdout : readFileSync(file, "utf8")).trimEnd().split("\n");
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
        expect.objectContaining({ eventName: "DescribeKey", errorCode: "NotFoundException" }),
      ]);
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(directory, { recursive: true });
  });

  it("tells a fault of its own in one line, and nothing of the request", async () => {
    const directory = mkdtempSync(join(tmpdir(), "kms-cedar-planted-"));
    const audit = join(directory, "audit.jsonl");
    const served = await serve("d/environment.yaml", "--allow-unsigned", admin, "--audit", audit);
    rmSync(directory, { recursive: true });
    const mac = { KeyId: key, Message: Buffer.from("planted").toString("base64"), MacAlgorithm: "HMAC_SHA_256" };
    expect(await ask(served, "GenerateMac", mac)).toEqual({ __type: "KMSInternalException" });
    await end(served);
    const [, line = "", ...rest] = served.said().stderr.split("\n");
    expect(rest).toEqual([""]);
    expect(line).toMatch(/^fault of kms-cedar [^:]+: Error ENOENT at .*commands\/serve\.ts:\d+:\d+.*; please report/u);
    for (const secret of ["planted", mac.Message, key]) expect(line).not.toContain(secret);
  });

  describe("a new grant", () => {
    const mac = { KeyId: key, Message: "AQID", MacAlgorithm: "HMAC_SHA_256" };
    const grant = { KeyId: key, GranteePrincipal: worker, Operations: ["GenerateMac"] };

    afterEach(() => vi.useRealTimers());

    it.each([
      [[], 0],
      [["--grant-propagation", "0.5"], 500],
      [["--grant-propagation", "300"], 300_000],
    ])("with %j needs its token for %d milliseconds", async (options, milliseconds) => {
      vi.useFakeTimers({ toFake: ["Date"], now: 0 });
      const trusting = ["--credentials", "credentials.json", "--trust-access-keys"];
      const served = await serve("d/environment.yaml", ...trusting, ...options);
      const { GrantToken } = await ask(served, "CreateGrant", grant, "AKIAADMIN");
      const generate = (more: object = {}) => ask(served, "GenerateMac", { ...mac, ...more }, "AKIAWORKER");
      if (milliseconds > 0) {
        vi.setSystemTime(milliseconds - 1);
        expect(await generate()).toMatchObject({ __type: "AccessDeniedException" });
        expect(await generate({ GrantTokens: [GrantToken] })).toMatchObject({ KeyId: key });
      }
      vi.setSystemTime(milliseconds);
      expect(await generate()).toMatchObject({ KeyId: key });
      await end(served);
    });
  });

  it("warns where nobody can sign, and where everybody can", async () => {
    const nobody = await serve("-");
    expect(await ask(nobody, "ListKeys", {})).toMatchObject({ __type: "MissingAuthenticationTokenException" });
    await end(nobody);
    expect(nobody.said().stderr).toContain("warning: nobody can sign a request");
    const all = await serve("-", "--trust-access-keys");
    await end(all);
    expect(all.said().stderr).toContain("warning: access key ids are believed without signatures");
  });

  it.each([
    [["--port", "x"], "--port: `x` is no port"],
    [["--port", "65536"], "--port: `65536` is no port"],
    [["--grant-propagation", "-1"], "--grant-propagation: `-1` is no time in seconds"],
    [["--grant-propagation", "1e9"], "--grant-propagation: `1e9` is no time in seconds"],
    [["--audit", "/none/audit.jsonl"], "--audit: cannot write /none/audit.jsonl: ENOENT"],
    [["--region", "here"], "--region: `here` is no Region"],
    [["--credentials", "none.json"], "none.json: cannot be read"],
    [["--credentials", "bad.json"], "a member `secretAccessKey` is missing"],
  ])("refuses %j", async (options, message) => {
    const served = await serve("d/environment.yaml", ...options);
    expect(await served.status).toBe(2);
    expect(served.said().stderr).toContain(message);
  });

  it("refuses a port that is taken", async () => {
    const served = await serve("d/environment.yaml", "--allow-unsigned", admin);
    const other = await serve(
      "d/environment.yaml",
      "--allow-unsigned",
      admin,
      "--port",
      new URL(served.url ?? "").port,
    );
    expect(await other.status).toBe(2);
    expect(other.said().stderr).toContain("--port: cannot listen on");
    await end(served);
  });
});
