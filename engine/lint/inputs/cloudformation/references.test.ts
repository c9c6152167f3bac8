import { expect, it } from "vitest";
import { keyUpToStatements, linted } from "../check.ts";

const template = (principal: string, resource: string): string => `Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument:
            { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: kms:Decrypt, Resource: ${resource} }] }
${keyUpToStatements}          - { Sid: A, Effect: Allow, Principal: { AWS: !Ref AWS::AccountId }, Action: kms:*, Resource: "*" }
          - { Sid: B, Effect: Allow, Principal: { AWS: ${principal} }, Action: kms:Encrypt, Resource: "*" }
`;

const arn = "!GetAtt Key.Arn";
const account = "!Ref AWS::AccountId";

it.each([
  ["a principal by its name", template("!Ref App", arn), /^`App` is no principal.*; write `!GetAtt App\.Arn`$/u],
  ["a principal in a text", template('!Sub "${App}"', arn), /; write `!GetAtt App\.Arn`$/u],
  [
    "a key by its id",
    template(account, "!Ref Key"),
    /^the resource `Key` must be an ARN or `\*`; write `!GetAtt Key\.Arn`$/u,
  ],
  [
    "a text without Fn::Sub",
    template('"arn:${AWS::Partition}:iam::${AWS::AccountId}:root"', arn),
    /^`\$\{AWS::Partition\}` stands for itself here; `Fn::Sub` is missing$/u,
  ],
  [
    "a resource without Fn::Sub",
    template(account, '"${AWS::Partition}:key"'),
    /^`\$\{AWS::Partition\}` stands for itself here; `Fn::Sub` is missing$/u,
  ],
])("says how to refer to the resource: %s", async (_name, text, message) => {
  const { messages } = await linted("t.yaml", text);
  expect(messages.filter((one) => message.test(one))).toHaveLength(1);
});

it("says it in JSON for a template in JSON", async () => {
  const Statement = [{ Effect: "Allow", Action: "kms:Decrypt", Resource: { Ref: "Key" } }];
  const Properties = { PolicyDocument: { Version: "2012-10-17", Statement } };
  const Resources = { Use: { Type: "AWS::IAM::ManagedPolicy", Properties }, Key: { Type: "AWS::KMS::Key" } };
  const {
    messages: [message],
  } = await linted("t.json", { Resources });
  expect(message).toContain('; write `{ "Fn::GetAtt": ["Key", "Arn"] }`');
});

it("leaves another principal to its rule", async () => {
  const {
    messages: [message],
  } = await linted("t.yaml", template('"App"', arn));
  expect(message).toMatch(/; name an account, a user, a role, a session, a service or `\*`$/u);
});
