import { describe, expect, it } from "vitest";
import { keyWith, linted } from "../check.ts";

const app = (AWS: unknown) => ({ Effect: "Allow", Principal: { AWS }, Action: "kms:Decrypt", Resource: "*" });

async function diagnosticsOf(principal: unknown, more: object = {}): Promise<readonly string[]> {
  const Key = keyWith({ Version: "2012-10-17", Statement: [app(principal)] });
  const Resources = { Key, App: { Type: "AWS::IAM::Role" }, Stack: { Type: "AWS::CloudFormation::Stack" } };
  const Parameters = { Who: { Type: "String" } };
  const { diagnostics } = await linted("t.json", { Parameters, Resources, ...more });
  return diagnostics.map(({ code, message, pointer }) => {
    expect([code, pointer.startsWith("/Resources/Key/Properties/KeyPolicy/Statement/0/Principal")]).toEqual([
      "unknown-name",
      true,
    ]);
    return message;
  });
}

describe("a name in a template's policy", () => {
  it.each([
    [{ Ref: "Who" }],
    [{ Ref: "AWS::StackName" }],
    [{ "Fn::GetAtt": ["App", "Arn"] }],
    [{ "Fn::GetAtt": "App.RoleId" }],
    [{ "Fn::GetAtt": "Stack.Outputs.RoleArn" }],
    [{ "Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Who}-${!aws:username}" }],
    [{ "Fn::Sub": ["arn:aws:iam::${Account}:root", { Account: { Ref: "Who" } }] }],
  ])("may be any that the template has: %j", async (principal) => {
    expect(await diagnosticsOf(principal)).toEqual([]);
  });

  it.each([
    [{ "Fn::GetAtt": "Undefined.Arn" }, "the template has no parameter or resource `Undefined`"],
    [{ "Fn::GetAtt": ["Ap", "Arn"] }, "the template has no parameter or resource `Ap`; did you mean `App`?"],
    [
      { "Fn::Sub": "arn:aws:iam::${AWS::AccountID}:root" },
      "the template has no parameter or resource `AWS::AccountID`; did you mean `AWS::AccountId`?",
    ],
    [{ "Fn::GetAtt": "Key.KeyArn" }, "`AWS::KMS::Key` has no attribute `KeyArn`; write `Arn` or `KeyId`"],
    [{ "Fn::Sub": "${App.ARN}" }, "`AWS::IAM::Role` has no attribute `ARN`; write `Arn` or `RoleId`"],
    [
      { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:role/${aws:PrincipalTag/team}" },
      "`Fn::Sub` takes `${aws:PrincipalTag/team}` for a name of the template; write the policy variable as `${!aws:PrincipalTag/team}`",
    ],
    [
      { "Fn::Join": ["", ["arn:aws:iam::", { Ref: "Nobody" }, ":root"]] },
      "the template has no parameter or resource `Nobody`",
    ],
  ])("is told where the template lacks it: %j", async (principal, message) => {
    expect(await diagnosticsOf(principal)).toEqual([message]);
  });

  it("may come from a transform, but for what CloudFormation itself names", async () => {
    const sam = { Transform: "AWS::Serverless-2016-10-31" };
    expect(await diagnosticsOf({ "Fn::GetAtt": "FunctionRole.Arn" }, sam)).toEqual([]);
    expect(await diagnosticsOf({ Ref: "AWS::Acount" }, sam)).toHaveLength(1);
  });
});
