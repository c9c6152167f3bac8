import { describe, expect, it } from "vitest";
import { lintSources } from "../../lint-sources.ts";

const everything = { preset: "all", severities: {} } as const;

/** A key whose policy names a role that the same plan makes, as `terraform show -json` prints it. */
function plan(
  document: { readonly after: object; readonly unknown: object },
  references = ["data.aws_iam_policy_document.key.json", "data.aws_iam_policy_document.key"],
): string {
  return JSON.stringify(
    {
      format_version: "1.2",
      planned_values: {},
      resource_changes: [
        {
          address: "aws_kms_key.k",
          mode: "managed",
          type: "aws_kms_key",
          change: { actions: ["create"], after: {}, after_unknown: { policy: true } },
        },
        {
          address: "data.aws_iam_policy_document.key",
          mode: "data",
          type: "aws_iam_policy_document",
          change: { actions: ["read"], after: document.after, after_unknown: { json: true, ...document.unknown } },
        },
      ],
      configuration: {
        root_module: { resources: [{ address: "aws_kms_key.k", expressions: { policy: { references } } }] },
      },
    },
    null,
    1,
  );
}

const document = {
  after: {
    statement: [
      {
        sid: "",
        effect: "Allow",
        actions: ["kms:Decript", "kms:Encrypt"],
        principals: [{ type: "AWS" }, { type: "Service", identifiers: ["sns.amazonaws.com"] }],
        resources: ["*"],
        condition: [{ test: "StringEquals", variable: "kms:CallerAcount", values: ["111122223333"] }],
      },
      { sid: "Open", actions: null, principals: [{ type: "*", identifiers: ["*"] }], resources: ["&{aws:username}"] },
    ],
  },
  unknown: {
    statement: [{ principals: [{ identifiers: true }, { identifiers: [false] }] }, { actions: true, effect: true }],
  },
};

async function lint(text: string) {
  const { findings, diagnostics } = await lintSources([{ file: "plan.json", text }], { choice: everything });
  const lines = text.split("\n");
  return {
    diagnostics: diagnostics.map(({ message }) => message),
    found: findings.map(
      ({ rule, start, policy }) => `${rule} ${(lines[(start?.line ?? 0) - 1] ?? "").trim()} ${policy?.name ?? ""}`,
    ),
    rules: findings.map(({ rule }) => rule),
    pointers: findings.map(({ pointer }) => pointer),
  };
}

describe("a policy document that only the apply reads in full", () => {
  it("is linted at its places in the plan, and nothing is said of what is not known", async () => {
    const { diagnostics, found, rules, pointers } = await lint(plan(document));
    expect(diagnostics).toEqual([]);
    expect(found).toContain('unknown-action "kms:Decript", aws_kms_key.k');
    expect(pointers).toContain("/resource_changes/1/change/after/statement/0/actions/0");
    expect(rules).toContain("unknown-condition-key");
    expect(rules.filter((rule) => /principal|variable-syntax|wrong-type|missing/u.test(rule))).toEqual([]);
    expect(found.join("\n")).not.toContain("\uE000");
  });

  it.each([
    [
      "other documents are merged into it",
      { ...document, after: { ...document.after, source_policy_documents: ["{}"] } },
      undefined,
    ],
    [
      "such documents are not known",
      { ...document, unknown: { ...document.unknown, override_policy_documents: true } },
      undefined,
    ],
    [
      "the policy has other parts",
      document,
      ["data.aws_iam_policy_document.key.json", "data.aws_iam_policy_document.key", "local.more"],
    ],
    ["the policy is made otherwise", document, ["aws_iam_role.r.arn", "aws_iam_role.r"]],
  ])("is a diagnostic where %s", async (_name, written, references) => {
    const { diagnostics, rules } = await lint(plan(written, references));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toContain("the policy of `aws_kms_key.k` is known only after the apply");
    expect(rules).toEqual([]);
  });
});
