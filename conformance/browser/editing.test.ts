import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { describePlayground, picture } from "./playground.ts";

/** Replaces the text of the document in Monaco. */
async function write(page: Page, text: string): Promise<void> {
  await page.click(".monaco-editor .view-lines");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
}

const suggestedGround =
  "getComputedStyle(document.querySelector('.suggest-widget .monaco-list-row .main')).backgroundColor";

const policy = (action: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "${action}", "Resource": "*" }] }`;

describePlayground("editing", ({ open, openBeside }) => {
  it("keeps the last good answer, greyed, while a document cannot be read, and loses nothing on reload", async () => {
    const opened = await open({ hash: "#example=default-policy", editor: true });
    const { page } = opened;
    await write(page, '{ "Version": "2012-10-17", "Statement": nothing');
    await page.waitForSelector(".trouble");
    expect(await page.locator(".verdict.stale, .explanation.stale").count()).toBe(2);
    expect(await page.textContent(".trouble")).toContain("key-policies/orders.json:");
    await page.waitForSelector(".squiggly-error");
    await picture(page, "error");
    await page.reload();
    await page.waitForSelector(".trouble");
    await page.waitForSelector(".monaco-editor .view-line");
    await expect.poll(() => page.textContent(".view-lines")).toMatch(/Statement/u);
    await write(page, policy("kms:*"));
    await page.waitForSelector(".verdict:not(.stale)");
    const beside = await openBeside(opened);
    await beside.page.waitForSelector(".verdict-word");
    expect(await beside.page.textContent(".workspace-title")).toContain("default key policy");
  });

  it("marks what the linter finds, and puts its fix in", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    await write(page, policy("kms:Decript"));
    await page.waitForSelector(".findings li");
    expect(await page.textContent(".findings")).toContain("unknown-action");
    await page.waitForSelector(".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning");
    await picture(page, "findings");
    await page.locator(".findings li", { hasText: "unknown-action" }).getByRole("button").click();
    await expect.poll(() => page.textContent(".view-lines")).toMatch(/kms:Decrypt/u);
  });

  it("offers the fix in the editor as well", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    await write(page, policy("kms:Decript").replaceAll(", ", ",\n"));
    await page.waitForSelector(".monaco-editor .squiggly-error, .monaco-editor .squiggly-warning");
    await page.locator(".view-line span", { hasText: "kms:Decript" }).last().click();
    await page.keyboard.press("ControlOrMeta+.");
    await page.waitForSelector(".action-widget");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.textContent(".view-lines")).toMatch(/kms:Decrypt/u);
  });

  it("completes actions, condition keys and principals inside strings, and members from the schemas", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    const suggestions = async (before: string, after: string): Promise<string> => {
      await write(page, before + after);
      for (const _letter of after) await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ControlOrMeta+Space");
      await page.waitForSelector(".suggest-widget.visible .monaco-list-row");
      const text = (await page.textContent(".suggest-widget.visible")) ?? "";
      // The page's own styles must not paint over what is chosen.
      expect(await page.evaluate(suggestedGround)).toBe("rgba(0, 0, 0, 0)");
      await page.keyboard.press("Escape");
      return text;
    };
    expect(await suggestions('{"Statement":[{"Action":"kms:Gen', '"}]}')).toContain("kms:GenerateDataKey");
    expect(await suggestions('{"Statement":[{"Principal":{"AWS":"', '"}}]}')).toContain("user/alice");
    expect(await suggestions('{"Statement":[{"Condition":{"StringEquals":{"kms:Via', '":""}}}]}')).toContain(
      "kms:ViaService",
    );
    expect(await suggestions('{"Statement":[{"', '":1}]}')).toContain("NotAction");
  });

  it("explains a name under the pointer", async () => {
    const { page } = await open({ hash: "#example=direct-grant-to-role", editor: true });
    await page.locator(".view-line span", { hasText: "kms:GenerateDataKey*" }).last().hover();
    await page.locator(".view-line span", { hasText: "kms:Decrypt" }).last().hover();
    await page.waitForSelector(".monaco-hover:not(.hidden) >> text=works across accounts");
  });

  it("lets Tab leave the editor", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    await page.click(".monaco-editor .view-lines");
    expect(await page.evaluate("document.activeElement.closest('.monaco-editor') !== null")).toBe(true);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('.monaco-editor') !== null")).toBe(false);
  });

  it("shows the text of whatever is opened after another", async () => {
    const { page } = await open({ hash: "#example=default-policy", editor: true });
    for (const [title, sid] of [
      ["The same team, by tags", "LetIamPoliciesDecide"],
      ["A service control policy above the account", "NobodyDeletesKeys"],
      ["A session that may do less than its role", "DecryptOnly"],
    ] as const) {
      await page.getByRole("button", { name: "Examples", exact: true }).click();
      await page.locator(".gallery button", { hasText: title }).click();
      await expect.poll(() => page.textContent(".view-lines")).toContain(sid);
    }
  });

  it("has each session policy in a document of its own, marked and left out like the others", async () => {
    const { page } = await open({ hash: "#example=session-policy", editor: true });
    await page.waitForSelector('.document-entry[aria-current]:has-text("read-only")');
    await page.locator(".layer", { hasText: "Session policies" }).locator(".statement").hover();
    await page.waitForSelector(".pointed-lines");
    await write(page, '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Permit" }] }');
    await page.waitForSelector('.trouble button:has-text("session-policies/read-only.json")');
    await page.waitForSelector(".squiggly-error");
    await write(
      page,
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }] }',
    );
    await page.waitForSelector('.verdict:not(.stale)[data-decision="Allow"]');
  });

  it("finds a document among many by a filter", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    expect(await page.getByLabel("Filter documents").count()).toBe(0);
    const arn = (index: number): string =>
      `arn:aws:kms:us-east-1:111122223333:key/${String(index).padStart(8, "0")}-12ab-34cd-56ef-1234567890ab`;
    const keys = Object.fromEntries(
      Array.from({ length: 50 }, (_key, index) => [
        arn(index),
        { aliases: [`alias/of-${String(index)}`], policy: JSON.parse(policy("kms:*")) as unknown },
      ]),
    );
    await page.getByRole("button", { name: "Import" }).click();
    await page.getByLabel("Text to import").fill(JSON.stringify({ keys }));
    await page.locator(".dialog .primary").click();
    await page.getByLabel("Filter documents").fill("OF-37");
    await expect.poll(() => page.locator(".document-entry").allTextContents()).toEqual(["alias/of-37"]);
    await picture(page, "documents-filtered");
    await page.getByLabel("Filter documents").fill("identity");
    await page.waitForSelector('.document-list:has-text("Nothing matches.")');
    await page.getByLabel("Filter documents").fill(arn(21));
    await expect.poll(() => page.locator(".document-entry").allTextContents()).toEqual(["alias/of-21"]);
    await page.locator(".document-entry").click();
    await page.waitForSelector('.document-head:has-text("of-21.json")');
  });

  it("adds a document where it belongs", async () => {
    const { page } = await open({ hash: "#blank", editor: true });
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByLabel("What").selectOption("permissions-boundary");
    await page.getByLabel("Name").fill("Cap");
    await page.locator(".dialog-actions button").click();
    await page.waitForSelector('.document-entry[aria-current]:has-text("Cap")');
    await page.waitForSelector(".verdict:not(.stale)");
    expect(await page.locator(".trouble").count()).toBe(0);
  });
});
