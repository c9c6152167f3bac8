import { describe, expect, it } from "vitest";
import { openEnvironment, openProject } from "../worker/open-project.ts";
import { explain } from "../worker/explain.ts";
import { emptyWorkspace } from "../state/blank.ts";
import { implode } from "../state/implode.ts";
import type { Workspace } from "../state/workspace.ts";
import type { Imported } from "./import-form.ts";
import { guessKey } from "./guess-key.ts";
import { recognise, type Recognised } from "./recognise.ts";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const reader = "arn:aws:iam::111122223333:role/Reader";
const policy = {
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "kms:*", Resource: "*" },
};
const useKeys = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }] };
const start: Workspace = {
  title: "T",
  description: "",
  files: {
    "request.json": JSON.stringify({ principal: reader, action: "kms:Decrypt", resource: key }),
    "environment.json": JSON.stringify({ keys: { [key]: { policy: "key-policies/k.json" } } }),
    "key-policies/k.json": JSON.stringify(policy),
  },
  cases: [],
};
const paste = async (value: unknown, workspace = start): Promise<Imported> => {
  const found = await recognise(typeof value === "string" ? value : JSON.stringify(value));
  if (!found.ok) throw new Error(found.problem);
  return found.form.put(found.value, workspace, { key });
};
const environmentOf = async ({ workspace: { files } }: Imported) =>
  (await openEnvironment({ files, without: [] })).environment;

describe("guessKey", () => {
  it("takes the key that grants name, or one of the account that is named first", () => {
    expect(guessKey({ Grants: [{ KeyId: key }] })).toBe(key);
    const china = { Policy: JSON.stringify(policy).replace("111122223333", "arn:aws-cn:iam::444455556666:root") };
    expect(guessKey(china)).toBe("arn:aws-cn:kms:us-east-1:444455556666:key/my-key");
    expect(guessKey({ Grants: [{ KeyId: "1234abcd" }] })).toBe("arn:aws:kms:us-east-1:111122223333:key/1234abcd");
  });
});

describe("what can be pasted", () => {
  it("a scenario, without the cases that ask nothing, which are told", async () => {
    const good = { name: "n", when: { principal: reader, action: "kms:Decrypt" }, then: { decision: "Deny" } };
    const result = await paste({ title: "t", given: { keys: {} }, cases: [null, good, { ...good, when: [] }] });
    expect(result.workspace.cases).toEqual([good]);
    expect(result.notes).toEqual([
      expect.stringMatching(/^case 1 is left out/u),
      expect.stringMatching(/^case 3 is left out/u),
    ]);
  });

  it("nothing that is nested without end", async () => {
    for (const brackets of ["[".repeat(20_000), "[".repeat(20_000) + "]".repeat(20_000)])
      expect(await recognise(`{"keys": {"a": {"policy": ${brackets}}}}`)).toMatchObject({
        ok: false,
        problem: expect.stringContaining("nested too deeply") as string,
      });
  });

  it("a key policy, as the CLI prints it or bare", async () => {
    const other = { ...policy, Id: "other" };
    for (const value of [{ Policy: JSON.stringify(other), PolicyName: "default" }, other]) {
      const result = await paste(value);
      expect(result.open).toBe("key-policies/k.json");
      expect(implode(result.workspace.files)).toEqual({ keys: { [key]: { policy: other } } });
      expect((await environmentOf(result)).keys.get(key)?.policy?.statements).toHaveLength(1);
    }
  });

  it("grants, put to the key that they name", async () => {
    const grant = { GrantId: "g", KeyId: key, GranteePrincipal: reader, Operations: ["Decrypt"] };
    expect((await environmentOf(await paste({ Grants: [grant] }))).keys.get(key)?.grants).toHaveLength(1);
    const elsewhere = key.replace("1234abcd", "99999999");
    const result = await paste({ Grants: [{ ...grant, KeyId: elsewhere }] });
    expect((await environmentOf(result)).keys.get(elsewhere)?.grants).toHaveLength(1);
    expect(result.notes).toEqual([expect.stringContaining("its policy is missing")]);
  });

  it("a key's description", async () => {
    const result = await paste({
      KeyMetadata: { Arn: key, KeyState: "Disabled", KeyManager: "CUSTOMER", CreationDate: 1 },
    });
    expect((await environmentOf(result)).keys.get(key)?.metadata.keyState).toBe("Disabled");
    expect(result.notes).toEqual([]);
  });

  it("an inline policy, over the one of its name", async () => {
    const output = { RoleName: "Reader", PolicyName: "UseKeys", PolicyDocument: useKeys };
    const once = await paste(output);
    const twice = await paste(
      { ...output, PolicyDocument: encodeURIComponent(JSON.stringify(useKeys)) },
      once.workspace,
    );
    expect((await environmentOf(twice)).principals.get(reader)?.identityPolicies).toHaveLength(1);
    expect((await explain({ files: twice.workspace.files, without: [] })).decision).toBe("Allow");
  });

  it("users and roles with attached, inline and group policies, boundaries and tags", async () => {
    const managed = "arn:aws:iam::111122223333:policy/UseKeys";
    const result = await paste({
      UserDetailList: [
        {
          Arn: "arn:aws:iam::111122223333:user/alice",
          UserId: "AIDAALICE",
          GroupList: ["Ops"],
          AttachedManagedPolicies: [{ PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }],
        },
      ],
      GroupDetailList: [{ GroupName: "Ops", GroupPolicyList: [{ PolicyName: "Inline", PolicyDocument: useKeys }] }],
      RoleDetailList: [
        {
          Arn: reader,
          RoleId: "AROAREADER",
          Tags: [{ Key: "team", Value: "finance" }],
          AttachedManagedPolicies: [{ PolicyArn: managed }],
          PermissionsBoundary: { PermissionsBoundaryArn: managed },
        },
      ],
      Policies: [
        {
          Arn: managed,
          PolicyVersionList: [
            { IsDefaultVersion: false, Document: {} },
            { IsDefaultVersion: true, Document: useKeys },
          ],
        },
      ],
    });
    const { principals } = await environmentOf(result);
    expect(principals.get("arn:aws:iam::111122223333:user/alice")?.identityPolicies.map(({ name }) => name)).toEqual([
      "Inline",
    ]);
    const role = principals.get(reader);
    expect([role?.uniqueId, role?.tags.get("team"), role?.permissionsBoundary?.name]).toEqual([
      "AROAREADER",
      "finance",
      "UseKeys",
    ]);
    expect(result.notes.join()).toContain("AdministratorAccess");
  });

  it("a CloudTrail event, which becomes the request and suggests an assertion", async () => {
    const event = {
      eventSource: "kms.amazonaws.com",
      eventName: "Decrypt",
      eventTime: "2026-11-01T10:00:00Z",
      awsRegion: "us-east-1",
      sourceIPAddress: "203.0.113.7",
      errorCode: "AccessDenied",
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::111122223333:assumed-role/Reader/s",
        invokedBy: "s3.amazonaws.com",
        sessionContext: { attributes: { mfaAuthenticated: "false" } },
      },
      requestParameters: { encryptionContext: { a: "b" }, encryptionAlgorithm: "SYMMETRIC_DEFAULT" },
      resources: [{ ARN: key, type: "AWS::KMS::Key" }],
      vpcEndpointId: "vpce-0a1b",
    };
    for (const value of [event, { Records: [event] }, { Events: [{ CloudTrailEvent: JSON.stringify(event) }] }]) {
      const { workspace, suggests } = await paste(value);
      expect(JSON.parse(workspace.files["request.json"] ?? "")).toEqual({
        principal: "arn:aws:sts::111122223333:assumed-role/Reader/s",
        operation: "Decrypt",
        input: { KeyId: key, EncryptionContext: { a: "b" }, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" },
        viaService: "s3.us-east-1.amazonaws.com",
        vpcEndpoint: "vpce-0a1b",
        context: {
          "aws:SourceIp": "203.0.113.7",
          "aws:MultiFactorAuthPresent": "false",
          "aws:CurrentTime": "2026-11-01T10:00:00Z",
        },
      });
      expect(suggests?.then).toEqual({ decision: "Deny" });
      const { request } = await openProject({ files: workspace.files, without: [] });
      expect(request.principal).toBe("arn:aws:sts::111122223333:assumed-role/Reader/s");
    }
  });

  it("an event of a key and a caller that are unknown, then what the notes ask for, into nothing", async () => {
    const event = {
      eventSource: "kms.amazonaws.com",
      eventName: "Decrypt",
      awsRegion: "us-east-1",
      recipientAccountId: "111122223333",
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::111122223333:assumed-role/Reader/s",
        sessionContext: { sessionIssuer: { arn: reader } },
      },
      requestParameters: { keyId: key.split("/")[1] },
    };
    const asked = await paste(event, emptyWorkspace);
    expect(asked.notes).toEqual([
      "`key/1234abcd…` has been added, and lacks its policy: import get-key-policy",
      "`role/Reader` has no identity policies here: import get-account-authorization-details",
    ]);
    const decide = async ({ workspace: { files } }: Imported) => {
      const { checks } = await explain({ files, without: [] });
      return checks.map(({ reason }) => reason);
    };
    expect(await decide(asked)).toEqual(["undecidable"]);
    const withPolicy = await paste({ Policy: JSON.stringify(policy) }, asked.workspace);
    expect(await decide(withPolicy)).toEqual(["no-identity-policy-allows"]);
    const details = {
      RoleDetailList: [{ Arn: reader, RolePolicyList: [{ PolicyName: "P", PolicyDocument: useKeys }] }],
    };
    const whole = await paste(details, withPolicy.workspace);
    expect(await decide(whole)).toEqual(["allowed-by-identity-policy"]);
    expect((await paste(event, whole.workspace)).notes).toEqual([]);
    const byAlias = { ...event, requestParameters: { keyId: "alias/orders" } };
    expect((await paste(byAlias, whole.workspace)).notes).toEqual([expect.stringContaining("alias/orders")]);
  });

  it("the same in YAML, names as they are written", async () => {
    const { form, value } = (await recognise(
      ["keys:", `  ${key}: {}`, "accounts:", "  012345678901:", "    serviceControlPolicies: []"].join("\n"),
    )) as Extract<Recognised, { ok: true }>;
    expect([form.name, value]).toEqual([
      "an environment",
      { keys: { [key]: {} }, accounts: { "012345678901": { serviceControlPolicies: [] } } },
    ]);
    const printed = await paste(`Policy: |\n  ${JSON.stringify(policy)}\nPolicyName: default\n`);
    expect(printed.open).toBe("key-policies/k.json");
  });

  it("environments, scenarios and requests", async () => {
    const environment = { keys: { [key]: { policy } } };
    expect(implode((await paste(environment)).workspace.files)).toEqual(environment);
    const scenario = {
      title: "S",
      given: environment,
      cases: [{ name: "c", when: { principal: reader, action: "kms:Encrypt" }, then: { decision: "Deny" } }],
    };
    const opened = await paste(scenario);
    expect([opened.workspace.title, opened.workspace.cases.length]).toEqual(["S", 1]);
    expect((await paste({ principal: reader, action: "kms:Sign" })).open).toBe("request.json");
  });

  it("and nothing else", async () => {
    for (const text of ["{", "a: [", "aws kms get-key-policy", "Policy: !Sub x"])
      expect(await recognise(text)).toMatchObject({ ok: false });
    expect(await recognise('{"a":1}')).toMatchObject({ ok: false });
  });
});
