import { describe, expect, it } from "vitest";
import { createContext } from "../context/context.ts";
import { fold } from "../expression/expression.ts";
import { layers } from "../layers/list.ts";
import type { LayerName } from "../model/decision.ts";
import type { Request } from "../model/request.ts";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { determining, someHold, translateLayer } from "./statement.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;
const service = "s3.amazonaws.com";

type Rest = Readonly<Record<string, unknown>>;

/** One statement in a layer, translated for bob's Decrypt. */
function translate(
  name: LayerName,
  statement: Rest,
  { Version = "2012-10-17", ...request }: Partial<Request> & { readonly Version?: string } = {},
) {
  const whole = { Effect: "Allow", Action: "kms:*", Resource: "*", ...statement };
  const policy = { Version, Statement: [whole] };
  const empty = { Version, Statement: [] };
  const read = readEnvironment({
    accounts: { [account]: { serviceControlPolicies: [[], name === "service-control-policy" ? [empty, policy] : []] } },
    principals: { [bob]: { tags: { team: "red" }, identityPolicies: name === "identity-policy" ? [policy] : [] } },
    keys: { [key]: { policy: name === "key-policy" ? policy : empty, tags: { env: "prod" } } },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  const situation = resolveRequest({ principal: bob, action: "kms:Decrypt", resource: key, ...request }, read.value);
  const layer = layers.find((one) => one.name === name);
  if (layer === undefined) throw new Error(name);
  const levels = translateLayer(layer, { situation, settled: createContext(situation, { now: 0 }) })?.map(
    ({ statements }) => statements,
  );
  return levels?.flat() ?? [];
}

const holds = (...asked: Parameters<typeof translate>): unknown => {
  const folded = fold(someHold(translate(...asked)));
  return folded.kind === "constant" ? folded.value : folded.kind;
};

const everyone = { Principal: "*" };
const tagged = (key: string, value: unknown) => ({ Condition: { StringEquals: { [key]: value } } });

describe("a statement", () => {
  it.each<readonly [LayerName, Rest, Parameters<typeof translate>[2], unknown]>([
    ["key-policy", everyone, {}, true],
    ["key-policy", { Principal: { AWS: `${bob}2` } }, {}, false],
    ["key-policy", { ...everyone, Action: undefined }, {}, false],
    ["key-policy", { ...everyone, Resource: undefined }, {}, false],
    ["key-policy", { ...everyone, Action: [] }, {}, false],
    ["key-policy", { ...everyone, Action: "kms:Encrypt" }, {}, false],
    ["key-policy", { ...everyone, Resource: `${key}2` }, {}, false],
    ["key-policy", { ...everyone, Effect: "Deny" }, { principal: service }, true],
    ["key-policy", everyone, { principal: service }, false],
    ["key-policy", { ...everyone, ...tagged("aws:ResourceTag/env", "prod") }, {}, false],
    ["identity-policy", tagged("aws:ResourceTag/env", "prod"), {}, true],
    ["identity-policy", tagged("aws:ResourceTag/env", "dev"), {}, false],
    ["identity-policy", {}, {}, true],
    ["identity-policy", { Action: "kms:Sign" }, {}, false],
    ["identity-policy", tagged("aws:PrincipalTag/team", "${aws:PrincipalTag/team}"), {}, true],
    ["identity-policy", tagged("aws:PrincipalTag/team", "${aws:PrincipalTag/team}"), { Version: "2008-10-17" }, false],
    ["identity-policy", tagged("kms:ViaService", "s3.us-east-1.amazonaws.com"), {}, "test"],
    [
      "identity-policy",
      { Condition: { StringEquals: { "aws:username": "bob", "kms:CallerAccount": account } } },
      {},
      true,
    ],
    [
      "identity-policy",
      { Condition: { StringEquals: { "aws:username": "bob", "kms:CallerAccount": "x" } } },
      {},
      false,
    ],
  ])("of the %s: %j for %j: %s", (layer, statement, request, expected) => {
    expect(holds(layer, statement, request)).toBe(expected);
  });

  it("is named after its place: layer, level, policy, statement", () => {
    expect(translate("service-control-policy", {})).toMatchObject([{ id: "service-control-policy/1/1/0", level: 1 }]);
    expect(translate("key-policy", everyone)).toMatchObject([{ id: "key-policy/0/0/0", level: 0 }]);
  });

  it("tells its place to a decision", () => {
    const [found] = translate("key-policy", { ...everyone, Sid: "S" });
    expect(found && determining(found)).toEqual({
      layer: "key-policy",
      policy: null,
      policyIndex: 0,
      statement: 0,
      sid: "S",
      pointer: "/Statement/0",
      file: null,
      line: null,
      column: null,
    });
  });

  it("has ways of meaning the caller, where it names principals without negation", () => {
    const ways = (...asked: Parameters<typeof translate>) =>
      translate(...asked).map(({ matches }) => [...matches.keys()]);
    expect(ways("key-policy", { Principal: { AWS: [account, bob] } })).toEqual([["account", "user"]]);
    expect(ways("key-policy", { Effect: "Deny", NotPrincipal: { AWS: bob } })).toEqual([[]]);
    expect(ways("identity-policy", {})).toEqual([[]]);
  });

  it("of a layer that does not bind is none", () => {
    expect(translate("key-policy", everyone, { action: "kms:ListKeys", resource: undefined })).toEqual([]);
  });
});
