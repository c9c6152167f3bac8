import { describe, expect, it } from "vitest";
import { blankWorkspace } from "./blank.ts";
import { namesAt } from "./completion-names.ts";

const role = "arn:aws:iam::111122223333:role/MyRole";
/** The names that are offered where `|` stands. */
const at = (file: string, marked: string): readonly string[] => {
  const text = marked.replace("|", "");
  return namesAt({ ...blankWorkspace.files, [file]: text }, file, marked.indexOf("|")).map(({ name }) => name);
};
const policy = "key-policies/my-key.json";

describe("namesAt", () => {
  it.each([
    ["an action", policy, '{"Statement":[{"Action":"|"}]}', "kms:GenerateDataKey"],
    ["an action in a list", policy, '{"Statement":{"NotAction":["kms:Sign","|"]}}', "kms:Decrypt*"],
    ["a principal", policy, '{"Statement":[{"Principal":{"AWS":["|"]}}]}', role],
    ["an account", policy, '{"Statement":[{"Principal":{"AWS":"|"}}]}', "arn:aws:iam::111122223333:root"],
    ["a service", policy, '{"Statement":[{"Principal":{"Service":"|"}}]}', "cloudtrail.amazonaws.com"],
    ["a condition key", policy, '{"Statement":[{"Condition":{"StringEquals":{"|"}}}]}', "kms:ViaService"],
    ["a condition's value", policy, '{"Statement":[{"Condition":{"Bool":{"kms:MultiRegion":"|"}}}]}', "true"],
    [
      "an account as a value",
      policy,
      '{"Statement":[{"Condition":{"StringEquals":{"kms:CallerAccount":"|"}}}]}',
      "111122223333",
    ],
    ["a grant's operation", "grants/x.json", '[{"Operations":["|"]}]', "ReEncryptFrom"],
    ["who asks", "request.json", '{"principal":"|"}', role],
    ["what is called", "request.json", '{"operation":"|"}', "ReEncrypt"],
    ["a key", "request.json", '{"input":{"KeyId":"|"}}', "alias/my-key"],
    ["a document", "environment.json", '{"keys":{"k":{"policy":"|"}}}', policy],
  ])("offers %s", (_what, file, marked, name) => {
    expect(at(file, marked)).toContain(name);
  });

  it("offers nothing where a name of one's own stands", () => {
    expect(at(policy, '{"Statement":[{"Sid":"|"}]}')).toEqual([]);
    expect(at("environment.json", '{"keys":{"|":{}}}')).toEqual([]);
  });
});
