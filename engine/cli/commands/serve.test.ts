import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ExitStatus, Io } from "../io.ts";
import { main } from "../main.ts";

const admin = "arn:aws:iam::111122223333:role/Admin";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const delegate = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const when = { principal: admin, action: "kms:ListKeys" };
const files: Readonly<Record<string, string>> = {
  "d/admin.json": '{"Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}',
  "d/key.json": JSON.stringify({ Version: "2012-10-17", Statement: [delegate] }),
  "d/metadata.json": '{"KeyMetadata":{"KeySpec":"HMAC_256","KeyUsage":"GENERATE_VERIFY_MAC"}}',
  "d/environment.yaml": `
principals: { "${admin}": { identityPolicies: [admin.json], permissionsBoundary: { name: b, document: admin.json } } }
keys: { "${key}": { policy: key.json, metadata: metadata.json, aliases: [alias/mac] } }`,
  "d/scenario.json": JSON.stringify({
    title: "t",
    given: "environment.yaml",
    cases: [{ name: "n", when, then: { decision: "Allow" } }],
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

async function ask({ url }: Served, operation: string, input: object) {
  const headers = { "x-amz-target": `TrentService.${operation}`, "content-type": "application/x-amz-json-1.1" };
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
        stdout: `KMS and STS at ${String(served.url)}: export AWS_ENDPOINT_URL=${String(served.url)} AWS_REGION=us-east-1\n`,
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
