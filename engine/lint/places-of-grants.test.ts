import { expect, it } from "vitest";
import { authorizerFor } from "../authorizer.ts";
import type { Finding } from "./finding.ts";
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
const told = (findings: readonly Finding[]) =>
  findings
    .filter(({ rule }) => rule.startsWith("grant-"))
    .map(({ rule, file, pointer, start }) => `${rule} ${file ?? ""}:${String(start?.line)} ${pointer}`);
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
  expect(told(findings)).toEqual([
    "grant-wider-than-needed grants.json:6 /Grants/0/Operations",
    "grant-operation-invalid-for-key grants.json:15 /Grants/1/Operations/0",
  ]);
});

it("finds what is wrong with the grants of a scenario at its place in that", async () => {
  const [key] = Object.values(environment.keys);
  const given = { ...environment, keys: { [arn]: { ...key, grants: grants.Grants } } };
  const text = JSON.stringify({ given, cases: [] }, null, 1);
  const { findings } = await lintSources([{ file: "scenario.json", text }], { authorizerFor });
  const at = `/given/keys/${arn.replaceAll("/", "~1")}/grants`;
  expect(told(findings).map((one) => one.split(" ")[2])).toEqual([`${at}/0/Operations`, `${at}/1/Operations/0`]);
});
