import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explain } from "../worker/explain.ts";
import { translate } from "../worker/translate.ts";
import { blocksOf, isOf } from "./cedar-blocks.ts";
import { partTitle } from "./part-title.ts";
import { printJson } from "./print-json.ts";
import { type Scenario, workspaceOf } from "./scenario.ts";
import { statementsOf, treeOf } from "./tree.ts";
import { type Files, requestFile } from "./workspace.ts";

const scenario = JSON.parse(readFileSync(new URL("../examples/orders.json", import.meta.url), "utf8")) as Scenario;
const { files } = workspaceOf(scenario);
const asking = (when: unknown): Files => ({ ...files, [requestFile]: printJson(when) });

describe("treeOf", () => {
  it.each(scenario.cases.map(({ name, when }) => [name, when] as const))(
    "%s: every statement has its place and its Cedar",
    async (_name, when) => {
      const project = { files: asking(when), without: [] };
      const { checks } = await explain(project);
      const translated = await translate(project);
      checks.forEach((check, index) => {
        const tree = treeOf(check, project.files);
        const statements = statementsOf(tree);
        for (const { part, place, title, effect } of statements) {
          const text =
            place === null ? "" : (project.files[place.file] ?? "").slice(place.offset, place.offset + place.length);
          const document = JSON.parse(text) as Record<string, unknown>;
          expect(document[effect === "Grant" ? "GrantId" : "Sid"] ?? title).toBe(title);
          expect(partTitle(project.files, part ?? "")).toBe(
            document["Sid"] ?? document["GrantId"] ?? partTitle(project.files, part ?? ""),
          );
        }
        expect(statements.filter(({ decides }) => decides).length).toBe(
          check.determining.filter(({ statement, grant }) => statement !== undefined || grant !== undefined).length,
        );
        const blocks = blocksOf(translated.checks[index]?.policies ?? "");
        expect(blocks.length).toBeGreaterThan(0);
        for (const block of blocks.filter(({ id }) => id.startsWith("deny/")))
          expect(statements.filter(({ cedar, effect }) => effect === "Deny" && isOf(block, cedar)).length).toBe(1);
      });
    },
  );

  it("opens the way to the decision", async () => {
    const { checks } = await explain({ files, without: [] });
    const [check] = checks;
    if (check === undefined) throw new Error("nothing was asked");
    const open = treeOf(check, files).filter(({ isOnPath }) => isOnPath);
    expect(open.map(({ id }) => id)).toEqual(["key-policy", "identity-policy", "grants"]);
  });
});
