/** What the page does when something goes wrong: hostile links, lost files, full storage, other tabs. */

import { deflateRawSync } from "node:zlib";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describePlayground, picture } from "./playground.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const reader = "arn:aws:iam::111122223333:role/R";
const request = JSON.stringify({ principal: reader, action: "kms:Decrypt", resource: key });
const statement = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const policyOf = (more: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, ...more }] });
const files = {
  "environment.json": JSON.stringify({ keys: { [key]: { policy: "p.json" } } }),
  "request.json": request,
  "p.json": policyOf({}),
};
const workspace = { title: "Linked", description: "", files, cases: [] };
const link = (value: unknown): string => `#w=1.${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;
const views = ["matrix", "changes", "assertions", "cedar", "explanation"];

/** A tab that is closed from outside need not come to write what it has. */
async function kept(page: Page, title: string): Promise<void> {
  const stored = () => page.evaluate('localStorage.getItem("kms-cedar.playground.1")');
  await expect.poll(stored, { timeout: 30_000 }).toContain(title);
}

async function lookAround(page: Page): Promise<void> {
  for (const view of views) {
    await page.click(`#tab-${view}`);
    await page.waitForSelector(`#tab-${view}[aria-selected="true"]`);
  }
  expect(await page.locator(".guarded").count()).toBe(0);
}

describePlayground("the page holds", ({ open, openBeside }) => {
  it("a link whose texts are HTML and Markdown", async () => {
    const html = "<img src=x onerror=alert(1)> ![x](https://example.org/x.png) https://example.org";
    const cases = [
      { name: html, when: { principal: html, action: html, resource: html }, then: { decision: "Deny", reason: html } },
    ];
    const hostile = { ...files, "p.json": policyOf({ Sid: html, Principal: { AWS: reader } }), [`${html}.json`]: "{}" };
    const { page } = await open({
      hash: link({ title: html, description: html, files: hostile, cases }),
      editor: true,
    });
    await lookAround(page);
    await page.locator(".statement-glyph").first().hover();
    await page.waitForSelector(".monaco-hover:not(.hidden)");
    expect(await page.locator(".monaco-hover img, .monaco-hover a").count()).toBe(0);
    expect(await page.locator("#page img:not([src='./icon.svg'])").count()).toBe(0);
  });

  it.each([
    ["nested without end", { ...files, "p.json": `{ "Principal": ${"[".repeat(20_000)}${"]".repeat(20_000)} }` }],
    ["an environment that never ends", { ...files, "environment.json": "[".repeat(50_000) }],
    [
      "a context that is no text",
      {
        ...files,
        "request.json": JSON.stringify({
          principal: reader,
          action: "kms:Decrypt",
          resource: key,
          context: { a: { toString: 1 } },
        }),
      },
    ],
    ["nothing at all", {}],
  ])("a link to a workspace that cannot be read, and a reload: %s", async (_what, texts) => {
    // Without Monaco, whose own reader tells the console of what is nested without end.
    const { page } = await open({ hash: "#blank", viewport: { width: 800, height: 900 } });
    await page.goto(page.url() + link({ ...workspace, files: texts }));
    await page.waitForSelector(".trouble");
    await lookAround(page);
    await page.reload();
    await page.waitForSelector(".trouble");
    await lookAround(page);
  });

  it("says that a link with assertions that ask nothing is broken", async () => {
    const cases = [{ name: "n", when: {}, then: { decision: "Deny" } }];
    const { page } = await open({ hash: link({ ...workspace, cases }) });
    await page.waitForSelector("text=This share link cannot be opened");
  });

  it("a view that fails, until something else is open", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    await page.evaluate(
      "JSON.stringify = ((print) => (value, ...rest) => { if (rest[1] === 2) throw new Error('broken by hand'); return print(value, ...rest); })(JSON.stringify)",
    );
    await page.click("#tab-cedar");
    await page.waitForSelector(".guarded:has-text('broken by hand')");
    await picture(page, "guarded");
    await page.click("#tab-matrix");
    await page.waitForSelector(".grid");
    await page.getByLabel("do", { exact: true }).fill("kms:Encrypt");
    await page.waitForSelector(".verdict-message:has-text('kms:Encrypt')");
  });

  it("a dialog that fails, and one that does not load", async () => {
    const { page, faults } = await open({ hash: "#example=default-policy" });
    await page.route("**/gallery-*.js", (route) => route.abort());
    await page.getByRole("button", { name: "Examples" }).click();
    await page.waitForSelector(".notice:has-text('cannot be loaded')");
    await page.getByRole("button", { name: "History" }).click();
    await page.waitForSelector("dialog[open]");
    await page.evaluate("Date.prototype.toLocaleString = () => { throw new Error('broken by hand'); }");
    await page.getByRole("button", { name: "Keep what is open now" }).click();
    await page.waitForSelector(".notice:has-text('broken by hand')");
    await page.getByLabel("do", { exact: true }).fill("kms:Encrypt");
    await page.waitForSelector(".verdict-message:has-text('kms:Encrypt')");
    (faults as string[]).splice(0);
  });

  it("an engine that does not load at first", async () => {
    const { page, faults } = await open({ hash: "#blank" });
    await page.route(/\.wasm$|engine\.worker/u, (route) => route.abort());
    await page.reload();
    await page.waitForSelector(".trouble");
    await page.unroute(/\.wasm$|engine\.worker/u);
    await page.getByLabel("do", { exact: true }).fill("kms:Encrypt");
    await page.waitForSelector(".verdict-message:has-text('kms:Encrypt')");
    (faults as string[]).splice(0);
  });

  it("an address whose file does not load", async () => {
    const { page, faults } = await open({ hash: "#blank" });
    await page.route("**/link-*.js", (route) => route.abort());
    await page.goto(page.url() + link(workspace));
    await page.waitForSelector("text=What this link names cannot be loaded");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".verdict-word");
    (faults as string[]).splice(0);
  });

  it("a full storage: what is open goes before what was", async () => {
    const { page } = await open({ hash: "#blank" });
    await page.evaluate(`
      const remembered = (at) => ({ at, workspace: { title: "old", description: "", files: { "a.json": "x".repeat(800_000) }, cases: [] } });
      localStorage.setItem("kms-cedar.playground.history.1", JSON.stringify([1, 2, 3, 4, 5, 6].map(remembered)));
    `);
    const big = { ...workspace, files: { ...files, "request.json": request + " ".repeat(900_000) } };
    await page.goto(page.url() + link(big));
    await page.waitForSelector('.workspace-title:has-text("Linked")');
    await page.getByLabel("do", { exact: true }).fill("kms:Encrypt");
    await page.waitForSelector(".verdict-message:has-text('kms:Encrypt')");
    await page.reload();
    await page.waitForSelector(".verdict-message:has-text('kms:Encrypt')");
    expect(await page.locator(".notice[data-tone='bad']").count()).toBe(0);
  });

  it("two tabs: what either had open is there afterwards", async () => {
    const opened = await open({ hash: "#example=lockout" });
    const { page: one } = opened;
    const { page: two } = await openBeside(opened, "#example=abac-tags");
    await two.waitForSelector('.workspace-title:has-text("The same team")');
    await one.getByRole("button", { name: "Share" }).click();
    await one.getByLabel("Title").fill("Mine, from the first tab");
    await kept(one, "Mine, from the first tab");
    await one.close();
    await two.getByRole("button", { name: "Share" }).click();
    await two.getByLabel("Title").fill("Mine, from the second tab");
    await kept(two, "Mine, from the second tab");
    await two.close();
    const { page } = await openBeside(opened);
    await page.waitForSelector('.workspace-title:has-text("Mine, from the second tab")');
    await page.getByRole("button", { name: "History" }).click();
    await page.waitForSelector('.history:has-text("Mine, from the first tab")');
  });

  it("a reload: what is left out stays so", async () => {
    const { page } = await open({ hash: "#example=direct-grant-to-role" });
    await page.getByRole("button", { name: "without OrdersAppUsesTheKey" }).click();
    await page.waitForSelector('.verdict[data-decision="Deny"]');
    await page.reload();
    await page.waitForSelector('.left-out:has-text("OrdersAppUsesTheKey")');
    await page.waitForSelector('.verdict[data-decision="Deny"]');
  });

  it("a workspace that is too much for a link", async () => {
    const { page } = await open({ hash: "#blank" });
    await page.getByRole("button", { name: "Import" }).click();
    await page.getByLabel("Text to import").fill(JSON.stringify({ keys: {}, accounts: { a: "x".repeat(4_100_000) } }));
    await page.locator(".dialog .primary").click();
    await page.waitForSelector(".trouble");
    await page.getByRole("button", { name: "Share" }).click();
    await page.waitForSelector("text=too much for a link");
    expect(await page.getByRole("button", { name: "Copy link" }).isDisabled()).toBe(true);
  });
});
