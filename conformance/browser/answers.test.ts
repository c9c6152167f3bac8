import { expect, it } from "vitest";
import { describePlayground } from "./playground.ts";

const fillIn = "arn:aws:iam::111122223333:user/alice";

describePlayground("the answer", ({ open }) => {
  it("is there at once, with its reason, what to change, and AWS's own words", async () => {
    const { page } = await open();
    expect(await page.textContent(".verdict-word")).toBe("Deny");
    expect(await page.textContent(".verdict-reason")).toBe("no-identity-policy-allows");
    expect(await page.locator(".advice li").count()).toBeGreaterThan(0);
    expect(await page.textContent(".lacking")).toContain("kms:EncryptionContext:service");
    await page.click(".aws-says summary");
    expect(await page.textContent(".aws-says p")).toMatch(
      /^User: arn:aws:sts::.* is not authorized to perform: kms:Decrypt/u,
    );
  });

  it("follows what is typed into the question", async () => {
    const { page } = await open();
    await page.getByLabel("May").fill(fillIn);
    await page.waitForSelector('.verdict[data-decision="Allow"], .verdict-reason:has-text("explicit-deny")');
    await page.getByLabel("do", { exact: true }).fill("kms:DescribeKey");
    await page.waitForSelector('.verdict[data-decision="Allow"]');
    expect(await page.textContent(".verdict-reason")).toBe("allowed-by-identity-policy");
    expect(await page.locator('.layer[open] .statement[data-decides="true"]').count()).toBeGreaterThan(0);
  });

  it("asks every permission of a call", async () => {
    const { page } = await open({ hash: "#example=re-encrypt" });
    await page.waitForSelector(".check");
    expect(await page.locator(".check").allTextContents()).toEqual([
      expect.stringContaining("kms:ReEncryptFrom"),
      expect.stringContaining("kms:ReEncryptTo"),
    ]);
    await page.locator(".check").nth(1).click();
    expect(await page.locator(".check").nth(1).getAttribute("aria-pressed")).toBe("true");
  });

  it("tells which statement is meant, by lighting it up in its editor", async () => {
    const { page } = await open({ editor: true });
    expect(await page.locator(".statement-bar.delegates").count()).toBeGreaterThan(0);
    await page.locator(".statement", { hasText: "OrdersAppUsesTheKey" }).hover();
    await page.waitForSelector(".pointed-lines");
    await page.getByRole("button", { name: "Bucket", exact: true }).click();
    await page.waitForSelector('.document-entry[aria-current]:has-text("OrdersBucket")');
  });

  it("is asked without a statement, and with it again", async () => {
    const { page } = await open({ hash: "#example=direct-grant-to-role", editor: true });
    await page.waitForSelector('.verdict[data-decision="Allow"]');
    await page.getByRole("button", { name: "without OrdersAppUsesTheKey" }).click();
    await page.waitForSelector('.verdict[data-decision="Deny"]');
    expect(await page.textContent(".left-out")).toContain("OrdersAppUsesTheKey");
    await page.click("#tab-matrix");
    await page.waitForSelector('.grid [data-flipped="true"]');
    expect(await page.textContent(".flips")).toMatch(/cells change/u);
    await page.getByRole("button", { name: "Put all back" }).click();
    await page.waitForSelector('.verdict[data-decision="Allow"]');
  });

  it("is shown as Cedar, each policy with its statement", async () => {
    const { page } = await open({ editor: true });
    await page.click("#tab-cedar");
    await page.waitForSelector(".cedar-policies li");
    const policy = page.locator(".cedar-policies li", { hasText: "OrdersAppUsesTheKey" }).first();
    expect(await policy.textContent()).toContain("permit");
    await policy.hover();
    await page.waitForSelector(".pointed-lines");
    await page.click(".cedar-part summary");
    expect(await page.textContent(".cedar-part pre")).toContain("namespace KMS");
  });
});
