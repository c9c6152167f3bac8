import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createAuthorizer,
  type Explanation,
  readEnvironment,
  readRequest,
  type StatementTrace,
} from "../../engine/index.ts";
import { allowReasons, denyReasons, layerNames } from "../../engine/model/decision.ts";
import { statementsAt } from "./attached.ts";
import { arbitraryCall } from "./call.ts";
import { arbitraryConditions, modifiers, operatorNames } from "./condition.ts";
import { arbitraryEnvironment } from "./environment.ts";
import { arbitraryGrant } from "./grant.ts";
import { intents } from "./intents.ts";
import { arbitraryPolicy } from "./policy.ts";
import { type PolicyPlace, policyPlaces, type StatementDocument } from "./policy-document.ts";
import { fixedNow } from "./pools.ts";
import { arbitraryRequest } from "./request.ts";
import { arbitraryScenario, type Scenario } from "./scenario.ts";

/** Counts by name, in two columns: held and failed, or seen and nothing. */
class Tally {
  readonly counts = new Map<string, { held: number; failed: number }>();

  add(name: string, held = true): void {
    const count = this.counts.get(name) ?? { held: 0, failed: 0 };
    count[held ? "held" : "failed"] += 1;
    this.counts.set(name, count);
  }

  held(name: string): number {
    return this.counts.get(name)?.held ?? 0;
  }

  least(name: string): number {
    const { held, failed } = this.counts.get(name) ?? { held: 0, failed: 0 };
    return Math.min(held, failed);
  }
}

const reasons = new Tally();
const operators = new Tally();
const modified = new Tally();
/** Operators with their modifiers, wherever they stand. */
const written = new Set<string>();
const elements = new Tally();
const verdicts = new Tally();
const principals = new Tally();
const grants = new Tally();
const requests = new Tally();
const seed = 20_260_203;
let total = 0;

beforeAll(async () => {
  const started = performance.now();
  for (const scenario of fc.sample(arbitraryScenario, { numRuns: 400, seed })) await play(scenario);
  const seconds = (performance.now() - started) / 1000;
  const rows = [...reasons.counts].toSorted(([, a], [, b]) => b.held - a.held);
  console.log(rows.map(([name, { held }]) => row(name, held, `${share(held)} %`)).join("\n"));
  console.log(`${String(total)} requests in ${seconds.toFixed(1)} s`);
  for (const tally of [operators, modified, elements, verdicts, grants, principals, requests]) {
    console.log([...tally.counts].map(([name, { held, failed }]) => row(name, held, failed)).join("\n"));
  }
}, 180_000);

function row(name: string, ...values: readonly (string | number)[]): string {
  return name.padEnd(40) + values.map((value) => String(value).padStart(8)).join("");
}

function share(count: number): string {
  return ((100 * count) / total).toFixed(2);
}

async function play({ environment, requests: asked, calls }: Scenario): Promise<void> {
  for (const [, name = ""] of JSON.stringify(environment).matchAll(/"((?:For\w+:)?[A-Z]\w+)":\{/gu)) written.add(name);
  const authorizer = await createAuthorizer(environment, { now: () => fixedNow });
  for (const request of asked) {
    const explanation = authorizer.explain(request);
    total += 1;
    reasons.add(explanation.reason);
    requests.add(request.resource?.replace(/^.*:/u, "").replace(/[^/]*$/u, "") ?? "no resource");
    for (const name of Object.keys(request)) requests.add(name);
    countGrants(explanation);
    for (const { layer, levels } of explanation.layers) {
      const documents = layer === "grants" ? [] : statementsAt(layer, environment, request);
      const traces = levels.flat();
      expect(traces.length).toBe(documents.length);
      traces.forEach((trace, index) => {
        verdicts.add(`${layer} ${trace.verdict}`);
        const document = documents[index];
        if (document !== undefined) countStatement(document, trace);
      });
    }
  }
  for (const call of calls) authorizer.authorizeCall(call);
}

function countGrants({ grants: traces }: Explanation): void {
  for (const { verdict, failed } of traces) {
    grants.add(`verdict ${verdict}`);
    for (const { element } of failed) grants.add(`${element} fails`);
  }
}

function countStatement(document: StatementDocument, { failed }: StatementTrace): void {
  for (const element of ["Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource"] as const) {
    const plain = element.replace("Not", "").toLowerCase();
    if (document[element] !== undefined) elements.add(element, !failed.some((failure) => failure.element === plain));
  }
  for (const name of principalKinds(document))
    principals.add(name, !failed.some(({ element }) => element === "principal"));
  for (const [block, keys] of Object.entries(document.Condition ?? {})) {
    for (const [key, values] of Object.entries(keys)) {
      const fails = failed.some(
        (failure) => failure.element === "condition" && failure.operator === block && failure.key === key,
      );
      const [, prefix = "", operator = "", suffix = ""] = /^(?:(\w+):)?(\w+?)(IfExists)?$/u.exec(block) ?? [];
      operators.add(operator, !fails);
      modified.add(`${prefix}${suffix}`, !fails);
      const texts = JSON.stringify(values);
      if (texts.includes("${")) elements.add("a variable", !fails);
      if (/\*|\?/u.test(texts)) elements.add("a wildcard", !fails);
      if (texts === "[]") elements.add("no value", !fails);
    }
  }
}

function principalKinds({ Principal, NotPrincipal }: StatementDocument): readonly string[] {
  const element = Principal ?? NotPrincipal;
  if (element === undefined || element === "*") return element === "*" ? ["everyone"] : [];
  return Object.entries(element).flatMap(([kind, names]) =>
    [names].flat().map((name) => (kind === "AWS" ? awsKind(name) : kind)),
  );
}

function awsKind(name: string): string {
  if (name === "*") return "AWS everyone";
  if (/^\d+$/u.test(name)) return "account id";
  if (/^(?:AIDA|AROA)/u.test(name)) return name.includes(":") ? "unique id of a session" : "unique id";
  if (name.includes("*")) return "wildcard";
  return name.replace(/^.*::\d+:/u, "").replace(/\/.*$/u, "");
}

const key = "arn:aws:kms:us-east-1:222233334444:key/k";
const user = "arn:aws:iam::222233334444:user/ann";

function asking(policy: unknown): unknown {
  return { principal: user, action: "kms:Decrypt", session: { policies: [policy] } };
}

/** An environment with one policy, at its place. */
function holding(place: PolicyPlace, policy: unknown): unknown {
  const at = (wanted: PolicyPlace, member: string, value: unknown) => (place === wanted ? { [member]: value } : {});
  const levels = at("service-control-policy", "serviceControlPolicies", [[policy]]);
  const account = { ...levels, ...at("resource-control-policy", "resourceControlPolicies", [policy]) };
  const identity = at("identity-policy", "identityPolicies", [policy]);
  return {
    accounts: { "222233334444": account },
    principals: { [user]: { ...identity, ...at("permissions-boundary", "permissionsBoundary", policy) } },
    keys: { [key]: at("key-policy", "policy", policy) },
    vpcEndpoints: { "vpce-0a": at("vpc-endpoint-policy", "policy", policy) },
  };
}

describe("what the generators make", () => {
  it.each(policyPlaces)("is readable as a %s", (place) => {
    for (const policy of fc.sample(arbitraryPolicy(place), { numRuns: 100, seed })) {
      const read = place === "session-policy" ? readRequest(asking(policy)) : readEnvironment(holding(place, policy));
      expect(read.ok ? [] : read.diagnostics).toEqual([]);
    }
  });

  it("is readable as grants, conditions, environments, requests and calls", () => {
    const some = <T>(arbitrary: fc.Arbitrary<T>): readonly T[] => fc.sample(arbitrary, { numRuns: 100, seed });
    for (const grant of some(arbitraryGrant))
      expect(readEnvironment({ keys: { [key]: { grants: [grant] } } }).ok).toBe(true);
    for (const Condition of some(arbitraryConditions)) {
      const policy = { Statement: { Effect: "Deny", Action: "*", Resource: "*", Condition } };
      expect(readEnvironment(holding("identity-policy", policy)).ok).toBe(true);
    }
    for (const environment of some(arbitraryEnvironment)) expect(readEnvironment(environment).ok).toBe(true);
    for (const request of some(arbitraryRequest)) expect(readRequest(request).ok).toBe(true);
    for (const call of some(arbitraryCall)) expect(readRequest(call).ok).toBe(true);
  });

  it("is allowed and denied in like shares", () => {
    const allowed = allowReasons.reduce((sum, reason) => sum + reasons.held(reason), 0);
    expect(total).toBeGreaterThan(2500);
    expect(allowed / total).toBeGreaterThan(0.3);
    expect(allowed / total).toBeLessThan(0.7);
  });

  // RCPFullAWSAccess is implied, so that resource control policies are never silent.
  const never = "limited-by-resource-control-policy";

  it.each([...allowReasons, ...denyReasons].filter((reason) => reason !== never))("ends in %s", (reason) => {
    expect(reasons.held(reason) / total).toBeGreaterThan(0.005);
  });

  it(`never ends in ${never}`, () => {
    expect(reasons.held(never)).toBe(0);
  });

  it.each(operatorNames)("holds and fails by %s", (operator) => {
    expect(operators.least(operator)).toBeGreaterThan(10);
  });

  it.each(modifiers)("holds and fails with the modifier %s", (modifier) => {
    expect(modified.least(modifier)).toBeGreaterThan(20);
  });

  it("has every operator with every modifier", () => {
    const prefixes = ["", "ForAllValues:", "ForAnyValue:"];
    const wanted = operatorNames
      .filter((operator) => operator !== "Null")
      .flatMap((operator) => prefixes.flatMap((prefix) => [`${prefix}${operator}`, `${prefix}${operator}IfExists`]));
    expect(wanted.filter((name) => !written.has(name))).toEqual([]);
  });

  it.each([
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "a variable",
    "a wildcard",
    "no value",
  ])("holds and fails by %s", (element) => {
    expect(elements.least(element)).toBeGreaterThan(10);
  });

  it.each([
    "everyone",
    "AWS everyone",
    "account id",
    "root",
    "user",
    "role",
    "assumed-role",
    "federated-user",
    "unique id",
    "unique id of a session",
    "Service",
  ])("names %s", (kind) => {
    expect(principals.least(kind)).toBeGreaterThan(2);
  });

  it.each(["wildcard", "Federated", "CanonicalUser"])("names %s", (kind) => {
    expect(principals.counts.get(kind)?.failed ?? 0).toBeGreaterThan(2);
  });

  it.each(layerNames.filter((layer) => layer !== "grants"))(
    "applies in the layer %s, to allow and to deny",
    (layer) => {
      for (const verdict of ["allows", "denies", "does-not-apply"]) {
        expect(verdicts.held(`${layer} ${verdict}`)).toBeGreaterThan(5);
      }
    },
  );

  it.each(["verdict allows", "grantee fails", "operations fails", "token fails", "constraint fails"])(
    "has grants: %s",
    (name) => {
      expect(grants.held(name)).toBeGreaterThan(5);
    },
  );

  it("has an intent of each name once", () => {
    expect(new Set(intents.map(({ name }) => name)).size).toBe(intents.length);
  });
});
