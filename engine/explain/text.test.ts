import { describe, expect, it } from "vitest";
import type { Denied } from "../model/decision.ts";
import type { Explanation } from "./explanation.ts";
import { decisionText } from "./text-decision.ts";
import { explanationText } from "./text-explanation.ts";
import { code, paragraph, plainStyle, printable, shorten, type TextStyle, word, words } from "./text-style.ts";
import type { StatementTrace } from "./trace.ts";

const arn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const narrow: TextStyle = { ...plainStyle, columns: 40 };
const tagged: TextStyle = { columns: 40, colour: true, paint: (tone, text) => `<${tone}>${text}</>` };

const denied: Denied = {
  decision: "Deny",
  reason: "limited-by-session-policy",
  message: "no Allow of the session policy covers `kms:Decrypt`",
  awsMessage: "User: x is not authorized",
  determining: [{ layer: "session-policy", policy: null }],
  notes: [{ rule: "E31", text: "read as for a key policy" }],
};

function statement(index: number, part: Partial<StatementTrace> = {}): StatementTrace {
  const failed = [{ element: "action" as const, wanted: ["kms:Encrypt"], actual: "kms:Decrypt" }];
  const place = {
    layer: "key-policy" as const,
    policy: null,
    statement: index,
    sid: `S${String(index)}`,
    line: index + 1,
  };
  return {
    ...place,
    file: "key.json",
    column: 5,
    effect: "Allow",
    verdict: "does-not-apply",
    by: [],
    delegates: false,
    matched: [],
    failed,
    ...part,
  };
}

function explained(
  levels: readonly (readonly StatementTrace[])[],
  part: Partial<Omit<Extract<Explanation, { decision: "Deny" }>, "decision">> = {},
): string {
  return explanationText(
    { ...denied, layers: [{ layer: "key-policy", levels }], grants: [], advice: [], remarks: [], ...part },
    plainStyle,
  );
}

describe("paragraph", () => {
  it("wraps between words, hangs, and never breaks an ARN or what stands in backticks", () => {
    const text = paragraph(
      words(`statement \`Allow use of the key\` covers ${arn} and more`, narrow),
      narrow,
      word("  1. ", narrow),
    );
    expect(text.split("\n")).toEqual([
      "  1. statement `Allow use of the key`",
      "     covers",
      `     ${arn}`,
      "     and more",
    ]);
  });

  it("counts what is seen: colour takes no room and stands for backticks", () => {
    const text = paragraph(words("a `b c` d", tagged), { ...tagged, columns: 7 });
    expect(text).toBe("a <name>b c</> d");
  });

  it("leaves a lone backtick where it is", () => {
    expect(paragraph(words("a ` b", narrow), narrow)).toBe("a ` b");
    expect(code("a`b")).toBe("a`b");
  });
});

describe("printable", () => {
  it("shows control characters, so that a document cannot steer the terminal", () => {
    expect(printable("a\u001B[31mb\nc\u009B")).toBe(String.raw`a\u001b[31mb\u000ac\u009b`);
    expect(decisionText({ ...denied, message: "\u001B[2J" }, plainStyle)).not.toContain("\u001B");
  });
});

describe("shorten", () => {
  it("counts the rest, but never just one", () => {
    expect(shorten([1, 2, 3, 4, 5, 6])).toEqual({ shown: [1, 2, 3, 4, 5, 6], more: 0 });
    expect(shorten([1, 2, 3, 4, 5, 6, 7])).toEqual({ shown: [1, 2, 3, 4, 5], more: 2 });
  });
});

describe("decisionText", () => {
  it("tells decision, reason and message on one line, then the notes", () => {
    expect(decisionText(denied, plainStyle).split("\n")).toEqual([
      "Deny   limited-by-session-policy  no Allow of the session policy covers `kms:Decrypt`",
      "  note: read as for a key policy (not documented by AWS; more: kms-cedar rules E31)",
      "",
    ]);
  });

  it("tells where statements stand", () => {
    const { layer, file, line, column } = { layer: "key-policy" as const, file: "key.json", line: 3, column: 5 };
    const text = decisionText({ ...denied, determining: [{ layer, statement: 0, file, line, column }] }, plainStyle);
    expect(text).toContain("\n  at key.json:3:5 in the key policy\n");
  });
});

describe("explanationText", () => {
  it("tells advice first, then AWS's words, then the layers", () => {
    const text = explained([[]], { advice: ["do this", "do that"], remarks: ["mind this"] });
    const order = [
      "To allow it, one of these\n  1. do this\n  2. do that",
      "Often missed\n  - mind this",
      "AWS says\n  User: x",
      "Key policy  no statement",
      "Not documented by AWS; denied because it is read so\n  - read as for a key policy (rule E31)\n  more on it: kms-cedar rules E31\n",
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((one, other) => one - other)).toEqual(places);
  });

  it("numbers no lone step", () => {
    expect(explained([[]], { advice: ["do this"] })).toContain("To allow it\n  do this\n");
  });

  it("numbers policies without a name, where there are several", () => {
    const two = [statement(0, { policyIndex: 0 }), statement(0, { policyIndex: 1 })];
    expect(explained([two])).toContain("· Allow  #1 › S0");
    expect(explained([two])).toContain("· Allow  #2 › S0");
    expect(explained([[statement(0, { policyIndex: 0 })]])).toContain("· Allow  S0");
    expect(explained([[statement(0, { policyIndex: 0 })], [statement(0, { policyIndex: 1 })]])).toContain("#2 › S0");
  });

  it("shows the nearest of many statements, and everything that denies or allows", () => {
    const far = { failed: [...statement(0).failed, ...statement(0).failed] };
    const many = Array.from({ length: 9 }, (_, index) => statement(index, far));
    const text = explained([[...many, statement(9, { effect: "Deny", verdict: "denies", failed: [] })]]);
    expect(text).toContain("✗ Deny   S9");
    expect(text).toContain("· Allow  S0");
    expect(text).not.toContain("S7");
    expect(text).toContain("and 5 more; `--format json` has all");
  });

  it.each([
    ["a slip", "role/Readr"],
    ["another path", "role/app/Reader"],
    ["another kind", "user/Reader"],
    ["a wildcard that is none", "role/*"],
  ])("takes %s in a principal for near", (_what, named) => {
    const arnOf = (name: string): string => `arn:aws:iam::111122223333:${name}`;
    const principal = (wanted: string) => ({
      failed: [{ element: "principal" as const, wanted: [arnOf(wanted)], actual: arnOf("role/Reader") }],
    });
    const others = Array.from({ length: 9 }, (_, index) => statement(index));
    const strangers = ["role/Writer", "role/Red"].map((name, index) => statement(20 + index, principal(name)));
    const text = explained([[...strangers, ...others, statement(9, principal(named))]]);
    expect(text).toContain("· Allow  S9");
    expect(text).not.toMatch(/S2[01]/u);
  });

  it("tells what a failed element wants and what it has", () => {
    const condition = { element: "condition" as const, operator: "StringNotEquals", key: "aws:SourceVpce" };
    const text = explained([
      [
        statement(0, { failed: [{ ...condition, wanted: ["vpce-1"], actual: ["vpce-1"] }] }),
        statement(1, { failed: [{ ...condition, operator: "StringLike", wanted: ["a", "b"], actual: null }] }),
        statement(2, { failed: [{ ...condition, operator: "Null", wanted: ["false"], actual: null }] }),
        statement(3, { failed: [{ element: "principal", wanted: ["not arn:a", "not arn:b"], actual: "arn:a" }] }),
      ],
    ]);
    expect(text).toContain("StringNotEquals `aws:SourceVpce`: wants anything but `vpce-1`; has `vpce-1`");
    expect(text).toContain("StringLike `aws:SourceVpce`: wants one of `a`, `b`; it is absent");
    expect(text).toContain("Null `aws:SourceVpce`: wants it present; it is absent");
    expect(text).toContain("principal: wants none of `arn:a`, `arn:b`; has `arn:a`");
  });

  it("tells first of all whom a statement means, and conditions only where all else fits", () => {
    const condition = { element: "condition" as const, operator: "Bool", key: "aws:k", wanted: ["true"], actual: null };
    const action = { element: "action" as const, wanted: ["kms:Sign"], actual: "kms:Decrypt" };
    const principal = { element: "principal" as const, wanted: ["arn:a"], actual: "arn:b" };
    expect(explained([[statement(0, { failed: [principal, action, condition] })]])).not.toMatch(/action:|Bool/u);
    const others = explained([[statement(0, { failed: [action, condition] })]]);
    expect(others).toContain("action: wants `kms:Sign`; has `kms:Decrypt`");
    expect(others).not.toContain("Bool");
  });

  it("tells why a Deny matched, and why the Allow that decides", () => {
    const matched = [
      { operator: "BoolIfExists", key: "aws:MultiFactorAuthPresent", wanted: ["false"], actual: ["false"] },
      { operator: "StringNotEquals", key: "aws:SourceVpce", wanted: ["vpce-1"], actual: null },
    ];
    const lines = [
      "matched: BoolIfExists `aws:MultiFactorAuthPresent` has `false`\n",
      "matched: StringNotEquals `aws:SourceVpce` is absent; wants anything but `vpce-1`\n",
    ];
    const denies = explained([[statement(0, { effect: "Deny", verdict: "denies", failed: [], matched })]]);
    const allow = statement(0, { verdict: "allows", failed: [], matched });
    const decides = explained([[allow]], { determining: [allow] });
    for (const line of lines) {
      expect(denies).toContain(line);
      expect(decides).toContain(line);
      expect(explained([[allow]])).not.toContain(line);
    }
  });

  it("says of a layer with levels what its silent level says", () => {
    const allows = statement(0, { verdict: "allows", failed: [] });
    expect(explained([[allows], [statement(1)]])).toContain("Key policy  nothing applies\n  level 1 of 2  allows\n");
    expect(explained([[allows], [allows]])).toContain("Key policy  allows\n");
  });

  it("tells of a grant to another grantee no more than that", () => {
    const grantee = { element: "grantee" as const, wanted: ["arn:a"], actual: "arn:b" };
    const operations = { element: "operations" as const, wanted: ["Sign"], actual: "Decrypt" };
    const text = (failed: readonly (typeof grantee | typeof operations)[]): string =>
      explained([[]], { grants: [{ grant: "g-1", verdict: "does-not-apply", by: null, failed }] });
    expect(text([grantee, operations])).toContain("grantee: wants `arn:a`; has `arn:b`");
    expect(text([grantee, operations])).not.toContain("operations:");
    expect(text([operations])).toContain("operations: wants `Sign`; has `Decrypt`");
  });

  it("tells of a grant why it does not apply", () => {
    const grants = [
      {
        grant: "g-1",
        verdict: "does-not-apply" as const,
        by: null,
        failed: [{ element: "token" as const, wanted: ["its grant token"], actual: null }],
      },
    ];
    expect(explained([[]], { grants })).toContain(
      "Grants  none applies\n  · g-1\n      token: wants `its grant token`; has none",
    );
  });
});
