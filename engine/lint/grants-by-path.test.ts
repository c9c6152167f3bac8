import { expect, it } from "vitest";
import { authorizerFor } from "../authorizer.ts";
import { lintSources } from "./lint-sources.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const app = "arn:aws:iam::111122223333:role/App";
const allow = (AWS: string, Action: string) => ({ Effect: "Allow", Principal: { AWS }, Action, Resource: "*" });
const environment = {
  principals: { [app]: {} },
  keys: {
    [arn]: {
      policy: { Version: "2012-10-17", Statement: [allow("111122223333", "kms:*"), allow(app, "kms:Encrypt")] },
      metadata: { KeySpec: "SYMMETRIC_DEFAULT", KeyUsage: "ENCRYPT_DECRYPT" },
      grants: "grants.json",
    },
  },
};
const grants = {
  Grants: [
    { GrantId: "g", GranteePrincipal: app, Operations: ["Encrypt", "Decrypt"] },
    { GrantId: "h", GranteePrincipal: app, Operations: ["Sign"] },
  ],
};

it("finds what is wrong with the grants of a file of their own at its place there", async () => {
  const { findings, diagnostics } = await lintSources(
    [{ file: "environment.json", text: JSON.stringify(environment) }],
    { authorizerFor, load: (file) => ({ file, text: JSON.stringify(grants, null, 1) }) },
  );
  expect(diagnostics).toEqual([]);
  expect(
    findings
      .filter(({ rule }) => rule.startsWith("grant-"))
      .map(({ rule, file, pointer, start }) => `${rule} ${file ?? ""}:${String(start?.line)} ${pointer}`),
  ).toEqual([
    "grant-wider-than-needed grants.json:6 /Grants/0/Operations",
    "grant-operation-invalid-for-key grants.json:15 /Grants/1/Operations/0",
  ]);
});
