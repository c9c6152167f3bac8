import { describe, expect, it } from "vitest";
import { applyFixes } from "./apply-fixes.ts";
import type { Edit, Fix } from "./finding.ts";

const fix = (...edits: readonly Edit[]): Fix => ({ description: "", safe: true, edits });
const text = `{
  "Statement": [
    { "Sid": "A", "Action": ["kms:A", "kms:B", "kms:C"] }
  ]
}
`;

describe("applyFixes", () => {
  it.each<readonly [string, Edit, string]>([
    ["replaces", { op: "replace", pointer: "/Statement/0/Action/1", value: "x" }, text.replace("kms:B", "x")],
    ["removes an item", { op: "remove", pointer: "/Statement/0/Action/1" }, text.replace(' "kms:B",', "")],
    ["removes a member", { op: "remove", pointer: "/Statement/0/Sid" }, text.replace('"Sid": "A", ', "")],
    ["renames", { op: "rename", pointer: "/Statement/0/Sid", name: "Id" }, text.replace('"Sid"', '"Id"')],
  ])("%s and leaves the rest", (_name, edit, expected) => {
    expect(applyFixes(text, [fix(edit)])).toBe(expected);
  });

  it.each([
    [
      "JSON",
      '{ "accounts": { "111122223333": { "Action": ["a", "b"] } } }',
      '{ "accounts": { "111122223333": { "Action": ["a"] } } }',
    ],
    [
      "YAML",
      "accounts:\n  111122223333:\n    Action:\n      - a\n      - b\n",
      "accounts:\n  111122223333:\n    Action:\n      - a\n",
    ],
    [
      "YAML in quotes",
      'accounts:\n  "111122223333":\n    Action:\n      - a\n      - b\n',
      'accounts:\n  "111122223333":\n    Action:\n      - a\n',
    ],
  ])("takes the id of an account for a name, in %s", (_, before, after) => {
    expect(applyFixes(before, [fix({ op: "remove", pointer: "/accounts/111122223333/Action/1" })])).toBe(after);
  });

  it("inserts members and items", () => {
    const edits: readonly Edit[] = [
      { op: "insert", pointer: "/Version", value: "2012-10-17" },
      { op: "insert", pointer: "/Statement/0/Action/-", value: "kms:D" },
    ];
    expect(
      JSON.parse(
        applyFixes(
          text,
          edits.map((edit) => fix(edit)),
        ),
      ),
    ).toEqual({
      Statement: [{ Sid: "A", Action: ["kms:A", "kms:B", "kms:C", "kms:D"] }],
      Version: "2012-10-17",
    });
  });

  it("removes several items of a list", () => {
    const edits: readonly Edit[] = [
      { op: "remove", pointer: "/Statement/0/Action/0" },
      { op: "remove", pointer: "/Statement/0/Action/2" },
    ];
    expect(
      applyFixes(
        text,
        edits.map((edit) => fix(edit)),
      ),
    ).toContain('["kms:B"]');
  });

  it("leaves out what touches a change that is made", () => {
    const whole = fix({ op: "replace", pointer: "/Statement/0/Action", value: "kms:*" });
    const part = fix({ op: "remove", pointer: "/Statement/0/Action/1" });
    expect(applyFixes(text, [whole, part])).toContain('"Action": "kms:*"');
    expect(applyFixes(text, [part, whole])).toContain('["kms:A", "kms:C"]');
  });

  it("changes YAML and keeps its comments", () => {
    const yaml = "# who\nStatement:\n  - Sid: A # first\n    Action: [kms:A, kms:B]\n";
    const edits: readonly Edit[] = [
      { op: "remove", pointer: "/Statement/0/Action/0" },
      { op: "rename", pointer: "/Statement/0/Sid", name: "Id" },
    ];
    const fixed = applyFixes(yaml, [fix(...edits)]);
    expect(fixed).toContain("# who\n");
    expect(fixed).toContain("Action: [ kms:B ]");
    expect(fixed).toContain("Id: A");
  });
});
