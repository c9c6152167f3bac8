import { describe, expect, it } from "vitest";
import { keyWith, linted } from "../check.ts";

const own = { Effect: "Allow", Principal: { AWS: { Ref: "AWS::AccountId" } }, Action: "kms:*", Resource: "*" };

/** What is found in a key policy with a statement, and what is wrong with the template. */
async function foundIn(statement: object, more: object = {}): Promise<readonly string[]> {
  const Principal = { AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/App" } };
  const use = { Sid: "Use", Effect: "Allow", Principal, Action: "kms:Decrypt", Resource: "*" };
  const document = {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Own", ...own },
      { ...use, ...statement },
    ],
  };
  const { findings, faults } = await linted("t.json", { Resources: { Key: keyWith(document) }, ...more });
  return [...findings.map(({ rule, message }) => `${rule}: ${message}`), ...faults];
}

describe("a dynamic reference", () => {
  it("may be anything, wherever it stands", async () => {
    const dynamic = "{{resolve:ssm:/roles/app}}";
    expect(await foundIn({ Principal: { AWS: "{{resolve:ssm:/roles/app:3}}" } })).toEqual([]);
    expect(await foundIn({ Principal: { AWS: `arn:aws:iam::111122223333:role/${dynamic}` } })).toEqual([]);
    expect(await foundIn({ Action: `kms:${dynamic}` })).toEqual([]);
    expect(await foundIn({ Condition: { StringEquals: { "aws:PrincipalOrgID": dynamic } } })).toEqual([]);
    const joined = { "Fn::Sub": "{{resolve:secretsmanager:${AWS::StackName}:SecretString:role}}" };
    expect(await foundIn({ Principal: { AWS: joined } })).toEqual([]);
  });

  it("is shown as it is written where it gives the whole policy", async () => {
    const key = { Type: "AWS::KMS::Key", Properties: { KeyPolicy: "{{resolve:ssm:/policy}}" } };
    expect((await foundIn({}, { Resources: { Key: key } })).join()).toContain("`{{resolve:ssm:/policy}}`");
  });
});

describe("an alias of the template", () => {
  const use = async (resource: unknown) => {
    const statement = { Effect: "Allow", Action: "kms:Decrypt", Resource: resource };
    const Properties = { PolicyDocument: { Version: "2012-10-17", Statement: [statement] } };
    const Resources = {
      Use: { Type: "AWS::IAM::ManagedPolicy", Properties },
      Alias: { Type: "AWS::KMS::Alias", Properties: { AliasName: "alias/orders" } },
    };
    const { findings } = await linted("t.json", { Resources });
    return findings.map(({ rule }) => rule);
  };
  const arn = { "Fn::Sub": "arn:aws:kms:us-east-1:${AWS::AccountId}:${Alias}" };

  it("is its name, which stands for no key in a policy", async () => {
    expect(await use(arn)).toEqual(["alias-resource"]);
    expect(await use({ Ref: "Alias" })).toEqual(["invalid-resource"]);
  });
});

describe("a function of what the template says", () => {
  const Mappings = { Use: { prod: { Actions: ["kms:Nothing", "kms:Decrypt"], One: "kms:Decrypt" } } };
  const told = async (action: unknown) =>
    (await foundIn({ Action: action }, { Mappings })).map((one) => one.split(";")[0]);
  const unknown = "unknown-action: KMS has no action `kms:Nothing`";

  it.each([
    ["Fn::FindInMap of a list", { "Fn::FindInMap": ["Use", "prod", "Actions"] }, [unknown]],
    ["Fn::FindInMap of a text", { "Fn::FindInMap": ["Use", "prod", "One"] }, []],
    ["Fn::Split", { "Fn::Split": [",", "kms:Decrypt,kms:Nothing"] }, [unknown]],
    ["Fn::Select", { "Fn::Select": [1, ["kms:Decrypt", "kms:Nothing"]] }, [unknown]],
    ["Fn::Select of Fn::Split", { "Fn::Select": ["0", { "Fn::Split": [",", "kms:Decrypt,kms:Nothing"] }] }, []],
  ])("is its value: %s", async (_name, action, expected) => {
    expect(await told(action)).toEqual(expected);
  });

  it.each([
    ["a mapping by the Region", { "Fn::FindInMap": ["Use", { Ref: "AWS::Region" }, "Actions"] }],
    ["a mapping that is not there", { "Fn::FindInMap": ["Use", "test", "Actions"] }],
    ["what a parameter splits", { "Fn::Split": [",", { "Fn::Sub": "kms:Decrypt,${AWS::StackName}" }] }],
    ["an item that is not there", { "Fn::Select": [2, ["kms:Nothing"]] }],
  ])("may be anything: %s", async (_name, action) => {
    expect(await told(action)).toEqual([]);
  });
});
