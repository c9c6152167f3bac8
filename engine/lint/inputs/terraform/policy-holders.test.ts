import { describe, expect, it } from "vitest";
import { linted } from "../check.ts";

const statement = (action: string) => ({ Effect: "Allow", Principal: "*", Action: action, Resource: "*" });
const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement("kms:Nothing")] });

interface Planned {
  readonly after?: object;
  readonly unknown?: object;
  readonly expressions?: object;
}

/** The kinds of the policies in which the unknown action is found, and what is wrong with the plan. */
async function foundIn(
  type: string,
  { after = {}, unknown = {}, expressions = {} }: Planned,
  others: readonly object[] = [],
) {
  const address = `${type}.one`;
  const data = {
    address: "data.aws_iam_policy_document.d",
    type: "aws_iam_policy_document",
    change: { after: { statement: [{ actions: ["kms:Nothing"], resources: ["*"] }] }, after_unknown: { json: true } },
  };
  const { of, diagnostics } = await linted("plan.json", {
    planned_values: {},
    resource_changes: [{ address, type, change: { after, after_unknown: unknown } }, data, ...others],
    configuration: { root_module: { resources: [{ address, expressions }] } },
  });
  return [...of("unknown-action").map((one) => one.policy?.kind), ...diagnostics.map(({ code }) => code)];
}

describe("the policies of a plan", () => {
  it.each([
    ["aws_kms_key", "policy", "key-policy"],
    ["awscc_kms_key", "key_policy", "key-policy"],
    ["aws_ssoadmin_permission_set_inline_policy", "inline_policy", "identity-policy"],
    ["aws_vpc_endpoint_policy", "policy", "vpc-endpoint-policy"],
    ["aws_organizations_policy", "content", "service-control-policy"],
  ])("are found in %s", async (type, member, kind) => {
    expect(await foundIn(type, { after: { [member]: policy } })).toEqual([kind]);
  });

  it.each([
    ["a role's block", "aws_iam_role", { inline_policy: [{ policy: true }] }, "inline_policy"],
    ["all blocks of a role", "aws_iam_role", { inline_policy: true }, "inline_policy"],
    ["an organization's policy", "aws_organizations_policy", { content: true }, "content"],
  ])("are a diagnostic where only the apply knows them: %s", async (_name, type, unknown, member) => {
    const expressions = { [member]: { references: ["aws_kms_key.k"] } };
    expect(await foundIn(type, { unknown, expressions })).toEqual(["unresolved-policy"]);
  });

  it("are none of a role without blocks", async () => {
    expect(await foundIn("aws_iam_role", { unknown: { inline_policy: true } })).toEqual([]);
  });

  it("are read from a data block that a role's block refers to", async () => {
    const references = ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"];
    const expressions = { inline_policy: [{ name: { constant_value: "x" }, policy: { references } }] };
    const unknown = { inline_policy: [{ policy: true }] };
    expect(await foundIn("aws_iam_role", { unknown, expressions })).toEqual(["identity-policy"]);
  });
});

describe("the policy of a planned VPC endpoint", () => {
  const other = JSON.stringify({ Version: "2012-10-17", Statement: [statement("s3:Nothing")] });

  it.each([
    ["of KMS", "com.amazonaws.us-east-1.kms", ["vpc-endpoint-policy"]],
    ["of KMS with FIPS", "com.amazonaws.us-east-1.kms-fips", ["vpc-endpoint-policy"]],
    ["of another service", "com.amazonaws.us-east-1.s3", []],
  ])("is looked at by its service: %s", async (_name, service, found) => {
    expect(await foundIn("aws_vpc_endpoint", { after: { service_name: service, policy } })).toEqual(found);
  });

  it("is looked at where it names KMS and only the apply knows the service", async () => {
    const unknown = { service_name: true };
    expect(await foundIn("aws_vpc_endpoint", { after: { policy }, unknown })).toEqual(["vpc-endpoint-policy"]);
    expect(await foundIn("aws_vpc_endpoint", { after: { policy: other }, unknown })).toEqual([]);
    expect(await foundIn("aws_vpc_endpoint_policy", { after: { policy: other } })).toEqual([]);
  });

  it("is never passed over where neither it nor the service is known", async () => {
    const expressions = { policy: { references: ["var.policy"] } };
    expect(await foundIn("aws_vpc_endpoint_policy", { unknown: { policy: true }, expressions })).toEqual([
      "unresolved-policy",
    ]);
    const both = { policy: true, service_name: true };
    expect(await foundIn("aws_vpc_endpoint", { unknown: both, expressions })).toEqual(["unresolved-policy"]);
  });

  it.each([
    ["of KMS", "com.amazonaws.us-east-1.kms", ["unresolved-policy"]],
    ["of another service", "com.amazonaws.us-east-1.s3", []],
  ])("has its service from the endpoint that it is for: %s", async (_name, service, found) => {
    const expressions = {
      policy: { references: ["var.policy"] },
      vpc_endpoint_id: { references: ["aws_vpc_endpoint.e.id", "aws_vpc_endpoint.e"] },
    };
    const endpoint = {
      address: "aws_vpc_endpoint.e",
      type: "aws_vpc_endpoint",
      change: { after: { service_name: service }, after_unknown: { id: true } },
    };
    const unknown = { policy: true, vpc_endpoint_id: true };
    expect(await foundIn("aws_vpc_endpoint_policy", { unknown, expressions }, [endpoint])).toEqual(found);
    const after = { vpc_endpoint_id: "vpce-1" };
    const made = { ...endpoint, change: { after: { service_name: service, id: "vpce-1" } } };
    expect(await foundIn("aws_vpc_endpoint_policy", { after, unknown: { policy: true }, expressions }, [made])).toEqual(
      found,
    );
  });
});

it("takes an organization's policy of a type that only the apply knows for what it looks like", async () => {
  const unknown = { type: true };
  expect(await foundIn("aws_organizations_policy", { after: { content: policy }, unknown })).toEqual([
    "resource-control-policy",
  ]);
});
