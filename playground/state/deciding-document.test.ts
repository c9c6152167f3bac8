import { describe, expect, it } from "vitest";
import { gallery } from "../examples/gallery.ts";
import { explain } from "../worker/explain.ts";
import { decidingDocument } from "./deciding-document.ts";
import { type Scenario, workspaceOf } from "./scenario.ts";
import { treeOf } from "./tree.ts";

const decidingIn = async (id: string): Promise<string | null> => {
  const example = gallery.find((one) => one.id === id);
  const { files } = workspaceOf((await example?.load()) as Scenario);
  const [check] = (await explain({ files, without: [] })).checks;
  return check === undefined ? null : decidingDocument(treeOf(check, files));
};

describe("decidingDocument", () => {
  it.each([
    ["service-control-policy", "service-control-policies/KeepKeys.json"],
    ["session-policy", "session-policies/read-only.json"],
    ["direct-grant-to-role", "key-policies/orders.json"],
    ["default-policy", null],
  ])("of the example %s is %s", async (id, file) => {
    expect(await decidingIn(id)).toBe(file);
  });
});
