import { describe, expect, it } from "vitest";
import { fix } from "./fix.ts";
import type { Files } from "../state/workspace.ts";
import { lint } from "./lint.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const files = {
  "environment.json": JSON.stringify({
    keys: { [key]: { grants: "g.json", metadata: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }, policy: "p.json" } },
  }),
  "g.json": JSON.stringify(
    [{ GrantId: "g", GranteePrincipal: "arn:aws:iam::111122223333:role/R", Operations: ["Sign", "Decrypt"] }],
    null,
    2,
  ),
  "p.json": JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:decript", Resource: "*" }],
  }),
};

const findingsIn = async (texts: Files) => (await lint({ files: texts, without: [] }, () => true))?.findings ?? [];

describe("lint", () => {
  it("finds what is wrong in a policy's file and in a grants' file, each at its place", async () => {
    const findings = await findingsIn(files);
    const told = findings.find(({ rule }) => rule === "grant-operation-invalid-for-key");
    expect(told).toMatchObject({ file: "g.json", pointer: "/0/Operations/1", start: { line: 7 } });
    expect(findings.find(({ rule }) => rule === "unknown-action")).toMatchObject({ file: "p.json" });
  });

  it("offers fixes that fit those files", async () => {
    const findings = await findingsIn(files);
    const told = findings.find(({ rule }) => rule === "grant-operation-invalid-for-key");
    if (told?.fix === null || told === undefined) throw new Error("no fix");
    const { text } = fix(files["g.json"], told.fix);
    expect((JSON.parse(text) as { Operations: string[] }[])[0]?.Operations).toEqual(["Sign"]);
  });

  it("is given up where something newer is asked", async () => {
    expect(await lint({ files, without: [] }, () => false)).toBeNull();
  });
});
