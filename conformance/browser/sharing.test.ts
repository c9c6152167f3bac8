import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { serveStatic } from "../../engine/cli/playground/static-server.ts";
import { describePlayground, filesOf, picture } from "./playground.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describePlayground("sharing", ({ open, openBeside }) => {
  it("puts everything into a link that opens elsewhere", async () => {
    const { page, url } = await open({ hash: "#example=lockout" });
    await page.getByLabel("do", { exact: true }).fill("kms:ScheduleKeyDeletion");
    await page.getByRole("button", { name: "Share" }).click();
    const link = page.getByLabel("Link");
    await expect.poll(() => link.inputValue()).toMatch(/#w=1\./u);
    const address = await link.inputValue();
    const other = await open({ hash: address.slice(url.length) });
    expect(await other.page.getByLabel("do", { exact: true }).inputValue()).toBe("kms:ScheduleKeyDeletion");
    expect(await other.page.textContent(".workspace-title")).toBe("A key that nobody can manage any more");
    expect(other.page.url()).toBe(url);
  });

  it("shares a comparison as well", async () => {
    const { page, url } = await open({ hash: "#example=direct-grant-to-role", editor: true });
    await page.click("#tab-changes");
    await page.getByRole("button", { name: "Keep this version" }).click();
    await page.click(".monaco-editor .view-lines");
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText('{ "Version": "2012-10-17", "Statement": [] }');
    await page.waitForSelector('.flip-groups li[data-cell="forbid"]');
    await page.getByRole("button", { name: "Share" }).click();
    const link = page.getByLabel("Link");
    await expect.poll(() => link.inputValue()).toMatch(/#w=1\./u);
    const other = await open({ hash: (await link.inputValue()).slice(url.length) });
    await other.page.waitForSelector('#tab-changes[aria-selected="true"]');
    await other.page.waitForSelector('.flip-groups li[data-cell="forbid"]');
    await picture(other.page, "shared-comparison");
  });

  it("says when a link is broken, and offers a blank start", async () => {
    const { page } = await open({ hash: "#w=1.bm9wZQ" });
    await page.waitForSelector("text=This share link cannot be opened");
    await picture(page, "broken-link");
    await page.getByRole("button", { name: "Start blank" }).click();
    await page.waitForSelector('.workspace-title:has-text("Untitled")');
  });

  it("saves a scenario, and opens it again", async () => {
    const { page } = await open({ hash: "#example=abac-tags" });
    await page.getByRole("button", { name: "Share" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    const file = await (await download).path();
    expect((await download).suggestedFilename()).toBe("the-same-team-by-tags.json");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Import" }).click();
    await page.setInputFiles('input[type="file"]', file);
    await page.waitForSelector("text=This is a scenario.");
    await page.locator(".dialog .primary").click();
    await page.waitForSelector('.workspace-title:has-text("The same team, by tags")');
    rmSync(file, { force: true });
  });

  it("takes a CloudTrail event as the question", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    await page.getByRole("button", { name: "Import" }).click();
    const event = {
      eventSource: "kms.amazonaws.com",
      eventName: "Decrypt",
      errorCode: "AccessDenied",
      userIdentity: { type: "AssumedRole", arn: "arn:aws:sts::111122223333:assumed-role/App/run-7" },
      requestParameters: { encryptionContext: { order: "1" } },
      resources: [{ ARN: key }],
    };
    await page.getByLabel("Text to import").fill(JSON.stringify(event));
    await page.waitForSelector("text=This is a CloudTrail event.");
    await picture(page, "import");
    await page.getByLabel("what is open").check();
    await page.locator(".dialog .primary").click();
    await page.waitForSelector('.circumstances:has-text("encryption context order=1")');
    expect(await page.getByLabel("May").inputValue()).toContain("assumed-role/App/run-7");
    await page.waitForSelector('#tab-assertions .badge:has-text("5/5")');
  });

  it("begins anew with what AWS prints of a denied call, piece by piece, as YAML as well", async () => {
    const { page } = await open({ hash: "#example=orders" });
    const account = "444455556666";
    const own = key.replace("111122223333", account);
    const role = `arn:aws:iam::${account}:role/Reader`;
    const event = {
      eventSource: "kms.amazonaws.com",
      eventName: "Decrypt",
      errorCode: "AccessDenied",
      userIdentity: {
        type: "AssumedRole",
        arn: `arn:aws:sts::${account}:assumed-role/Reader/s`,
        sessionContext: { sessionIssuer: { arn: role } },
      },
      resources: [{ ARN: own }],
    };
    const statement = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const put = async (text: string, reason: string): Promise<void> => {
      await page.getByRole("button", { name: "Import" }).click();
      await page.getByLabel("Text to import").fill(text);
      await page.waitForSelector(".recognised:has-text('This is')");
      await page.locator(".dialog .primary").click();
      await page.waitForSelector(`.verdict-reason:has-text("${reason}")`);
    };
    await put(JSON.stringify(event), "undecidable");
    expect(await page.textContent(".workspace-title")).toBe("Untitled");
    expect(await page.locator(".notice li").allTextContents()).toEqual([
      expect.stringContaining("get-key-policy"),
      expect.stringContaining("get-account-authorization-details"),
    ]);
    await put(`Policy: |\n  ${policy}\nPolicyName: default\n`, "no-identity-policy-allows");
    const allowing = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: own }] };
    const details = {
      RoleDetailList: [{ Arn: role, RolePolicyList: [{ PolicyName: "P", PolicyDocument: allowing }] }],
    };
    await put(JSON.stringify(details), "allowed-by-identity-policy");
    await page.waitForSelector('#tab-assertions .badge:has-text("0/1")');
    await picture(page, "imported");
  });

  it("asks which key a policy is of, and takes none that is none", async () => {
    const { page } = await open({ hash: "#example=default-policy" });
    await page.getByRole("button", { name: "Import" }).click();
    await page.getByLabel("Text to import").fill('{ "Version": "2012-10-17", "Statement": [] }');
    const asked = page.getByLabel("Of the key");
    await asked.fill("my-key");
    expect(await page.locator(".dialog .primary").isDisabled()).toBe(true);
    await asked.fill(key.replace("1234abcd", "99999999"));
    await page.locator(".dialog .primary").click();
    await page.waitForSelector('.document-entry[aria-current]:has-text("key/99999999")');
  });

  it("remembers what was open before", async () => {
    const opened = await open({ hash: "#example=lockout" });
    const { page } = opened;
    await page.getByRole("button", { name: "Examples" }).click();
    await page.locator(".gallery button", { hasText: "A blank start" }).click();
    await page.getByRole("button", { name: "History" }).click();
    await page.locator(".history button", { hasText: "A key that nobody can manage" }).click();
    await page.waitForSelector('.workspace-title:has-text("A key that nobody can manage")');
    const beside = await openBeside(opened, "#rule=key-lockout");
    await beside.page.waitForSelector('.workspace-title:has-text("The lint rule key-lockout")');
    await beside.page.waitForSelector(".finding-count");
  });

  it("works without a network after the first visit", async () => {
    const { page } = await open({ serviceWorkers: "allow", hash: "#example=default-policy", editor: true });
    await page.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await page.evaluate(
      "new Promise((go) => { const wait = () => navigator.serviceWorker.controller ? go() : setTimeout(wait, 50); wait(); })",
    );
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector(".verdict-word");
    await page.waitForSelector(".monaco-editor .view-line");
    await page.getByRole("button", { name: "Examples" }).click();
    await page.locator(".gallery button", { hasText: "Across accounts" }).click();
    await page.waitForSelector('.verdict-reason:has-text("no-identity-policy-allows")');
  });

  it("works below another address", async () => {
    const server = await serveStatic(filesOf(fileURLToPath(new URL("../../dist", import.meta.url))), 0);
    const { page } = await open();
    const beside = await page.context().newPage();
    await beside.goto(`${server.url}playground/index.html#example=lockout`);
    await beside.waitForSelector('.workspace-title:has-text("A key that nobody can manage")');
    await beside.waitForSelector(".verdict-word");
    await server.close();
  });
});
