import { describe, expect, it } from "vitest";
import { run } from "../check.ts";

describe("kms-cedar rules RULE and explain RULE", () => {
  it("print the page of a rule, without the link that leads nowhere from a terminal", async () => {
    const explained = await run(["explain", "key-lockout"]);
    expect(explained).toMatchObject({ status: 0, stderr: "" });
    expect(explained.stdout).toMatch(
      /^# key-lockout\n\n[^]*## Avoid\n[^]*## Prefer\n[^]*\(https:\/\/docs\.aws\.amazon\.com\/[^)]+\)\n\nSeverity `error`, from the preset `recommended` on\.\n$/u,
    );
    expect(explained.stdout).not.toContain("playground/index.html");
    expect((await run(["rules", "key-lockout"])).stdout).toBe(explained.stdout);
  });

  it("print it as JSON, with what the table has", async () => {
    const { stdout } = await run(["explain", "key-lockout", "--format", "json"]);
    const one = JSON.parse(stdout) as Record<string, unknown>;
    const all = JSON.parse((await run(["rules", "--format", "json"])).stdout) as readonly object[];
    const { page, ...facts } = one;
    expect(page).toContain("# key-lockout");
    expect(all).toContainEqual(facts);
  });

  it("tell in which smaller preset a rule is an info", async () => {
    const id = "decrypt-every-key";
    expect((await run(["explain", id])).stdout).toMatch(
      /\nSeverity `warning`, from the preset `strict` on; in `recommended` as an info\.\n$/u,
    );
    const { stdout } = await run(["explain", id, "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({ preset: "strict", hintIn: "recommended" });
    const rows = (await run(["rules"])).stdout.split("\n");
    const hinted = rows.filter((row) => row.endsWith(" (recommended: info)")).map((row) => row.split(" ")[0]);
    const all = JSON.parse((await run(["rules", "--format", "json"])).stdout) as readonly Record<string, unknown>[];
    expect(hinted).toEqual(all.filter(({ hintIn }) => hintIn === "recommended").map((rule) => rule["id"]));
    expect(hinted).toContain(id);
    expect(all).toContainEqual(expect.objectContaining({ id: "key-lockout", hintIn: null }));
  });

  it("tell a rule that does not exist", async () => {
    expect(await run(["rules", "key-lokout"])).toMatchObject({
      status: 2,
      stderr: "RULE: no rule `key-lokout`; did you mean `key-lockout`?\n",
    });
    expect(await run(["explain", "key-lokout"])).toMatchObject({ status: 2 });
  });

  it("leave a request to an environment of that name", async () => {
    const files = { "key-lockout": "keys: {}\n" };
    const { status, stderr } = await run(["explain", "key-lockout", "--action", "kms:Decrypt"], { files });
    expect(status).toBe(2);
    expect(stderr).toContain("a member `principal` is missing");
  });
});
