import { expect, it } from "vitest";
import { createDecider } from "./decider.ts";
import { readEnvironment } from "./read/environment.ts";
import { resolveRequest } from "./resolve.ts";
import { weightOf } from "./translate/weight.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;

function deciderOf(rest: Readonly<Record<string, unknown>>, tags = {}) {
  const statement = { Effect: "Allow", Principal: { AWS: bob }, Action: "kms:*", Resource: "*", ...rest };
  const Statement = ["a", "b", "c"].map((Sid) => ({ Sid, ...statement }));
  const read = readEnvironment({ principals: { [bob]: { tags } }, keys: { [key]: { policy: { Statement } } } });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return createDecider(resolveRequest({ principal: bob, action: "kms:Decrypt", resource: key }, read.value));
}

it("a decider weighs what its program does", () => {
  const { program, set, weight } = deciderOf({});
  expect(weight).toBe(weightOf(set, program));
});

it("a decider weighs what may be read otherwise, too", () => {
  const { program, set, weight } = deciderOf({ Resource: key });
  // Of a key policy's Resource there are two other readings; one is the engine's own answer here, the other allows nothing.
  expect(weight - weightOf(set, program)).toBe(weightOf({ policies: {} }, program));
});

it("a decider without a translation reads nothing, and weighs little", () => {
  const Condition = { StringEquals: { "aws:PrincipalTag/team": "red" } };
  const decider = deciderOf({ Condition }, { team: "red", Team: "blue" });
  expect(decider).toMatchObject({
    reads: [],
    weight: 1000,
    set: { policies: {} },
    fault: "two names differ only by case",
  });
});
