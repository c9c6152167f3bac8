import { expect, it } from "vitest";
import { readEnvironment } from "../read/environment.ts";
import { openEnvironmentDocument } from "./environment-document.ts";
import { openEnvironment } from "./environment.ts";
import type { Io } from "./io.ts";

const arn = "arn:aws:iam::111122223333:role/Reader";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const statement = { Effect: "Allow", Action: "kms:*", Resource: "*" };
const files: Readonly<Record<string, string>> = {
  "d/environment.json": JSON.stringify({
    accounts: {
      "111122223333": {
        serviceControlPolicies: [["p/allow.json"], [{ name: "given", document: "p/allow.json" }]],
        resourceControlPolicies: [{ Version: "2012-10-17", Statement: [{ ...statement, Principal: "*" }] }],
      },
    },
    principals: {
      [arn]: {
        identityPolicies: [
          "p/allow.json",
          { Statement: [statement] },
          { name: "own", document: { Statement: [statement] } },
        ],
        permissionsBoundary: "p/allow.json",
        tags: { team: "red" },
      },
    },
    keys: {
      [key]: { policy: "p/key.json", grants: "p/grants.json", metadata: "p/metadata.json", aliases: ["alias/a"] },
    },
    vpcEndpoints: { "vpce-1": { vpc: "vpc-1", policy: "p/key.json" } },
  }),
  "d/p/allow.json": JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
  "d/p/key.json": JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, Principal: { AWS: arn } }] }),
  "d/p/grants.json": JSON.stringify({ Grants: [{ GrantId: "g", GranteePrincipal: arn, Operations: ["Decrypt"] }] }),
  "d/p/metadata.json": JSON.stringify({ KeyMetadata: { KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" } }),
};
const io = {
  readFile: (path: string) => {
    const text = files[path];
    if (text === undefined) throw new Error(`no ${path}`);
    return text;
  },
} as Io;

/** The model as text, without the places in files. */
const told = (environment: unknown): string =>
  JSON.stringify(environment, (name, value: unknown) => {
    if (name === "origin" || name === "pointer") return undefined;
    return value instanceof Map ? [...value] : value;
  });

it("an environment without its paths is the same environment", async () => {
  const document = await openEnvironmentDocument("d/environment.json", io);
  const read = readEnvironment(document);
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const { environment } = await openEnvironment("d/environment.json", io);
  // Policies of keys and endpoints have no name but that of their file.
  expect(told(read.value)).toBe(told(environment).replaceAll('"key.json"', "null"));
  expect(told(read.value)).toContain('"allow.json"');
});
