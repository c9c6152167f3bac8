/**
 * The built page in a real browser: served as `kms-cedar playground` serves it, under its content security policy. Each page
 * keeps what went wrong in it: errors, breaches of the policy, requests to other hosts.
 */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, vi } from "vitest";
import { serveStatic, type Serving } from "../../engine/cli/playground/static-server.ts";
import { findChromium } from "./find-chromium.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const pictures = path("reports/browser");

export interface OpenOptions extends BrowserContextOptions {
  /** What the address names, `#example=lockout` say. */
  readonly hash?: string;
  /** Whether to wait until Monaco is there. */
  readonly editor?: boolean;
}

export interface OpenedPage {
  readonly page: Page;
  readonly url: string;
  /** What went wrong: nothing, in a page that works. */
  readonly faults: readonly string[];
}

export interface Playground {
  readonly open: (options?: OpenOptions) => Promise<OpenedPage>;
  /** Opens another page of the same browser and storage. */
  readonly openBeside: (opened: OpenedPage, hash?: string) => Promise<OpenedPage>;
}

/** Tests of the page; passed over, loudly, where there is no Chromium. */
export function describePlayground(name: string, tests: (playground: Playground) => void): void {
  const executablePath = findChromium();
  if (executablePath === null) {
    console.warn(`${name}: passed over, because there is no Chromium; install one, or name it in CHROMIUM_PATH`);
    // A user's machine may lack a browser; CI installs one, so that there nothing is passed over.
    describe.skip(name, () => {
      tests({ open: unavailable, openBeside: unavailable });
    });
    return;
  }
  describe(name, () => {
    vi.setConfig({ testTimeout: 180_000 });
    let browser: Browser | null = null;
    let server: Serving | null = null;
    let copy = "";
    const opened: OpenedPage[] = [];
    beforeAll(async () => {
      buildWhereStale();
      // A copy, so that a build beside the tests does not take the page away from them.
      copy = mkdtempSync(join(tmpdir(), "kms-cedar-playground-"));
      cpSync(path("dist/playground"), copy, { recursive: true });
      server = await serveStatic(filesOf(copy), 0);
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    }, 180_000);
    afterEach(async () => {
      for (const context of browser?.contexts() ?? []) await context.close();
      expect(opened.splice(0).flatMap(({ faults }) => faults)).toEqual([]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
      if (copy !== "") rmSync(copy, { recursive: true });
    });
    const start = async (page: Page, hash: string): Promise<OpenedPage> => {
      const url = server?.url ?? "";
      const result = { page, url, faults: watch(page, url) };
      opened.push(result);
      await page.goto(url + hash);
      return result;
    };
    tests({
      open: async ({ hash = "", editor = false, ...options } = {}) => {
        if (browser === null) throw new Error("the browser did not start");
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          serviceWorkers: "block",
          ...options,
        });
        const result = await start(await context.newPage(), hash);
        await result.page.waitForSelector(".verdict-word");
        if (editor) await result.page.waitForSelector(".monaco-editor .view-line");
        return result;
      },
      openBeside: async ({ page }, hash = "") => start(await page.context().newPage(), hash),
    });
  });
}

/** Keeps a picture of the page as an artefact of the build. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage });
}

export function filesOf(root: string) {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return { folder: root, names: new Set(names), texts: {} };
}

function watch(page: Page, url: string): readonly string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !/^(?:data|blob):/u.test(address)) faults.push(`request: ${address}`);
  });
  return faults;
}

/** A page older than its sources would test what is no more. */
function buildWhereStale(): void {
  const page = path("dist/playground/index.html");
  const built = existsSync(page) ? statSync(page).mtimeMs : 0;
  if (["playground", "engine", "schemas"].every((folder) => newestOf(path(folder)) <= built)) return;
  // In a process of its own: Vitest's environment is that of tests, and the page's is that of production.
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync("npx", ["vite", "build", "playground", "--config", "playground/vite.config.ts", "--logLevel", "error"], {
    cwd: path("."),
    env,
  });
}

function newestOf(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts") && !entry.name.endsWith(".md"))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function unavailable(): never {
  throw new Error("there is no browser");
}
