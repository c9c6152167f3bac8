import { describe, expect, it } from "vitest";
import { authorizerFor } from "../../../authorizer.ts";
import { lintSources } from "../../lint-sources.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const account = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" };
const policy = JSON.stringify({ Version: "2012-10-17", Statement: [account] });
const made = { policy, customer_master_key_spec: "SYMMETRIC_DEFAULT", key_usage: "ENCRYPT_DECRYPT" };

/** What is found in a plan with a key and a grant on it. */
async function foundIn(key: object, grant: object, others: readonly object[] = []): Promise<readonly string[]> {
  const after = { operations: ["Decrypt"], grantee_principal: "arn:aws:iam::111122223333:role/App", ...grant };
  const text = JSON.stringify({
    planned_values: {},
    resource_changes: [
      { address: "aws_kms_key.k", type: "aws_kms_key", change: { after: key } },
      { address: "aws_kms_grant.g", type: "aws_kms_grant", change: { after } },
      ...others,
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: "aws_kms_grant.g",
            expressions: { key_id: { references: ["aws_kms_key.k.key_id", "aws_kms_key.k"] } },
          },
        ],
      },
    },
  });
  const { findings, diagnostics } = await lintSources([{ file: "plan.json", text }], { authorizerFor });
  const grants = findings.filter(({ rule }) => rule.startsWith("grant-operation"));
  return [
    ...grants.map(({ rule, pointer }) => `${rule} ${pointer}`),
    ...diagnostics.map(({ message, pointer }) => `${message} ${pointer}`),
  ];
}

const place = "/resource_changes/1/change/after";

describe.each([
  ["that exists", { ...made, arn, key_id: arn.split("/")[1] }, { key_id: arn }],
  ["that the plan makes", made, {}],
])("a planned grant on a key %s", (_name, key, grant) => {
  it("has operations that grants can give", async () => {
    expect(await foundIn(key, grant)).toEqual([]);
    const [told, ...others] = await foundIn(key, { ...grant, operations: ["Decrypt", "CreateAlias"] });
    expect(told).toContain("`CreateAlias` is no operation that a grant can give");
    expect(told).toContain(` ${place}/operations/1`);
    expect(others).toEqual([]);
  });

  it("has operations of its key's type", async () => {
    const found = await foundIn(key, { ...grant, operations: ["Decrypt", "Sign"] });
    expect(found).toEqual([`grant-operation-invalid-for-key ${place}/operations/1`]);
  });

  it("is to a principal that there can be, where that is known", async () => {
    const [told] = await foundIn(key, { ...grant, grantee_principal: "*" });
    expect(told).toContain(` ${place}/grantee_principal`);
    expect(await foundIn(key, { ...grant, grantee_principal: null })).toEqual([]);
    expect(await foundIn(key, { ...grant, grantee_principal: null, operations: ["CreateAlias"] })).toHaveLength(1);
  });
});

it("judges a grant on a key that the plan makes beside one that exists", async () => {
  const second = {
    address: "aws_kms_key.other",
    type: "aws_kms_key",
    change: { after: { ...made, arn, key_id: "k" } },
  };
  expect(await foundIn(made, { operations: ["Decrypt", "Sign"] }, [second])).toEqual([
    `grant-operation-invalid-for-key ${place}/operations/1`,
  ]);
  const own = {
    address: "aws_kms_grant.own",
    type: "aws_kms_grant",
    change: { after: { operations: ["Verify"], grantee_principal: "arn:aws:iam::111122223333:role/App", key_id: arn } },
  };
  expect(await foundIn(made, { operations: ["Decrypt", "Sign"] }, [second, own])).toEqual([
    `grant-operation-invalid-for-key ${place}/operations/1`,
    "grant-operation-invalid-for-key /resource_changes/3/change/after/operations/0",
  ]);
});

it("judges a grant on a key that exists, of whose policy the plan leaves too much open", async () => {
  const open = { arn, customer_master_key_spec: "RSA_2048", key_usage: "SIGN_VERIFY" };
  expect(await foundIn(open, { key_id: arn, operations: ["Decrypt"] })).toEqual([
    `grant-operation-invalid-for-key ${place}/operations/0`,
  ]);
});
