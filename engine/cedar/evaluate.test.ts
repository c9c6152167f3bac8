import { describe, expect, it } from "vitest";
import { type Answer, evaluate, loadCedar, policySet, type PolicySet, validate } from "./evaluate.ts";

const uids = {
  principal: { type: "AWS::User", id: "u" },
  action: { type: "KMS::Action", id: "Decrypt" },
  resource: { type: "KMS::Key", id: "k" },
};
const permit = (condition: string): string => `permit (principal, action, resource) when { ${condition} };`;
const ask = (set: PolicySet, context: Parameters<typeof evaluate>[1]["context"] = {}) =>
  sorted(evaluate(set, { ...uids, context }));
/** Cedar lists reasons in any order. */
const sorted = (answer: Answer): Answer =>
  answer.fault === null ? { ...answer, reason: answer.reason.toSorted() } : answer;
const allowed = (...reason: readonly string[]) => ({ fault: null, allowed: true, reason });
const silent = { fault: null, allowed: false, reason: [] };

/** Exhausts the module's stack. */
const deep = Array.from({ length: 20_000 }, () => "1 == 1").join(" || ");

describe("evaluate", () => {
  it("names the policies that decide", async () => {
    await loadCedar();
    const set = policySet({ a: permit("context.n == 1"), b: permit("context.n < 3") });
    expect(ask(set, { n: 1 })).toEqual(allowed("a", "b"));
    expect(ask(set, { n: 2 })).toEqual(allowed("b"));
    expect(ask(set, { n: 3 })).toEqual(silent);
    const forbidden = policySet({ a: permit("true"), f: "forbid (principal, action, resource);" });
    expect(ask(forbidden)).toEqual({ fault: null, allowed: false, reason: ["f"] });
  });

  it("asks about the principal, action and resource given", () => {
    const set = policySet({
      p: permit('principal == AWS::User::"u" && action == KMS::Action::"Decrypt" && resource == KMS::Key::"k"'),
    });
    expect(ask(set)).toEqual(allowed("p"));
    expect(evaluate(set, { ...uids, principal: { type: "AWS::User", id: "v" }, context: {} })).toEqual(silent);
  });

  it("allows nothing without policies", () => {
    expect(ask(policySet({}))).toEqual(silent);
  });

  it("tells of text that is no policy, each time", () => {
    const wrong = policySet({ p: "permit everything" });
    for (const _time of [1, 2]) {
      const answer = ask(wrong);
      expect(answer.fault).toMatch(/unexpected token|parse/u);
      expect(answer).not.toHaveProperty("allowed");
    }
  });

  it("tells of an evaluation error, even where another policy allows", () => {
    const set = policySet({ ok: permit("true"), wrong: permit("context.absent == 1") });
    expect(ask(set).fault).toMatch(/^policy wrong: .*absent/u);
    expect(ask(set, { absent: 2 })).toEqual(allowed("ok"));
  });

  it("tells of a request that Cedar cannot read", () => {
    const answer = evaluate(policySet({}), { ...uids, principal: { type: "not a type", id: "u" }, context: {} });
    expect(answer.fault).not.toBeNull();
  });

  it.each([
    ["text", { a: "\ud800" }],
    ["a later text", { a: "ok", b: "x\udfff" }],
    ["a set", { a: ["ok", "\ud83d"] }],
    ["a record", { a: { arn: "x\ud83d" } }],
  ])("tells of a lone surrogate in %s", (_where, context) => {
    const set = policySet({ p: permit("context has a") });
    expect(ask(set, context)).toEqual({ fault: "the request holds text that is not well-formed Unicode" });
    expect(ask(set, { a: "😀", b: ["😀"], c: 1, d: true, e: { f: "g" } })).toEqual(allowed("p"));
  });
});

it.each(["principal", "resource"] as const)("tells of a lone surrogate in the id of the %s", (entity) => {
  const set = policySet({ p: permit("true") });
  const answer = evaluate(set, { ...uids, [entity]: { ...uids[entity], id: "\ud800" }, context: {} });
  expect(answer).toEqual({ fault: "the request holds text that is not well-formed Unicode" });
});

describe("the pool of slots", () => {
  it("serves more sets than it has slots, each with its own policies", () => {
    const sets = Array.from({ length: 4100 }, (_, index) => policySet({ p: permit(`context.n == ${String(index)}`) }));
    sets.forEach((set, index) => {
      if (ask(set, { n: index }).fault !== null) throw new Error(String(index));
    });
    for (const index of [0, 1, 3, 4, 4095, 4096, 4099]) {
      const set = sets[index] ?? policySet({});
      expect(ask(set, { n: index })).toEqual(allowed("p"));
      expect(ask(set, { n: index + 1 })).toEqual(silent);
    }
    expect(new Set(sets.map(({ slot }) => slot)).size).toBeLessThanOrEqual(4096);
    expect(Math.max(...sets.map(({ slot }) => slot))).toBeLessThan(4096);
  });

  it("parses a set once while it keeps its slot", () => {
    const set = policySet({ p: permit("true") });
    ask(set);
    const { slot } = set;
    ask(set);
    ask(policySet({ p: permit("false") }));
    expect(ask(set)).toEqual(allowed("p"));
    expect(set.slot).toBe(slot);
  });
});

describe("a trap", () => {
  it("is a fault, after which every set works again", () => {
    const set = policySet({ p: permit("context has a") });
    expect(ask(set, { a: 1 })).toEqual(allowed("p"));
    const before = set.generation;
    expect(ask(policySet({ p: permit(deep) })).fault).toMatch(/^Cedar failed: /u);
    expect(ask(set, { a: 1 })).toEqual(allowed("p"));
    expect(set.generation).toBe(before + 1);
    expect(ask(set)).toEqual(silent);
  });

  it("of validation is a problem, after which sets work again", () => {
    const set = policySet({ p: permit("true") });
    expect(ask(set)).toEqual(allowed("p"));
    expect(validate({ p: permit(deep) }, schema)).toEqual([expect.stringMatching(/^Cedar failed: /u)]);
    expect(ask(set)).toEqual(allowed("p"));
    expect(validate({ p: permit("true") }, schema)).toEqual([]);
  });
});

const schema = `namespace AWS { entity User; }
namespace KMS { entity Key; action Decrypt appliesTo { principal: [AWS::User], resource: [Key], context: { n?: Long } }; }`;

describe("validate", () => {
  it("finds nothing wrong with what cannot err", () => {
    expect(validate({ p: permit('context has "n" && context.n == 1') }, schema)).toEqual([]);
    expect(validate(permit('context has "n" && context.n == 1'), schema)).toEqual([]);
  });

  it("names the policy at fault", () => {
    expect(validate({ fine: permit("true"), wrong: permit("context.n == 1") }, schema)).toEqual([
      expect.stringMatching(/^wrong: .*`n`/u),
    ]);
  });

  it("tells what does not parse", () => {
    expect(validate({ p: "permit" }, schema)).not.toEqual([]);
    expect(validate({ p: permit("true") }, "entity")).not.toEqual([]);
  });
});
