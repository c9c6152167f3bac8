import { describe, expect, it } from "vitest";
import { linted } from "../check.ts";

const statement = { Effect: "Allow", Principal: "*", Action: "kms:Nothing", Resource: "*" };
const document = { Version: "2012-10-17", Statement: [statement] };
const nothing = { Ref: "AWS::NoValue" };
const either = (one: unknown, other: unknown) => ({ "Fn::If": ["Prod", one, other] });

/** Where the unknown action is found, and what is wrong with the template. */
async function foundIn(resource: object): Promise<readonly string[]> {
  const Parameters = { Service: { Type: "String" }, Kind: { Type: "String" }, Document: { Type: "String" } };
  const { of, diagnostics } = await linted("t.json", { Parameters, Resources: { One: resource } });
  return [
    ...of("unknown-action").map(({ pointer }) => pointer.replace("/Resources/One/Properties/", "")),
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

  it("is looked at just on the way on which its service is KMS", async () => {
    const { Properties, Type } = endpoint(either("com.amazonaws.us-east-1.s3", "com.amazonaws.us-east-1.kms"));
    const ways = { ...Properties, PolicyDocument: either(document, { Version: "2012-10-17", Statement: [] }) };
    expect(await foundIn({ Type, Properties: ways })).toEqual([]);
  });

  it("is never passed over where neither it nor the service is known", async () => {
    const unknown = (ServiceName: unknown) => ({
      Type: "AWS::EC2::VPCEndpoint",
      Properties: { ServiceName, PolicyDocument: { Ref: "Document" } },
    });
    expect(await foundIn(unknown({ Ref: "Service" }))).toEqual(["unresolved-policy"]);
    expect(await foundIn(unknown(either({ Ref: "Service" }, "com.amazonaws.us-east-1.kms")))).toEqual([
      "unresolved-policy",
    ]);
    expect(await foundIn(unknown("com.amazonaws.us-east-1.s3"))).toEqual([]);
  });
});

describe("the policy of an organization", () => {
  const policy = (Type: unknown, Content: unknown) => ({
    Type: "AWS::Organizations::Policy",
    Properties: { Name: "p", Type, Content },
  });
  const deny = { Effect: "Deny", Action: "kms:Nothing", Resource: "*" };
  const control = { Version: "2012-10-17", Statement: [deny] };
  const ofResources = { Version: "2012-10-17", Statement: [{ ...deny, Principal: "*" }] };
  const open = { Ref: "Kind" };
  const [scp, rcp, tags] = ["SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY"];

  /** The kinds in which the action is found, and what is wrong with the template. */
  async function kindsIn(Type: unknown, Content: unknown): Promise<readonly (string | undefined)[]> {
    const Parameters = { Kind: { Type: "String" }, Document: { Type: "String" } };
    const { of, rules, diagnostics } = await linted("t.json", {
      Parameters,
      Resources: { One: policy(Type, Content) },
    });
    return [
      ...of("unknown-action").map((one) => one.policy?.kind),
      ...rules.filter((rule) => ["unexpected-principal", "missing-principal"].includes(rule)),
      ...diagnostics.map(({ code }) => code),
    ];
  }

  it.each([
    ["a service control policy", control, "service-control-policy"],
    ["a resource control policy", ofResources, "resource-control-policy"],
    ["a text", JSON.stringify(ofResources), "resource-control-policy"],
  ])("is taken for what it looks like where its type is not known: %s", async (_name, content, kind) => {
    expect(await kindsIn(open, content)).toEqual([kind]);
    expect(await kindsIn({ "Fn::Sub": "${Kind}_CONTROL_POLICY" }, content)).toEqual([kind]);
  });

  it("is looked at on each way of the condition on its type", async () => {
    expect(await kindsIn(either(scp, rcp), either(control, ofResources))).toEqual([
      "service-control-policy",
      "resource-control-policy",
    ]);
    expect(await kindsIn(either(tags, open), control)).toEqual(["service-control-policy"]);
    expect(await kindsIn(either(scp, rcp), control)).toEqual(["resource-control-policy", "missing-principal"]);
  });

  it("is never passed over where nothing of it is known", async () => {
    expect(await kindsIn(open, { Ref: "Document" })).toEqual(["unresolved-policy"]);
    expect(await kindsIn(either(scp, rcp), { Ref: "Document" })).toEqual(["unresolved-policy"]);
  });

  it("is none of ours where it is about tags", async () => {
    expect(await kindsIn(open, { tags: {} })).toEqual([]);
    expect(await kindsIn(tags, control)).toEqual([]);
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
