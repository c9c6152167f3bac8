import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../engine/index.ts";
import { explain } from "../worker/explain.ts";
import { lint } from "../worker/lint.ts";
import { requestIn, sessionPolicyFiles, withRequest } from "./asked-request.ts";
import { documentsOf } from "./documents.ts";
import { type Scenario, scenarioOf, workspaceOf } from "./scenario.ts";
import { statementsOf, treeOf } from "./tree.ts";
import { type Files, requestFile } from "./workspace.ts";

const scenario = JSON.parse(
  readFileSync(new URL("../examples/session-policy.json", import.meta.url), "utf8"),
) as Scenario;
const { files } = workspaceOf(scenario);
const when = scenario.cases[0]?.when;
const file = "session-policies/read-only.json";
const write = (text: string): Files => ({ ...files, [file]: text });
const faultsOf = async (changed: Files) => {
  const fault: unknown = await explain({ files: changed, without: [] }).catch((error: unknown) => error);
  if (!(fault instanceof InvalidInput)) throw new Error("it could be read");
  return fault.diagnostics.map(({ file: place, line, column, code }) => [place, line, column, code]);
};

describe("a request with session policies", () => {
  it("has them in files of their own, and whole elsewhere", () => {
    expect(documentsOf(files).filter(({ kind }) => kind === "session-policy")).toEqual([
      { file, kind: "session-policy", title: "read-only", owners: [when?.principal] },
    ]);
    expect(requestIn(files)).toEqual(when);
    expect(scenarioOf({ title: "", description: "", files, cases: [] }, "Deny").cases[0]?.when).toEqual(when);
  });

  it("takes them away when another is asked", () => {
    const other = withRequest(files, { principal: "arn:aws:iam::111122223333:role/Ops", action: "kms:Decrypt" });
    expect(Object.keys(other)).toEqual(Object.keys(files).filter((name) => name !== file));
    expect(withRequest(other, when)).toEqual(files);
    expect(sessionPolicyFiles({ ...files, [requestFile]: "{" })).toEqual([]);
  });

  it("is decided by them, each statement at its place, also without another", async () => {
    const two = write(
      `{ "Version": "2012-10-17", "Statement": [
        { "Sid": "One", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*" },
        { "Sid": "Two", "Effect": "Allow", "Action": "kms:Encrypt", "Resource": "*" }
      ] }`,
    );
    const ask = async (without: readonly string[]) => {
      const { decision, checks } = await explain({ files: two, without });
      const own = checks.flatMap((check) => statementsOf(treeOf(check, two, without)));
      return [
        decision,
        own.filter(({ part }) => part?.startsWith(file) === true).map(({ title, part }) => [title, part]),
      ];
    };
    const [one, other] = [`${file}#/Statement/0`, `${file}#/Statement/1`];
    expect(await ask([])).toEqual([
      "Allow",
      [
        ["One", one],
        ["Two", other],
      ],
    ]);
    expect(await ask([one])).toEqual(["Allow", [["Two", other]]]);
    expect(await ask([other])).toEqual(["Deny", [["One", one]]]);
  });

  it("is told its faults in the file that has them", async () => {
    expect(await faultsOf(write('{ "Version": "2012-10-17",\n  "Statement": nothing }'))).toEqual([
      [file, 2, 16, "syntax-error"],
    ]);
    expect(await faultsOf(write('{ "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Permit" }] }'))).toEqual(
      expect.arrayContaining([[file, 2, expect.any(Number), expect.any(String)]]),
    );
    const request = files[requestFile] ?? "";
    const misnamed = request.replace('"kms:Encrypt"', '"kms:Encript"');
    expect(await faultsOf({ ...files, [requestFile]: misnamed })).toEqual([[requestFile, 3, 13, "unknown-action"]]);
    const late = request.replace(/\n\}\n$/u, ',\n  "contxt": {}\n}\n');
    const line = late.split("\n").length - 2;
    expect(await faultsOf({ ...files, [requestFile]: late })).toEqual([[requestFile, line, 3, "unknown-member"]]);
    const lost = request.replace(/key\/[\w-]+/u, "key/none");
    expect(await faultsOf({ ...files, [requestFile]: lost })).toEqual([[requestFile, 4, 15, "unknown-key"]]);
  });

  it("is held to the linter's rules", async () => {
    const text =
      '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "kms:decript", "Resource": "*" }] }';
    const findings = (await lint({ files: write(text), without: [] }, () => true))?.findings ?? [];
    expect(findings.filter((finding) => finding.file === file).map(({ rule }) => rule)).toContain("unknown-action");
  });
});
