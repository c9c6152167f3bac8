import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describePlayground, picture } from "./playground.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** What axe finds, a line each. */
async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate<readonly Violation[]>("axe.run().then(({ violations }) => violations)");
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/gu, " ")}`),
  );
}

const phone = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };
const looks = [
  ["light", { colorScheme: "light" }],
  ["dark", { colorScheme: "dark" }],
  ["phone", { ...phone, colorScheme: "light" }],
  ["phone-dark", { ...phone, colorScheme: "dark" }],
] as const;

describePlayground("for everyone", ({ open }) => {
  it.each(looks)("axe finds nothing in any view: %s", async (name, options) => {
    const isPhone = name.startsWith("phone");
    const { page } = await open({ ...options, editor: !isPhone });
    for (const view of ["explanation", "matrix", "changes", "assertions", "cedar"]) {
      await page.click(`#tab-${view}`);
      await page.waitForSelector({ matrix: ".grid", cedar: ".cedar-policies" }[view] ?? ".view");
      await page.waitForTimeout(300);
      await picture(page, `${name}-${view}`, isPhone);
      expect([view, await violationsIn(page)]).toEqual([view, []]);
    }
    if (!isPhone) return;
    await page.locator(".sides button", { hasText: "Documents" }).click();
    await page.waitForTimeout(200);
    await picture(page, `${name}-documents`, true);
    expect(await violationsIn(page)).toEqual([]);
  });

  it.each(looks.slice(0, 3))("axe finds nothing in any dialog: %s", async (name, options) => {
    const { page } = await open({ ...options });
    for (const dialog of ["Examples", "Import", "Share", "History"]) {
      await page.getByRole("button", { name: dialog, exact: true }).click();
      await page.waitForSelector("dialog[open]");
      if (dialog === "Import") {
        await page.getByLabel("Text to import").fill('{ "Version": "2012-10-17", "Statement": [] }');
        await page.waitForSelector(".place-choice");
      }
      await page.waitForTimeout(500);
      await picture(page, `${name}-dialog-${dialog.toLowerCase()}`);
      expect([dialog, await violationsIn(page)]).toEqual([dialog, []]);
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog", { state: "detached" });
    }
  });

  it.each(["light", "dark"] as const)(
    "axe finds nothing beside a mistake, something left out, or a version compared: %s",
    async (colorScheme) => {
      const { page } = await open({ colorScheme, hash: "#example=direct-grant-to-role" });
      await page.getByRole("button", { name: "without OrdersAppUsesTheKey" }).click();
      await page.waitForSelector(".left-out");
      expect(await violationsIn(page)).toEqual([]);
      await page.click("#tab-changes");
      await page.getByRole("button", { name: "Keep this version" }).click();
      await page.getByLabel("do", { exact: true }).fill("Nonsense:x");
      await page.waitForSelector(".trouble");
      await page.waitForTimeout(400);
      await picture(page, `${colorScheme}-mistake`);
      expect(await violationsIn(page)).toEqual([]);
    },
  );

  it("fits a phone: text areas, and nothing wider than the screen", async () => {
    const { page } = await open({ ...phone, hash: "#example=orders" });
    for (const view of ["explanation", "changes", "assertions", "cedar", "matrix"]) {
      await page.click(`#tab-${view}`);
      await page.waitForTimeout(300);
      expect([view, await page.evaluate("document.documentElement.scrollWidth")]).toEqual([view, 375]);
    }
    await page.locator(".sides button", { hasText: "Documents" }).click();
    const area = page.locator(".plain-editor textarea");
    expect(await area.count()).toBe(1);
    expect(await page.locator(".monaco-editor").count()).toBe(0);
    await area.fill("{");
    await page.locator(".sides button", { hasText: "Answer" }).click();
    await page.waitForSelector(".trouble");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(375);
  });

  it("is used by the keyboard alone", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    await page.locator("#tab-explanation").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForSelector('#tab-matrix[aria-selected="true"]');
    await page.keyboard.press("End");
    await page.waitForSelector('#tab-cedar[aria-selected="true"]');
    await page.keyboard.press("Home");
    await page.locator(".layer summary").first().focus();
    const before = await page.locator(".layer").first().getAttribute("open");
    await page.keyboard.press("Enter");
    expect(await page.locator(".layer").first().getAttribute("open")).not.toBe(before);
    await page.getByRole("button", { name: "Examples" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    expect(await page.evaluate("document.activeElement.textContent")).toContain("Examples");
  });

  it("follows the colours that are chosen", async () => {
    const { page } = await open({ colorScheme: "light", editor: true });
    const ground = () => page.evaluate<string>("getComputedStyle(document.querySelector('.answer')).backgroundColor");
    const light = await ground();
    await page.getByRole("button", { name: "Colours: system" }).click();
    await page.getByRole("button", { name: "Colours: light" }).click();
    expect(await ground()).not.toBe(light);
    await page.waitForSelector(".monaco-editor.vs-dark");
  });
});
