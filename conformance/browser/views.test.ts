import { expect, it } from "vitest";
import { gallery } from "../../playground/examples/gallery.ts";
import { actionGroups } from "../../playground/state/action-groups.ts";
import { describePlayground } from "./playground.ts";

const actions = actionGroups.flatMap((group) => group.actions).length;

describePlayground("the views", ({ open }) => {
  it("asks every permission for every principal; a cell leads to why", async () => {
    const { page } = await open({ hash: "#example=boundary-that-does-not-bind" });
    await page.click("#tab-matrix");
    await page.waitForSelector(".grid");
    const principals = await page.locator(".grid thead th").count();
    expect(principals).toBeGreaterThanOrEqual(3);
    expect(await page.locator(".grid tbody td").count()).toBe(actions * principals);
    expect(await page.locator(".grid .group-row th").allTextContents()).toEqual(["Use", "Manage", "Grant", "Read"]);
    await page.getByRole("button", { name: "Manage" }).click();
    await page.getByLabel("Filter").fill("decrypt");
    expect(await page.locator(".grid tbody td").count()).toBe(principals);
    await page.getByRole("button", { name: "kms:Decrypt, user/bea: Allow, allowed-by-key-policy" }).click();
    await page.waitForSelector('.verdict[data-decision="Allow"]');
    expect(await page.getByLabel("May").inputValue()).toBe("arn:aws:iam::111122223333:user/bea");
    expect(await page.getAttribute("#tab-explanation", "aria-selected")).toBe("true");
  });

  it("asks a cell of the matrix as the matrix did: without the session of whoever asked before", async () => {
    const { page } = await open({ hash: "#example=session-policy" });
    await page.waitForSelector('.verdict[data-decision="Deny"]');
    await page.click("#tab-matrix");
    await page.getByRole("button", { name: "kms:Encrypt, role/Ops: Allow, allowed-by-identity-policy" }).click();
    await page.waitForSelector('.verdict[data-decision="Allow"]');
    expect(await page.textContent(".document-list")).not.toContain("Session policies");
  });

  it("moves between the cells by arrow keys", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    await page.click("#tab-matrix");
    await page.waitForSelector(".grid");
    expect(await page.locator('.grid td button[tabindex="0"]').count()).toBe(1);
    await page.locator('.grid td button[tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const named = await page.evaluate("document.activeElement.getAttribute('aria-label')");
    expect(named).toMatch(/^kms:Decrypt, role\/App/u);
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("May").inputValue()).toBe("arn:aws:iam::111122223333:role/App");
  });

  it("lists every answer that flips between two versions", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    await page.click("#tab-changes");
    await page.getByRole("button", { name: "Keep this version" }).click();
    await page.waitForSelector("text=Nothing has changed");
    await page.click(".monaco-editor .view-lines");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText('{ "Version": "2012-10-17", "Statement": [] }');
    await page.waitForSelector('.flip-groups li[data-cell="forbid"]');
    expect(await page.textContent(".flips")).toMatch(/^\d+ of \d+ answers change\.$/u);
    expect(await page.textContent(".flip-groups")).toContain("user/alice");
    expect(await page.locator('.lines [data-mark="-"]').count()).toBeGreaterThan(3);
    await page.getByRole("button", { name: "Go back to it" }).click();
    await page.waitForSelector("text=Nothing has changed");
  });

  it("watches assertions while policies are edited", async () => {
    const { page } = await open({ hash: "#example=direct-grant-to-role", editor: true });
    await page.waitForSelector('#tab-assertions .badge[data-tone="allows"]');
    await page.click("#tab-assertions");
    const before = await page.locator(".case").count();
    await page.getByRole("button", { name: "Add this answer" }).click();
    expect(await page.locator(".case").count()).toBe(before + 1);
    await page.waitForSelector(`.case:nth-child(${String(before + 1)})[data-state="passed"]`);
    await page.click(".monaco-editor .view-lines");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText('{ "Version": "2012-10-17", "Statement": [] }');
    await page.waitForSelector('.case[data-state="failed"]');
    expect(await page.textContent(".case-result")).toMatch(/Got Deny/u);
  });

  it.each(gallery.map(({ id }) => id))("opens the example %s, whose assertions pass", async (id) => {
    const { page } = await open({ hash: `#example=${id}` });
    const badge = page.locator('#tab-assertions .badge[data-tone="allows"]');
    await badge.waitFor();
    expect(await badge.textContent()).toMatch(/^(\d+)\/\1$/u);
    expect(await page.locator(".lesson").count()).toBe(1);
  });
});
