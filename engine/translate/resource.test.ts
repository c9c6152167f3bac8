import { describe, expect, it } from "vitest";
import { createContext } from "../context/context.ts";
import { evaluate, policySet } from "../cedar/evaluate.ts";
import { fold, print, testsOf } from "../expression/expression.ts";
import { readEnvironment } from "../read/environment.ts";
import type { Request } from "../model/request.ts";
import { resolveRequest } from "../resolve.ts";
import { contextFor } from "./compile.ts";
import { resourceTest } from "./resource.ts";

const account = "111122223333";
const id = "1234abcd";
const key = `arn:aws:kms:us-east-1:${account}:key/${id}`;
const alias = `arn:aws:kms:us-east-1:${account}:alias/orders`;
const user = `arn:aws:iam::${account}:user/bob`;

const read = readEnvironment({
  principals: { [user]: { tags: { key: id, star: "*" } } },
  keys: { [key]: { aliases: ["alias/orders"], tags: { id } } },
});
if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
const environment = read.value;

const onKey = { action: "kms:Decrypt", resource: key };
const onAlias = { action: "kms:CreateAlias", resource: alias };
const onNothing = { action: "kms:CreateKey" };

function translate(
  patterns: readonly string[],
  asked: Partial<Request>,
  negated = false,
  variables = true,
  hides = (_key: string) => false,
) {
  const request = { principal: user, ...onKey, ...asked };
  const situation = resolveRequest(request, environment);
  const settled = createContext(situation, { now: 0 });
  const expression = resourceTest({ negated, patterns }, { situation, settled, variables, hides });
  return { expression, context: createContext(situation, { ...request, now: 0 }) };
}

/** What folding says, or where the request settles it, what the facts say. */
function covers(...asked: Parameters<typeof translate>): unknown {
  const { expression, context } = translate(...asked);
  const folded = fold(expression);
  if (folded.kind === "constant") return folded.value;
  const answer = evaluate(policySet({ p: `permit (principal, action, resource) when { ${print(folded)} };` }), {
    principal: { type: "AWS::User", id: user },
    action: { type: "KMS::Action", id: "Decrypt" },
    resource: { type: "KMS::Key", id: key },
    context: contextFor(
      testsOf(folded).flatMap(({ reads }) => reads),
      context,
    ),
  });
  return answer.fault ?? answer.allowed;
}

describe("a Resource element covers the key", () => {
  it.each<readonly [string, boolean]>([
    ["*", true],
    ["***", true],
    [key, true],
    [`${key}*`, true],
    [`${key}?`, false],
    [`*${key}x`, false],
    [key.replace(id, "1234abc?"), true],
    [key.replace(id, "*"), true],
    [key.replace("us-east-1", "*"), true],
    [key.replace(`${account}:key`, "*"), false],
    [key.replace(`us-east-1:${account}`, "*:*"), true],
    [key.replace("key", "KEY"), false],
    [key.replace("us-east-1", "us-west-1"), false],
    ["arn:aws:kms", true],
    ["arn:aws:kms:us-east-1", true],
    ["arn:aws:kms:us-east-2", false],
    [`arn:aws:kms:us-east-1:${account}`, true],
    [`arn:aws:kms:us-east-1:${account}:`, false],
    ["arn:*", true],
    ["arn:aws:s3", false],
    [id, false],
    [`key/${id}`, false],
    [alias, false],
    ["alias/orders", false],
    ["x:*", false],
    [`*${id}`, true],
    ["arn:aws:kms:${aws:RequestedRegion}", false],
  ])("%s: %s", (pattern, expected) => {
    expect(covers([pattern], {})).toBe(expected);
    expect(covers([pattern], {}, true)).toBe(!expected);
  });

  it("when one of its patterns does", () => {
    expect(covers(["arn:aws:s3:::b", key], {})).toBe(true);
    expect(covers(["arn:aws:s3:::b", key], {}, true)).toBe(false);
    expect(covers([], {})).toBe(false);
    expect(covers([], {}, true)).toBe(true);
  });
});

describe("a Resource element over other targets", () => {
  it.each<readonly [string, Partial<Request>, boolean]>([
    [alias, onAlias, true],
    [`arn:aws:kms:*:${account}:alias/*`, onAlias, true],
    [key, onAlias, false],
    ["*", onNothing, true],
    ["**", onNothing, true],
    ["?", onNothing, false],
    ["arn:aws:kms:*:*:*", onNothing, false],
    [`arn:aws:kms:us-east-1:${account}:*`, onNothing, false],
  ])("%s for %j: %s", (pattern, asked, expected) => {
    expect(covers([pattern], { resource: undefined, ...asked })).toBe(expected);
  });
});

describe("variables in a Resource", () => {
  const tag = "${aws:PrincipalTag/key}";
  const head = `arn:aws:kms:us-east-1:${account}:key/`;
  it.each<readonly [string, Partial<Request>, boolean, boolean]>([
    [head + tag, {}, true, true],
    [head + tag, {}, false, false],
    [`${head}\${aws:PrincipalTag/none}`, {}, true, false],
    [`${head}\${aws:PrincipalTag/none, '${id}'}`, {}, true, true],
    [`${head}\${aws:PrincipalTag/star}`, {}, true, false],
    [`${head}\${*}`, {}, true, false],
    [`arn:aws:kms:\${aws:RequestedRegion}:${account}:key/${id}`, {}, true, false],
    [`${head}\${kms:EncryptionContext:id}`, { input: { EncryptionContext: { id } } }, true, true],
    [`${head}\${kms:EncryptionContext:id}`, { input: { EncryptionContext: { id: "x" } } }, true, false],
    [`${head}\${kms:EncryptionContext:id}`, {}, true, false],
    [`${head}\${aws:PrincipalTag/key}`, { context: { "aws:PrincipalTag/key": "x" } }, true, false],
    [`${head}\${aws:PrincipalTag/key}`, { context: { "aws:PrincipalTag/none": "x" } }, true, true],
  ])("%s for %j, known: %s, covers the key: %s", (pattern, asked, variables, expected) => {
    expect(covers([pattern], asked, false, variables)).toBe(expected);
  });
});

describe("a variable that the layer hides", () => {
  const pattern = `arn:aws:kms:us-east-1:${account}:key/\${aws:ResourceTag/id}`;
  const hidden = (name: string): boolean => name.startsWith("aws:ResourceTag/");

  it.each([true, false])("has no value, whether it is settled or given: %s", (given) => {
    const asked = given ? { context: { "aws:ResourceTag/id": id } } : {};
    expect(covers([pattern], asked)).toBe(true);
    expect(covers([pattern], asked, false, true, hidden)).toBe(false);
    expect(covers([pattern.replace("}", ", '*'}")], asked, false, true, hidden)).toBe(false);
    expect(covers([pattern.replace("}", `, '${id}'}`)], asked, false, true, hidden)).toBe(true);
  });
});

describe("a Resource element in Cedar", () => {
  const printed = (pattern: string, variables = true) => print(translate([pattern], {}, false, variables).expression);

  it.each([
    ["*", "true"],
    [key, `resource.arn == "${key}"`],
    ["arn:aws:kms:*", 'resource.arn like "arn:aws:kms:*:*:*"'],
    [`${key}\${*}`, `resource.arn == "${key}*"`],
    [`${key}\${*}*`, `resource.arn like "${key}\\**"`],
    [`${key}?`, `context["resource matches ${key}?"]`],
    [key.replace(id, "${aws:PrincipalTag/key}"), `resource.arn == "${key}"`],
    [key.replace(id, "${aws:PrincipalTag/none, 'a*'}*"), `resource.arn like "${key.replace(id, "a\\*")}*"`],
  ])("%s is %s", (pattern, cedar) => {
    expect(printed(pattern)).toBe(cedar);
  });

  it("tells a fact about literal text from one about a variable", () => {
    const pattern = `${key}\${aws:PrincipalTag/none}?`;
    expect(printed(pattern)).toBe(`context["resource matches ${pattern}"]`);
    expect(printed(pattern, false)).toBe(`context["resource matches ${pattern} without variables"]`);
  });

  it("tells a fact of a layer that hides a key from the same fact elsewhere", () => {
    const pattern = key.replace(id, "${kms:EncryptionContext:id}");
    const named = (hides: (name: string) => boolean) => print(translate([pattern], {}, false, true, hides).expression);
    expect(named(() => false)).toBe(`context["resource matches ${pattern}"]`);
    expect(named(() => true)).toBe(`context["resource matches ${pattern} in a key policy"]`);
  });

  it("is a fact where it has to be", () => {
    const facts = (pattern: string) => testsOf(translate([pattern], {}).expression).map(({ fact }) => fact);
    expect(facts(key)).toEqual([false]);
    expect(facts(`${key}?`)).toEqual([true]);
    expect(facts("*")).toEqual([]);
    expect(facts(key.replace(id, "${aws:PrincipalTag/key}"))).toEqual([false]);
    expect(facts(key.replace(id, "${kms:EncryptionContext:id}"))).toEqual([true]);
    expect(testsOf(translate([key.replace(id, "*")], {}).expression).flatMap(({ reads }) => reads)).toEqual([]);
  });
});
