import { describe, expect, it } from "vitest";
import { formatDiagnostic } from "../model/diagnostic.ts";
import { readCredentials } from "./credentials.ts";

const principal = "arn:aws:iam::111122223333:user/bob";
const diagnosticsOf = (value: unknown): readonly string[] => {
  const read = readCredentials({ file: "c.json", text: JSON.stringify(value) });
  return read.ok ? [] : read.diagnostics.map(formatDiagnostic);
};

describe("readCredentials", () => {
  it("reads whom a key stands for, with all that its requests carry", () => {
    const caller = {
      principal: "s3.amazonaws.com",
      account: "111122223333",
      session: { tags: { team: "red" } },
      viaService: "s3.us-east-1.amazonaws.com",
      vpcEndpoint: "vpce-0a1b",
      context: { "aws:SourceIp": "203.0.113.7" },
    };
    const read = readCredentials({
      accessKeys: { AKIA: { ...caller, secretAccessKey: "s", sessionToken: "t" } },
      trust: { "arn:aws:iam::111122223333:role/R": ["111122223333", principal] },
    });
    if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
    expect([...read.value.accessKeys]).toEqual([
      ["AKIA", { caller, secretAccessKey: "s", sessionToken: "t", expires: null, transitiveTags: [] }],
    ]);
    expect([...read.value.trust]).toEqual([["arn:aws:iam::111122223333:role/R", ["111122223333", principal]]]);
  });

  it.each([
    [{}, "c.json:1:1 a member `accessKeys` is missing"],
    [{ accessKeys: { A: { principal: "bob", secretAccessKey: "s" } } }, "`bob` has the wrong form: the ARN of a user"],
    [{ accessKeys: { A: { principal, secretAccessKey: "" } } }, "has the wrong form: the secret"],
    [{ accessKeys: { A: { principal, secretAccesKey: "s" } } }, "unknown member `secretAccesKey`; did you mean"],
    [{ accessKeys: {}, trust: { r: ["bob"] } }, "`bob` has the wrong form: an account id"],
    [
      {
        accessKeys: {
          A: { principal, secretAccessKey: "s", session: { policies: [{ Statement: { Effect: "No" } }] } },
        },
      },
      "`No`",
    ],
    [
      { accessKeys: { A: { principal, secretAccessKey: "s", context: { "kms:Nonsense": "x" } } } },
      "KMS has no condition key `kms:Nonsense`",
    ],
  ])("tells what is wrong with %j", (value, message) => {
    expect(diagnosticsOf(value).join("\n")).toContain(message);
  });
});
