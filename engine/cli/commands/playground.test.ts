import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ExitStatus, Io } from "../io.ts";
import { main } from "../main.ts";
import { packageFile } from "../package-file.ts";
import { serveStatic } from "../playground/static-server.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const policy = { Version: "2012-10-17", Statement: [] };
const when = { principal: "arn:aws:iam::111122223333:root", action: "kms:Decrypt", resource: key };
const files: Readonly<Record<string, string>> = {
  "policy.json": JSON.stringify(policy),
  "environment.yaml": `keys: { "${key}": { policy: policy.json } }`,
  "scenario.json": JSON.stringify({
    title: "t",
    given: "environment.yaml",
    cases: [{ name: "n", when, then: { decision: "Deny" } }],
  }),
};

interface Ran {
  readonly url: string;
  readonly status: Promise<ExitStatus>;
  readonly errors: () => string;
}

async function run(isBuilt: boolean, ...argv: readonly string[]): Promise<Ran> {
  let stderr = "";
  let told: (text: string) => void = () => undefined;
  const said = new Promise<string>((resolve) => {
    told = resolve;
  });
  const io: Io = {
    stdout: (text) => {
      told(text);
    },
    stderr: (text) => {
      stderr += text;
    },
    readFile: (path) => files[path] ?? expect.fail(path),
    writeFile: () => undefined,
    listFiles: (path) => (isBuilt ? [join(path, "index.html")] : null),
    readStdin: () => Promise.resolve(`keys: { "${key}": {} }`),
    isTerminal: false,
    columns: 80,
    env: {},
  };
  const status = main(["playground", "--port", "0", ...argv], io);
  const text = await Promise.race([said, status.then(() => "")]);
  return { url: /http:\S+/u.exec(text)?.[0] ?? "", status, errors: () => stderr };
}

describe("kms-cedar playground", () => {
  it.each([
    ["scenario.json", { title: "t", given: { keys: { [key]: { policy } } }, cases: [{ when }] }],
    ["environment.yaml", { keys: { [key]: { policy } } }],
    ["-", { keys: { [key]: {} } }],
  ])("serves %s as one document, and ends when it is told", async (name, given) => {
    const { url, status } = await run(true, name);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#given$/u);
    const response = await fetch(new URL("given.json", url));
    expect(await response.json()).toMatchObject(given);
    process.emit("SIGTERM");
    expect(await status).toBe(0);
  });

  it("serves the page alone where nothing is given", async () => {
    const { url, status } = await run(true);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
    expect((await fetch(new URL("given.json", url))).status).toBe(404);
    process.emit("SIGTERM");
    expect(await status).toBe(0);
  });

  it("tells what it cannot serve", async () => {
    const unbuilt = await run(false);
    expect([await unbuilt.status, unbuilt.errors()]).toEqual([2, expect.stringContaining("npm run build")]);
    const port = await run(true, "--port", "x");
    expect([await port.status, port.errors()]).toEqual([2, expect.stringContaining("`x` is no port")]);
  });
});

describe("serveStatic", () => {
  it("goes on where a file has gone since", async () => {
    const folder = mkdtempSync(join(tmpdir(), "playground-"));
    writeFileSync(join(folder, "index.html"), "<p>page</p>");
    const server = await serveStatic({ folder, names: new Set(["index.html", "gone.js"]), texts: {} }, 0);
    await expect(fetch(`${server.url}gone.js`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(server.url)).text()).toBe("<p>page</p>");
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (url: string, path: string, options: { readonly method?: string; readonly host?: string } = {}) =>
    new Promise<number>((resolve, reject) => {
      const headers = options.host === undefined ? {} : { host: options.host };
      send(url, { path, method: options.method ?? "GET", headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on("error", reject)
        .end();
    });

  it("answers for its own files alone, to those alone who ask for this host", async () => {
    const folder = mkdtempSync(join(tmpdir(), "playground-"));
    writeFileSync(join(folder, "index.html"), "<p>page</p>");
    writeFileSync(join(folder, "secret.txt"), "secret");
    const server = await serveStatic({ folder, names: new Set(["index.html"]), texts: {} }, 0);
    const page = await fetch(server.url);
    expect([await page.text(), page.headers.get("content-type")]).toEqual(["<p>page</p>", "text/html; charset=utf-8"]);
    const policyHeader = page.headers.get("content-security-policy") ?? "";
    expect(policyHeader).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policyHeader).not.toContain("'unsafe-eval'");
    for (const path of ["/secret.txt", "/../package.json", "/%2e%2e/package.json", "/constructor", "//etc/passwd"])
      expect([path, await ask(server.url, path)]).toEqual([path, 404]);
    expect(await ask(server.url, "/", { method: "POST" })).toBe(405);
    expect(await ask(server.url, "/", { method: "HEAD" })).toBe(200);
    expect(await ask(server.url, "/", { host: "evil.example" })).toBe(421);
    expect(await ask(server.url, "/", { host: "127.0.0.1.evil.example" })).toBe(421);
    await expect(
      serveStatic({ folder, names: new Set(), texts: {} }, Number(new URL(server.url).port)),
    ).rejects.toThrow();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  it("finds the page where the build puts it", () => {
    expect(packageFile("dist/playground")).toMatch(/dist.playground$/u);
  });
});
