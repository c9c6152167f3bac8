import { afterEach, describe, expect, it, vi } from "vitest";
import * as cedar from "./cedar/evaluate.ts";
import { createDecider } from "./decider.ts";
import type { Request } from "./model/request.ts";
import { readEnvironment } from "./read/environment.ts";
import { resolveRequest } from "./resolve.ts";

vi.mock("./cedar/evaluate.ts", { spy: true });
const evaluate = vi.mocked(cedar.evaluate);
const validate = vi.mocked(cedar.validate);

afterEach(() => {
  vi.resetAllMocks();
});

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;

const statement = (Sid: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  Sid,
  Effect: "Allow",
  Principal: { AWS: bob },
  Action: "kms:*",
  Resource: "*",
  ...rest,
});
const condition = (stage: string) => ({ Condition: { StringEquals: { "kms:EncryptionContext:stage": stage } } });
const identity = (Sid: string, rest: Readonly<Record<string, unknown>> = {}) => {
  const { Principal: _principal, ...own } = statement(Sid, rest);
  return { Version: "2012-10-17", Statement: [own] };
};
const grant = (id: string, constraint: string | null, grantee = bob) => ({
  GrantId: id,
  GranteePrincipal: grantee,
  Operations: ["Decrypt"],
  ...(constraint === null ? {} : { Constraints: { EncryptionContextEquals: { stage: constraint } } }),
});

interface Given {
  readonly policy?: readonly unknown[];
  readonly identity?: readonly unknown[];
  readonly grants?: readonly unknown[];
  readonly tags?: Readonly<Record<string, string>>;
}

const request: Request = {
  principal: bob,
  action: "kms:Decrypt",
  resource: key,
  input: { EncryptionContext: { stage: "prod" } },
};

function deciderOf({ policy = [], identity: identityPolicies = [], grants = [], tags = {} }: Given) {
  const read = readEnvironment({
    principals: { [bob]: { identityPolicies, tags } },
    keys: { [key]: { policy: { Statement: policy }, grants } },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return createDecider(resolveRequest(request, read.value));
}

const decide = (given: Given) => deciderOf(given).decide({ ...request, now: 0 });
const delegation = { Principal: { AWS: account } };
/** Two statements may open the way, and the caller's policy does. */
const several: Given = {
  policy: [
    statement("a", { ...delegation, ...condition("prod") }),
    statement("b", { ...delegation, ...condition("x") }),
  ],
  identity: [identity("c")],
};
/** Either side may be the one that is missing. */
const halfway: Given = {
  policy: [statement("a", { ...delegation, ...condition("dev") })],
  identity: [identity("c", condition("prod"))],
};
const boom = (thrown: unknown) => (): never => {
  throw thrown;
};

describe("whatever Cedar fails at denies", () => {
  const named: Given = { policy: [statement("a", condition("prod"))] };

  it.each<readonly [string, Given, () => void, string]>([
    ["at the question", named, () => evaluate.mockReturnValueOnce({ fault: "a trap" }), "a trap"],
    ["by throwing", named, () => evaluate.mockImplementationOnce(boom(new Error("a bang"))), "a bang"],
    ["by throwing a text", named, () => evaluate.mockImplementationOnce(boom("a text")), "a text"],
    [
      "by an Allow that names nothing",
      named,
      () => evaluate.mockReturnValueOnce({ fault: null, allowed: true, reason: [] }),
      "Cedar named no policy that allows",
    ],
    [
      "at the question why nothing allows",
      halfway,
      () =>
        evaluate
          .mockReturnValueOnce({ fault: null, allowed: false, reason: [] })
          .mockReturnValueOnce({ fault: "a late trap" }),
      "a late trap",
    ],
    [
      "at the check of the policies",
      named,
      () => validate.mockReturnValueOnce(["first", "second"]),
      "the policies do not compile: first; second",
    ],
  ])("%s", (_title, given, fail, message) => {
    expect(["Allow", "Deny"]).toContain(decide(given).decision);
    fail();
    const { decision, reason, message: told } = decide(given);
    expect({ decision, reason }).toEqual({ decision: "Deny", reason: "undecidable" });
    expect(told).toContain(message);
  });
});

describe("Cedar is asked", () => {
  /** How often for the decision, and how often once a reader has looked at the rest, twice. */
  const asked = (given: Given) => {
    const decision = decide(given);
    const first = [decision.decision, evaluate.mock.calls.length];
    const told = [decision.reason, decision.message, decision.determining.length];
    expect([decision.reason, decision.message, decision.determining.length]).toEqual(told);
    return [...first, evaluate.mock.calls.length, validate.mock.calls.length];
  };
  const grants = [grant("g", "dev"), grant("h", "prod")];

  it.each<readonly [string, Given, readonly unknown[]]>([
    ["once about what the request does not change", { policy: [statement("a")] }, ["Allow", 1, 1, 0]],
    ["once about the only cause", { policy: [statement("a", condition("prod"))] }, ["Allow", 1, 1, 1]],
    ["once about the only grant", { grants: [grant("g", "prod")] }, ["Allow", 1, 1, 1]],
    ["once about grants of one kind", { grants }, ["Allow", 1, 1, 1]],
    ["once about a Deny", { policy: [statement("a", { ...condition("prod"), Effect: "Deny" })] }, ["Deny", 1, 1, 1]],
    ["once where nothing can allow", {}, ["Deny", 1, 1, 0]],
    ["once where the only cause does not hold", { policy: [statement("a", condition("dev"))] }, ["Deny", 1, 1, 1]],
    [
      "once where none of several causes holds",
      { policy: [statement("a", condition("dev")), statement("b", condition("x"))], grants: [grant("g", "y")] },
      ["Deny", 1, 1, 1],
    ],
    ["again which of several causes holds, when someone looks", several, ["Allow", 1, 2, 1]],
    ["again which side is missing, when someone looks", halfway, ["Deny", 1, 2, 1]],
  ])("%s", (_title, given, expected) => {
    expect(asked(given)).toEqual(expected);
  });
});

describe("the notes of a decision", () => {
  const doubted: Given = { policy: [statement("a", { Resource: key, ...condition("prod") })] };

  it("ask Cedar, and read the request, when someone looks at them, once", () => {
    const input = vi.fn(() => request.input);
    const decision = deciderOf(doubted).decide({
      get input() {
        return input();
      },
      now: 0,
    });
    const counts = () => [evaluate.mock.calls.length, input.mock.calls.length];
    const before = counts();
    expect([decision.decision, decision.reason, before]).toEqual(["Allow", "allowed-by-key-policy", [1, 1]]);
    expect(counts()).toEqual(before);
    expect(decision.notes.map(({ rule }) => rule)).toEqual(["E49"]);
    const after = counts();
    expect(after[0]).toBeGreaterThan(1);
    expect(decision.notes).toHaveLength(1);
    expect(counts()).toEqual(after);
  });
});

describe("an Allow", () => {
  it.each<readonly [string, () => void]>([
    ["", () => evaluate.mockReturnValueOnce({ fault: "a late trap" })],
    [" by throwing", () => evaluate.mockImplementationOnce(boom(new Error("a late trap")))],
  ])("stands where Cedar fails%s at the question which cause it rests on", (_how, fail) => {
    const decision = decide(several);
    fail();
    expect({ ...decision }).toMatchObject({
      decision: "Allow",
      reason: "allowed-by-identity-policy",
      determining: [{ sid: "c" }],
    });
    expect(decision.message).toMatch(/^statement `c` of the identity policy lets /u);
  });

  it("tells no place where Cedar fails at the only question", () => {
    const decision = decide({
      ...several,
      identity: [identity("c", condition("prod")), identity("d", condition("x"))],
    });
    evaluate.mockReturnValueOnce({ fault: "a late trap" });
    expect({ ...decision }).toMatchObject({ decision: "Allow", determining: [] });
    expect(decision.message).toBe("a policy or grant lets `user/bob` call `kms:Decrypt` on `key/k`");
  });
});

describe("what settles a decision", () => {
  const told = (given: Given) => decide(given).determining.map(({ grant: id, sid }) => id ?? sid);

  it.each<readonly [string, Given, readonly string[]]>([
    ["is the first of equal ways", { policy: [statement("a"), statement("b"), statement("c")] }, ["a"]],
    [
      "is the plainest of several ways, wherever it stands",
      { policy: [statement("a", delegation), statement("b")], identity: [identity("c")] },
      ["b"],
    ],
    [
      "are the denying statements that hold, in their order",
      {
        policy: [
          statement("a", { Effect: "Deny", ...condition("prod") }),
          statement("b", { Effect: "Deny", ...condition("dev") }),
          statement("c", { Effect: "Deny" }),
          statement("d"),
        ],
        identity: [identity("e", { Effect: "Deny" })],
      },
      ["a", "c", "e"],
    ],
    [
      "is the grant that the request meets, and the caller's policy that an account needs",
      { grants: [grant("g", "dev", account), grant("h", "prod", account)], identity: [identity("c")] },
      ["h", "c"],
    ],
  ])("%s", (_title, given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

describe("a decider", () => {
  it("of a situation without a translation denies, and asks nothing", () => {
    const tagged = { Condition: { StringEquals: { "aws:PrincipalTag/team": "red" } } };
    const decider = deciderOf({ policy: [statement("a", tagged)], tags: { team: "red", Team: "blue" } });
    const { decision, reason, message } = decider.decide({ now: 0 });
    expect([decision, reason]).toEqual(["Deny", "undecidable"]);
    expect(message).toContain("two names differ only by case");
    expect(evaluate).not.toHaveBeenCalled();
  });
});
