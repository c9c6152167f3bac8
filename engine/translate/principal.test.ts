import { isAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import { describe, expect, it } from "vitest";
import { type Caller, readCaller } from "../context/caller.ts";
import { type Expression, fold, print } from "../expression/expression.ts";
import type { PrincipalElement } from "../model/policy.ts";
import { readEnvironment } from "../read/environment.ts";
import { parseAwsPrincipal, parseServicePrincipal } from "../read/principal-entry.ts";
import { callerEntities, callerTypes, matches, principalTest } from "./principal.ts";

const account = "111122223333";
const other = "444455556666";
const bob = `arn:aws:iam::${account}:user/bob`;
const bound = `arn:aws:iam::${account}:user/bound`;
const reader = `arn:aws:iam::${account}:role/app/Reader`;
const session = `arn:aws:sts::${account}:assumed-role/Reader/s-1`;
const fred = `arn:aws:sts::${account}:federated-user/Fred`;
const root = `arn:aws:iam::${account}:root`;
const service = "s3.amazonaws.com";

const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
const read = readEnvironment({
  principals: {
    [bob]: { uniqueId: "AIDABOB" },
    [bound]: { permissionsBoundary: policy },
    [reader]: { uniqueId: "AROAREADER" },
  },
  keys: {},
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

function caller(text: string): Caller {
  const found = readCaller(text, bob, environment);
  if (found === null) throw new Error(text);
  return found;
}

function element(entries: readonly string[], negated = false): PrincipalElement {
  return {
    negated,
    entries: entries.map((text) => {
      const entry = text.endsWith(".amazonaws.com") ? parseServicePrincipal(text) : parseAwsPrincipal(text);
      if ("code" in entry) throw new Error(entry.message);
      return entry;
    }),
  };
}

/** What folding says and what Cedar says of the printed form: they must agree. */
function holds(expression: Expression, who: Caller): unknown {
  const folded = fold(expression);
  const answer = isAuthorized({
    principal: { type: callerTypes[who.kind], id: who.text },
    action: { type: "KMS::Action", id: "Decrypt" },
    resource: { type: "KMS::Key", id: "k" },
    context: {},
    policies: { staticPolicies: { p: `permit (principal, action, resource) when { ${print(expression)} };` } },
    entities: callerEntities(who).map((entity) => ({ ...entity, attrs: {}, parents: [...entity.parents] })),
  });
  const said = answer.type === "success" ? answer.response.decision === "allow" : answer.errors;
  return folded.kind === "constant" && folded.value === said ? said : { folded, said };
}

describe("a Principal element", () => {
  it.each<readonly [readonly string[], string, boolean]>([
    [["*"], bob, true],
    [["*"], root, true],
    [["*"], service, false],
    [[account], bob, true],
    [[root], session, true],
    [[account], root, true],
    [[other], bob, false],
    [[account], service, false],
    [[bob], bob, true],
    [[bob], fred, true],
    [[bob], bound, false],
    [[reader], session, true],
    [[reader], reader, true],
    [[reader], bob, false],
    [[session], session, true],
    [[session], reader, false],
    [[fred], fred, true],
    [[fred], bob, false],
    [["AIDABOB"], bob, true],
    [["AIDABOB"], fred, true],
    [["AROAREADER"], session, true],
    [["AROAREADER:s-1"], session, true],
    [["AROAREADER:s-1"], reader, false],
    [[service], service, true],
    [["ec2.amazonaws.com"], service, false],
    [[`arn:aws:iam::${account}:user/b*`], bob, false],
    [[other, bob], bob, true],
    [[], bob, false],
  ])("of %j means %s: %s", (entries, text, expected) => {
    expect(holds(principalTest(element(entries), caller(text), false), caller(text))).toBe(expected);
  });

  it("of everyone includes services where the layer says so", () => {
    expect(holds(principalTest(element(["*"]), caller(service), true), caller(service))).toBe(true);
  });
});

it("a principal is asked of Cedar, and of no fact", () => {
  const test = (cedar: string, settled: boolean) => ({ kind: "test", cedar, reads: [], settled, fact: false });
  expect(principalTest(element([bob]), caller(bob), false)).toEqual(test(`principal in AWS::User::"${bob}"`, true));
  expect(principalTest(element(["*"]), caller(bob), false)).toEqual({
    kind: "not",
    of: test("principal is AWS::Service", false),
  });
});

describe("a NotPrincipal element", () => {
  it.each<readonly [readonly string[], string, boolean]>([
    [[account, bob], bob, false],
    [[root, bob], bob, false],
    [[bob], bob, true],
    [[account], bob, true],
    [[other, bob], bob, true],
    [[account, reader], session, false],
    [[account, reader, session], session, false],
    [[account, session], session, true],
    [[account, "AROAREADER"], session, false],
    [[account, fred], fred, false],
    [[account, "AIDABOB"], bob, false],
    [[account], root, false],
    [[other], root, true],
    [["*"], bob, false],
    [[service], service, false],
    [["ec2.amazonaws.com"], service, true],
    [["*"], service, false],
    [[account, bound], bound, true],
    [["*"], bound, true],
    [[account, bob], service, true],
    [[account, "AROAREADER:s-1"], session, true],
  ])("of %j hits %s: %s", (entries, text, expected) => {
    expect(holds(principalTest(element(entries, true), caller(text), false), caller(text))).toBe(expected);
  });
});

describe("matches", () => {
  const waysOf = (entries: readonly string[], text: string, services = false) =>
    [...matches(element(entries), caller(text), services)].map(([way, expression]) => [
      way,
      holds(expression, caller(text)),
    ]);

  it.each<readonly [readonly string[], string, readonly (readonly [string, boolean])[]]>([
    [
      ["*", account, bob, reader, session],
      session,
      [
        ["everyone", true],
        ["account", true],
        ["user", false],
        ["role", true],
        ["role-session", true],
      ],
    ],
    [[other, account], bob, [["account", true]]],
    [
      [account, "*"],
      root,
      [
        ["root", true],
        ["everyone", true],
      ],
    ],
    [
      [bob, fred],
      fred,
      [
        ["issuer", true],
        ["federated-user", true],
      ],
    ],
    [[`arn:aws:iam::${account}:user/*`], bob, []],
    [["*"], service, [["everyone", false]]],
  ])("of %j for %s", (entries, text, expected) => {
    expect(waysOf(entries, text)).toEqual(expected);
  });

  it("of everyone for a service, where the layer includes services", () => {
    expect(waysOf(["*"], service, true)).toEqual([["everyone", true]]);
  });
});

describe("callerEntities", () => {
  const parentsOf = (text: string) => callerEntities(caller(text))[0]?.parents.map(({ type, id }) => `${type} ${id}`);

  it("puts a federated user below no user where the request tells none", () => {
    const alone = readCaller(fred, null, environment);
    expect(alone && callerEntities(alone)[0]?.parents).toEqual([{ type: "AWS::Account", id: account }]);
  });

  it.each<readonly [string, readonly string[]]>([
    [root, [`AWS::Account ${account}`]],
    [bob, [`AWS::Account ${account}`, "AWS::UniqueId AIDABOB"]],
    [
      session,
      [`AWS::Account ${account}`, `AWS::Role ${reader}`, "AWS::UniqueId AROAREADER", "AWS::UniqueId AROAREADER:s-1"],
    ],
    [fred, [`AWS::Account ${account}`, `AWS::User ${bob}`, "AWS::UniqueId AIDABOB"]],
    [service, []],
  ])("puts %s below the names it answers to", (text, parents) => {
    expect(parentsOf(text)).toEqual(parents);
    const [own, ...names] = callerEntities(caller(text));
    expect(own?.uid).toEqual({ type: callerTypes[caller(text).kind], id: text });
    expect(names.map(({ uid }) => `${uid.type} ${uid.id}`)).toEqual(parents);
  });
});
