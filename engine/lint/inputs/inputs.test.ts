import { describe, expect, it } from "vitest";
import { keyUpToStatements, keyWith, linted } from "./check.ts";

async function findingsIn(file: string, content: unknown) {
  const { of, diagnostics } = await linted(file, content);
  return {
    diagnostics: diagnostics.map(({ line, message }) => `${String(line)} ${message}`),
    unknownActions: of("unknown-action").map(
      ({ start, pointer, policy }) => `${String(start?.line)} ${pointer} ${policy?.name ?? ""}`,
    ),
  };
}

const statement = (action: unknown) => ({
  Statement: [{ Effect: "Allow", Principal: { AWS: "*" }, Action: action, Resource: "*" }],
});

describe("CloudFormation", () => {
  it("reads YAML with short forms, both ways of a condition, at the places of the template", async () => {
    const text = `AWSTemplateFormatVersion: "2010-09-09"
Parameters: { Extra: { Type: String }, Who: { Type: String } }
Resources:
${keyUpToStatements}          - Effect: Allow
            Principal: { AWS: !Sub "arn:aws:iam::\${AWS::AccountId}:root" }
            Action: !If [Wide, "kms:Wide", ["kms:Decrypt", !Ref Extra, "kms:Narow"]]
            Resource: "*"
          - !If [Wide, !Ref AWS::NoValue, { Effect: Allow, Principal: !Ref Who, Action: kms:Third, Resource: "*" }]
  Role:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: P
          PolicyDocument: { Statement: { Effect: Allow, Action: !Join [":", [kms, Joined]], Resource: !GetAtt Key.Arn } }
`;
    expect(await findingsIn("template.yaml", text)).toEqual({
      diagnostics: [],
      unknownActions: [
        "12 /Resources/Key/Properties/KeyPolicy/Statement/0/Action/Fn::If/1 Key",
        "12 /Resources/Key/Properties/KeyPolicy/Statement/0/Action/Fn::If/2/2 Key",
        "14 /Resources/Key/Properties/KeyPolicy/Statement/1/Fn::If/2/Action Key",
        "20 /Resources/Role/Properties/Policies/0/PolicyDocument/Statement/Action Role",
      ],
    });
  });

  it("reads JSON", async () => {
    const { unknownActions } = await findingsIn("t.json", { Resources: { Key: keyWith(statement(["kms:Nothing"])) } });
    expect(unknownActions).toEqual(["1 /Resources/Key/Properties/KeyPolicy/Statement/0/Action/0 Key"]);
  });

  it("takes a parameter for anything", async () => {
    const Key = keyWith(statement({ "Fn::Sub": "kms:\${Parameter}" }));
    const { rules } = await linted("t.json", { Parameters: { Parameter: {} }, Resources: { Key } });
    expect(rules.filter((rule) => rule === "unknown-action" || rule === "invalid-principal")).toEqual([]);
  });
});

describe("a template whose policies are no objects", () => {
  const template = (keyPolicy: unknown) =>
    JSON.stringify({
      Parameters: { Policy: { Type: "String" } },
      Resources: { Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy: keyPolicy } } },
    });

  it("has a policy in a text, with functions or without", async () => {
    const text = JSON.stringify(statement("kms:Nothing"));
    const found = ["1 /Statement/0/Action Key"];
    expect(await findingsIn("t.json", template(text))).toEqual({ diagnostics: [], unknownActions: found });
    expect((await findingsIn("t.json", template({ "Fn::Sub": text }))).unknownActions).toEqual(found);
  });

  it.each([
    ["is given by a parameter", { Ref: "Policy" }, "${Policy}"],
    ["is put in by a transform", { "Fn::Transform": { Name: "AWS::Include" } }, "${Fn::Transform}"],
  ])("never passes where one %s", async (_name, keyPolicy, said) => {
    const message = "1 this policy is known only when the template is deployed, and cannot be linted";
    expect((await findingsIn("t.json", template(keyPolicy))).diagnostics).toEqual([`${message}: \`${said}\``]);
  });

  it("never passes where a text is no JSON, or a loop makes resources", async () => {
    expect((await findingsIn("t.json", template("{"))).diagnostics).toEqual(["1 the policy in this text is not JSON"]);
    const loop = { Resources: { "Fn::ForEach::Keys": ["Name", ["A"], {}], Topic: { Type: "AWS::SNS::Topic" } } };
    const { diagnostics } = await findingsIn("t.json", JSON.stringify(loop));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toContain("what `Fn::ForEach` makes cannot be linted");
    const { Topic: _, ...alone } = loop.Resources;
    expect((await findingsIn("t.json", JSON.stringify({ Resources: alone }))).diagnostics).toEqual(diagnostics);
  });
});

describe("the account of a template", () => {
  const template = (...accounts: readonly unknown[]) => {
    const statements = accounts.map((AWS) => ({ Effect: "Allow", Principal: { AWS }, Action: "kms:*", Resource: "*" }));
    const KeyPolicy = { Version: "2012-10-17", Statement: statements };
    return JSON.stringify({ Resources: { Key: { Type: "AWS::KMS::Key", Properties: { KeyPolicy } } } });
  };
  const own = { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" };

  it.each([
    ["the one that its key policy names", [["arn:aws:iam::111122223333:root"]], 0],
    ["its own, beside which another is named", [[own], ["444455556666"]], 1],
    ["one of those that it names, where it names several", [["111122223333"], ["444455556666"]], 1],
  ])("is %s", async (_name, accounts, others) => {
    const { findings } = await linted("t.json", template(...accounts));
    expect(findings.filter(({ rule }) => rule === "other-account-full-access")).toHaveLength(others);
  });
});

describe("a Terraform plan", () => {
  const plan = (after: object, unknown: object = {}) =>
    JSON.stringify({
      planned_values: {},
      resource_changes: [{ address: "aws_kms_key.k", type: "aws_kms_key", change: { after, after_unknown: unknown } }],
      configuration: {
        root_module: { resources: [{ address: "aws_kms_key.k", expressions: { policy: { references: ["x"] } } }] },
      },
    });

  it("is read at the place of each policy's text", async () => {
    const { unknownActions } = await findingsIn(
      "plan.json",
      plan({ policy: JSON.stringify(statement("kms:Nothing")) }),
    );
    expect(unknownActions).toEqual(["1 /Statement/0/Action aws_kms_key.k"]);
  });

  it("never passes a policy that is not known yet", async () => {
    const { diagnostics } = await findingsIn("plan.json", plan({}, { policy: true }));
    expect(diagnostics).toEqual([
      "1 the policy of `aws_kms_key.k` is known only after the apply, and cannot be linted; written as a `data.aws_iam_policy_document`, it could be",
    ]);
  });
});

describe("what the AWS CLI prints of a policy", () => {
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Nothing", Resource: "*" }] };
  const text = JSON.stringify(document);

  it.each([
    ["get-key-policy, whatever it lacks", { Policy: text, PolicyName: "default" }, "key-policy"],
    ["get-role-policy", { RoleName: "r", PolicyName: "p", PolicyDocument: document }, "identity-policy"],
    ["get-policy-version", { PolicyVersion: { Document: document, VersionId: "v1" } }, "identity-policy"],
    [
      "describe-policy of an SCP",
      { Policy: { PolicySummary: { Type: "SERVICE_CONTROL_POLICY" }, Content: text } },
      "service-control-policy",
    ],
    [
      "describe-policy of an RCP",
      { Policy: { PolicySummary: { Type: "RESOURCE_CONTROL_POLICY" }, Content: text } },
      "resource-control-policy",
    ],
    ["the policy alone", document, "identity-policy"],
  ])("is of its kind: %s", async (_name, output, kind) => {
    const { findings } = await linted("o.json", output);
    expect(findings.find(({ rule }) => rule === "unknown-action")?.policy?.kind).toBe(kind);
  });

  it("is the whole policy of a key, which nobody may administer, but for a key of AWS's own", async () => {
    const use = { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:Decrypt", Resource: "*" };
    const told = async (policy: object, wrapped = true) => {
      const written = { Version: "2012-10-17", ...policy, Statement: [use] };
      const output = wrapped ? { Policy: JSON.stringify(written), PolicyName: "default" } : written;
      const { findings } = await linted("o.json", output);
      return findings.map(({ rule }) => rule);
    };
    expect(await told({})).toEqual(["nobody-administers"]);
    expect(await told({}, false)).toEqual([]);
    expect(await told({ Id: "auto-ebs-2" })).toEqual([]);
  });

  it("is a diagnostic where no policy is in it", async () => {
    const { diagnostics } = await findingsIn("o.json", JSON.stringify({ Policy: "{", PolicyName: "default" }));
    expect(diagnostics).toHaveLength(1);
  });
});

it("reads the policies of an account's authorization details", async () => {
  const text = JSON.stringify({
    RoleDetailList: [{ RolePolicyList: [{ PolicyName: "Inline", PolicyDocument: statement("kms:First") }] }],
    Policies: [
      {
        PolicyName: "Managed",
        PolicyVersionList: [
          { IsDefaultVersion: false, Document: statement("kms:Old") },
          { IsDefaultVersion: true, Document: statement("kms:Second") },
        ],
      },
    ],
  });
  const { unknownActions } = await findingsIn("details.json", text);
  expect(unknownActions).toEqual([
    "1 /RoleDetailList/0/RolePolicyList/0/PolicyDocument/Statement/0/Action Inline",
    "1 /Policies/0/PolicyVersionList/1/Document/Statement/0/Action Managed",
  ]);
});
