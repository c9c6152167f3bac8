import { expect, it } from "vitest";
import { symbolic } from "../../symbolic.ts";
import { lintSources } from "../../index.ts";
import { environmentFindings, findings } from "../check.ts";

const id = "bare-key-resource";
const key = "1234abcd-12ab-34cd-56ef-1234567890ab";
const start = "arn:aws:kms:us-east-1:111122223333";

const check = (Resource: unknown) =>
  findings(
    id,
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource }] },
    { kind: "identity-policy" },
  );

it.each([
  [key, `\`${key}\` matches no key; write its ARN, \`arn:aws:kms:region:account:key/${key}\``, null],
  [`key/${key}`, `\`key/${key}\` matches no key; write its ARN, \`arn:aws:kms:region:account:key/${key}\``, null],
  [
    `${start}:${key}`,
    `\`${start}:${key}\` matches no key, since \`${key}\` lacks \`key/\`; write \`${start}:key/${key}\``,
    `${start}:key/${key}`,
  ],
  [
    `arn:aws:kms:::key/${key}`,
    `\`arn:aws:kms:::key/${key}\` matches no key, since its Region is empty; write \`arn:aws:kms:*:*:key/${key}\``,
    `arn:aws:kms:*:*:key/${key}`,
  ],
  [`${start}:app`, `\`${start}:app\` matches no key and no alias; write \`arn:aws:kms:region:account:key/id\``, null],
])("reports %s", (resource, message, wanted) => {
  const pointer = "/Statement/0/Resource/0";
  expect(check([resource])).toEqual([
    expect.objectContaining({
      message,
      pointer,
      fix:
        wanted === null
          ? null
          : { description: `write \`${wanted}\``, safe: false, edits: [{ op: "replace", pointer, value: wanted }] },
    }),
  ]);
});

it.each([
  [
    `${start}:key/alias/app`,
    "error",
    "`alias/app` is no key id; write the id of the key, or ask for `kms:ResourceAliases`",
  ],
  [`${start}:key/${key.toUpperCase()}`, "error", `\`${key.toUpperCase()}\` is no key id; write \`${key}\``],
  [`${start}:key/${key.slice(0, -2)}`, "error", `\`${key.slice(0, -2)}\` is no key id; write the id of the key`],
  [`${start}:key/mrk-1234abcd12ab34cd`, "error", "`mrk-1234abcd12ab34cd` is no key id; write the id of the key"],
  [`${start}:key/${key} ${start}:key/${key}`, "error", "since it holds two ARNs; write each as an item of its own"],
  [`${start}:key/orders`, "warning", "`orders` is no key id; write the id of the key"],
  [`${start}:key/key-id`, "info", "`key-id` is no key id; write the id of the key"],
  [`${start}:key/1234`, "info", "`1234` is no key id; write the id of the key"],
  [`${start.replace("111122223333", "11112222333")}:key/${key}`, "error", "`11112222333` is no account; write the 12"],
  [`${start.replace("111122223333", "000000000")}:key/${key}`, "info", "`000000000` is no account; write the 12"],
  [`${start.replace("111122223333", "ACCOUNT_ID")}:key/*`, "info", "`ACCOUNT_ID` is no account; write the 12 digits"],
  [`${start.replace("us-east-1", "us-esat-1")}:key/*`, "error", "`us-esat-1` is no Region; write `us-east-1`"],
  [`${start.replace("us-east-1", "us-east1")}:key/*`, "error", "`us-east1` is no Region; write `us-east-1`"],
  [`${start.replace("us-east-1", "us-east-1a")}:key/*`, "error", "`us-east-1a` is no Region; write `us-east-1`"],
  [
    `${start.replace("us-east-1", "region")}:key/key-id`,
    "info",
    "`region` is no Region; write one such as `us-east-1`",
  ],
  [`${start.replace(":kms:", ":kns:")}:key/*`, "error", `\`kns\` is not \`kms\`; write \`${start}:key/*\``],
])("reports of %s, as %s, a segment that no key has", (resource, severity, message) => {
  const found = check(resource);
  expect(found).toEqual([expect.objectContaining({ severity })]);
  expect(found[0]?.message).toContain(message);
});

it.each([
  [key, `\`${key}\` matches no key; write its ARN`],
  [`${start.replace("us-east-1", "us-esat-1")}:key/*`, "`us-esat-1` is no Region; write `us-east-1`"],
])("reports %s in a resource control policy, which names keys as others do", (resource, message) => {
  const deny = { Effect: "Deny", Principal: "*", Action: "kms:*", Resource: resource };
  const found = findings(id, { Version: "2012-10-17", Statement: [deny] }, { kind: "resource-control-policy" });
  expect(found.map(({ severity }) => severity)).toEqual(["error"]);
  expect(found[0]?.message).toContain(message);
});

it("leaves the Resource of a key policy to its own rule", () => {
  const allow = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: key };
  expect(findings(id, { Version: "2012-10-17", Statement: [allow] })).toEqual([]);
});

it("offers the segment that was meant", () => {
  const found = check([`${start}:key/${key.toUpperCase()}`, "arn:aws:kms:eu-noth-1:*:key/*"]);
  const values = found.flatMap(({ fix }) => fix?.edits.map((edit) => ("value" in edit ? edit.value : null)) ?? []);
  expect(values).toEqual([`${start}:key/${key}`, "arn:aws:kms:eu-north-1:*:key/*"]);
});

it.each([
  "*",
  "arn:aws:kms:eusc-de-east-1:111122223333:key/*",
  "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/*",
  "arn:aws:kms:us-*:1111????3333:key/*",
  `${start}:key/{{resolve:ssm:/keys/app}}`,
  "arn:aws:dms:us-east-1:111122223333:rep:app",
  `${start}:key/${key}`,
  `${start}:key/mrk-1234abcd12ab34cd56ef1234567890ab`,
  `${start}:alias/app`,
  "arn:aws:kms:*:*:key/*",
  `${start}:*`,
  "arn:aws:s3:::bucket",
  `${start}:${symbolic("Key")}`,
])("takes %s", (resource) => {
  expect(check(resource)).toEqual([]);
});

it("takes a name that a key of the environment has", async () => {
  const named = `${start}:key/orders`;
  const identityPolicies = [
    { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: [named, `${named}2`] }] },
  ];
  const principals = { "arn:aws:iam::111122223333:role/App": { identityPolicies } };
  const found = await environmentFindings(id, { keys: { [named]: {} }, principals });
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining("`orders2` is no key id")]);
});

it("takes the key of a template", async () => {
  const Resource = { "Fn::GetAtt": ["Key", "Arn"] };
  const PolicyDocument = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource }] };
  const text = JSON.stringify({
    Resources: {
      Key: { Type: "AWS::KMS::Key", Properties: {} },
      Use: { Type: "AWS::IAM::Policy", Properties: { PolicyName: "use", PolicyDocument } },
    },
  });
  const { findings: found } = await lintSources([{ file: "template.json", text }], {});
  expect(found.filter(({ rule }) => rule === id)).toEqual([]);
});

it("takes names of keys in a file of an environment, and no alias", () => {
  const statement = {
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: [`${start}:key/orders`, `${start}:key/alias/app`],
  };
  const policy = { Version: "2012-10-17", Statement: [statement] };
  const found = findings(id, policy, { kind: "identity-policy", account: "111122223333" });
  expect(found.map(({ pointer }) => pointer)).toEqual(["/Statement/0/Resource/1"]);
});
