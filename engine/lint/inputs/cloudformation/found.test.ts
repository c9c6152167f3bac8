import { describe, expect, it } from "vitest";
import { lintSources } from "../../lint-sources.ts";

const statement = { Effect: "Allow", Principal: "*", Action: "kms:Nothing", Resource: "*" };
const document = { Version: "2012-10-17", Statement: [statement] };
const nothing = { Ref: "AWS::NoValue" };
const either = (one: unknown, other: unknown) => ({ "Fn::If": ["Prod", one, other] });

/** Where the unknown action is found, and what is wrong with the template. */
async function foundIn(resource: object): Promise<readonly string[]> {
  const text = JSON.stringify({ Parameters: { Service: { Type: "String" } }, Resources: { One: resource } });
  const { findings, diagnostics } = await lintSources([{ file: "t.json", text }]);
  const found = findings.filter(({ rule }) => rule === "unknown-action");
  return [
    ...found.map(({ pointer }) => pointer.replace("/Resources/One/Properties/", "")),
    ...diagnostics.map(({ code }) => code),
  ];
}

describe("the policy of a VPC endpoint", () => {
  const endpoint = (ServiceName: unknown) => ({
    Type: "AWS::EC2::VPCEndpoint",
    Properties: { ServiceName, PolicyDocument: document },
  });

  it.each([
    ["a text", "com.amazonaws.us-east-1.kms"],
    ["Fn::Sub", { "Fn::Sub": "com.amazonaws.${AWS::Region}.kms" }],
    ["Fn::Join", { "Fn::Join": [".", ["com.amazonaws", { Ref: "AWS::Region" }, "kms"]] }],
    ["the name with FIPS", "com.amazonaws.us-gov-west-1.kms-fips"],
    ["a parameter, perhaps", { Ref: "Service" }],
    ["one way of a condition", either("com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.kms")],
  ])("is looked at where its service is KMS by %s", async (_name, service) => {
    expect(await foundIn(endpoint(service))).toEqual(["PolicyDocument/Statement/0/Action"]);
  });

  it("is another service's", async () => {
    expect(await foundIn(endpoint({ "Fn::Sub": "com.amazonaws.${AWS::Region}.s3" }))).toEqual([]);
    const other = { ...document, Statement: [{ ...statement, Action: "s3:Nothing" }] };
    const open = endpoint({ Ref: "Service" });
    expect(await foundIn({ ...open, Properties: { ...open.Properties, PolicyDocument: other } })).toEqual([]);
  });
});

describe("the policies of a role", () => {
  const role = (Policies: unknown) => ({ Type: "AWS::IAM::Role", Properties: { Policies } });
  const entry = { PolicyName: "p", PolicyDocument: document };
  const action = "PolicyDocument/Statement/0/Action";

  it("may hang on a condition, each or all", async () => {
    expect(await foundIn(role([either(entry, nothing)]))).toEqual([`Policies/0/Fn::If/1/${action}`]);
    expect(await foundIn(role(either(nothing, [entry])))).toEqual([`Policies/Fn::If/2/0/${action}`]);
    const inner = { PolicyName: "p", PolicyDocument: either({ Version: "2012-10-17" }, document) };
    expect(await foundIn(role([either(inner, nothing)]))).toEqual([]);
  });

  it("are never passed over where a function gives them", async () => {
    expect(await foundIn(role([{ "Fn::FindInMap": ["A", "B", "C"] }]))).toEqual(["unresolved-policy"]);
  });
});

describe("the policies of a serverless resource", () => {
  it.each(["AWS::Serverless::Function", "AWS::Serverless::StateMachine"])("are found: %s", async (Type) => {
    const policies = (Policies: unknown) => ({ Type, Properties: { Policies } });
    const action = "Statement/0/Action";
    expect(await foundIn(policies(["AWSLambdaExecute", { KMSDecryptPolicy: {} }, document]))).toEqual([
      `Policies/2/${action}`,
    ]);
    expect(await foundIn(policies(document))).toEqual([`Policies/${action}`]);
    expect(await foundIn(policies(either(document, nothing)))).toEqual([`Policies/Fn::If/1/${action}`]);
  });
});

it("finds the policy of a permission set", async () => {
  const set = { Type: "AWS::SSO::PermissionSet", Properties: { InlinePolicy: document } };
  expect(await foundIn(set)).toEqual(["InlinePolicy/Statement/0/Action"]);
});
