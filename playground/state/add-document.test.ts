import { describe, expect, it } from "vitest";
import { readEnvironment } from "../../engine/index.ts";
import { loadFrom, openRequest } from "../worker/open-project.ts";
import { accountsOf, addable, addDocument, ownerOf, suggestedOwner } from "./add-document.ts";
import { blankWorkspace } from "./blank.ts";
import { documentsOf } from "./documents.ts";
import { keysOf, principalsOf } from "./names.ts";
import type { Files } from "./workspace.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const first = { GrantId: "first", GranteePrincipal: "arn:aws:iam::111122223333:role/R", Operations: ["Decrypt"] };

const ownersOf = (files: Files, kind: (typeof addable)[number]): string => {
  const from = {
    principal: principalsOf(files)[0],
    key: keysOf(files)[0]?.arn,
    account: accountsOf(files)[0],
    none: "",
  };
  const wanted = ownerOf[kind];
  return wanted === "new" || wanted === "endpoint" ? suggestedOwner(files, kind) : (from[wanted] ?? "");
};

describe("addDocument", () => {
  it.each(addable)("adds a %s that reads, and opens where it stands", (kind) => {
    const { files } = blankWorkspace;
    const once = addDocument(files, kind, ownersOf(files, kind), "New");
    const twice = addDocument(once.files, kind, ownersOf(once.files, kind), "Other");
    for (const { files: changed, file } of [once, twice]) {
      const read = readEnvironment(
        { file: "environment.json", text: changed["environment.json"] ?? "" },
        { load: loadFrom(changed) },
      );
      expect(read.ok ? [] : read.diagnostics).toEqual([]);
      expect(openRequest({ files: changed, without: [] }).principal).toBe(principalsOf(files)[0]);
      expect(documentsOf(changed).find((document) => document.file === file)?.kind).not.toBe("unused");
      expect(changed).not.toEqual(files);
    }
  });

  it.each([
    ["in the environment", { grants: [first] }, {}],
    ["in the environment, as the CLI prints them", { grants: { Grants: [first] } }, {}],
    ["in a file", { grants: "g.json" }, { "g.json": JSON.stringify([first]) }],
    ["in a file, as the CLI prints them", { grants: "g.json" }, { "g.json": JSON.stringify({ Grants: [first] }) }],
    ["nowhere, in a file that is not there", { grants: "constructor" }, {}],
  ])("adds a grant behind those that stand %s", (where, part, rest) => {
    const files = { ...rest, "environment.json": JSON.stringify({ keys: { [key]: part } }) };
    const { files: changed, file } = addDocument(files, "grants", key, "");
    const ids = (JSON.parse(changed[file] ?? "") as readonly { readonly GrantId: string }[]).map((one) => one.GrantId);
    expect(ids).toEqual(where.startsWith("nowhere") ? ["grant-1"] : ["first", "grant-2"]);
    expect(documentsOf(changed).find((document) => document.file === file)?.owners).toEqual([key]);
  });
});
