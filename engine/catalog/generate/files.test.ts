import { readdirSync, readFileSync } from "node:fs";
import { isAuthorized, schemaToJson, validate } from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import { permissions } from "../permissions.ts";
import { generatedFiles } from "./files.ts";

const files = await generatedFiles();
const schema = readFileSync(new URL("../../../schemas/kms.cedarschema", import.meta.url), "utf8");

describe("generated files", () => {
  it.each(files.map(({ url, text }) => [url.pathname.split("/").at(-1) ?? "", url, text] as const))(
    "%s is fresh",
    (_name, url, text) => {
      expect(readFileSync(url, "utf8") === text, "run `npm run generate`").toBe(true);
    },
  );

  it("are all that lie in the folder", () => {
    const lying = readdirSync(new URL("../", import.meta.url)).filter((name) => name.includes(".generated."));
    const made = files.map(({ url }) => url.pathname.split("/").at(-1));
    expect(lying.filter((name) => !made.includes(name))).toEqual([]);
  });
});

describe("every file in schemas/kms", () => {
  const folder = new URL("../../../schemas/kms/", import.meta.url);
  it.each(readdirSync(folder))("%s names its source and date", (name) => {
    const document = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Record<string, unknown>;
    expect(document["source"]).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(document["date"]).toMatch(/^\d{4}-\d\d-\d\d$/u);
  });
});

describe("kms.cedarschema", () => {
  it("parses without warnings and has the 58 actions", () => {
    const answer = schemaToJson(schema);
    if (answer.type !== "success") throw new Error(JSON.stringify(answer));
    expect(answer.warnings).toEqual([]);
    const actions = Object.keys(answer.json["KMS"]?.actions ?? {});
    expect(actions.sort()).toEqual(permissions.map(({ name }) => name).sort());
  });

  it.each([
    [
      `permit (principal in AWS::Role::"r", action == KMS::Action::"Decrypt", resource == KMS::Key::"k")
      when { context has "kms:ViaService" && context["kms:ViaService"] like "s3.*" };`,
      0,
    ],
    [
      `permit (principal in AWS::Account::"1", action == KMS::Action::"CreateGrant", resource)
      when { context has "kms:GrantOperations" && ["Decrypt"].containsAll(context["kms:GrantOperations"]) };`,
      0,
    ],
    [`permit (principal, action == KMS::Action::"CreateAlias", resource is KMS::Alias);`, 0],
    [`permit (principal, action == KMS::Action::"ListKeys", resource is KMS::Service);`, 0],
    [`permit (principal, action == KMS::Action::"Decrypt", resource is KMS::Alias);`, 1],
    [`permit (principal, action == KMS::Action::"Decrypt", resource) when { context["kms:ViaService"] == "s3" };`, 1],
    [
      `permit (principal, action == KMS::Action::"ListKeys", resource) when { context has "kms:KeySpec" && context["kms:KeySpec"] == "" };`,
      1,
    ],
  ])("judges %s", (policy, findings) => {
    const answer = validate({
      schema,
      policies: { staticPolicies: { policy } },
      validationSettings: { mode: "strict" },
    });
    if (answer.type !== "success") throw new Error(JSON.stringify(answer));
    expect(answer.validationErrors.length + answer.validationWarnings.length > 0 ? 1 : 0).toBe(findings);
  });

  it("lets a request be checked against it", () => {
    const answer = isAuthorized({
      principal: { type: "AWS::User", id: "arn:aws:iam::111122223333:user/alice" },
      action: { type: "KMS::Action", id: "GenerateDataKeyPair" },
      resource: { type: "KMS::Key", id: "k" },
      context: { "kms:DataKeyPairSpec": "RSA_2048", "kms:ResourceAliases": ["alias/a"] },
      schema,
      validateRequest: true,
      policies: { staticPolicies: { policy: "permit (principal, action, resource);" } },
      entities: [],
    });
    expect(answer).toMatchObject({ type: "success", response: { decision: "allow" } });
  });
});
