import { expect, it } from "vitest";
import { run } from "../check.ts";

const config = {
  preset: "strict",
  rules: { "unknown-action": "warning" },
  overrides: [{ paths: ["old/*"], kind: "identity-policy", preset: "all", rules: { "unknown-action": "off" } }],
  trustedAccounts: ["111122223333"],
  suppressions: [
    { rule: "duplicate-sid", path: "old/*", reason: "older than the rule" },
    { rule: "missing-version", sid: "Use", reason: "as it is" },
  ],
};
const files = { "kms-cedar.config.json": JSON.stringify(config) };

async function printed(...args: readonly string[]) {
  const { status, stdout } = await run(["print-config", ...args], { files });
  expect(status).toBe(0);
  return JSON.parse(stdout) as {
    readonly rules: Readonly<Record<string, string>>;
    readonly suppressions: readonly { readonly rule: string }[];
    readonly [member: string]: unknown;
  };
}

it("tells what holds for a file", async () => {
  const old = await printed("old/key.json");
  expect(old).toMatchObject({
    config: "kms-cedar.config.json",
    path: "old/key.json",
    kind: "identity-policy",
    preset: "all",
  });
  expect(old.rules["unknown-action"]).toBe("off");
  expect(Object.values(old.rules).filter((severity) => severity === "off")).toHaveLength(1);
  expect(old.suppressions.map(({ rule }) => rule)).toEqual(["duplicate-sid", "missing-version"]);
});

it("tells what holds elsewhere, and without a configuration", async () => {
  const other = await printed("key.json");
  expect(other).toMatchObject({ kind: null, preset: "strict", trustedAccounts: ["111122223333"], deletionWindow: 30 });
  expect(other.rules["unknown-action"]).toBe("warning");
  expect(other.suppressions).toEqual([{ rule: "missing-version", path: null, sid: "Use", reason: "as it is" }]);
  const { stdout } = await run(["print-config"]);
  expect(JSON.parse(stdout)).toMatchObject({ config: null, path: null, preset: "recommended", suppressions: [] });
});

it("refuses a configuration that is none", async () => {
  expect(await run(["print-config", "--config", "x.json"], { files: { "x.json": "[]" } })).toMatchObject({ status: 2 });
});
