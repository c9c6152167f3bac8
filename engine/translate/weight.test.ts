import { expect, it } from "vitest";
import { readEnvironment } from "../read/environment.ts";
import { resolveRequest } from "../resolve.ts";
import { buildProgram } from "./program.ts";
import { weightOf } from "./weight.ts";

const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/k`;
const bob = `arn:aws:iam::${account}:user/bob`;

const allow = { Effect: "Allow", Action: "kms:*", Resource: "*" };
const grant = (id: string, constraints: Readonly<Record<string, unknown>> = {}) => ({
  GrantId: id,
  GranteePrincipal: bob,
  Operations: ["Decrypt"],
  Constraints: constraints,
});

function programOf(statements: number, policies: number, grants: readonly unknown[]) {
  const read = readEnvironment({
    principals: { [bob]: { identityPolicies: Array.from({ length: policies }, () => ({ Statement: [allow] })) } },
    keys: {
      [key]: {
        policy: { Statement: Array.from({ length: statements }, () => ({ ...allow, Principal: { AWS: bob } })) },
        grants,
      },
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics));
  return buildProgram(resolveRequest({ principal: bob, action: "kms:Decrypt", resource: key }, read.value));
}

const equals = { EncryptionContextEquals: { a: "1" } };

it.each<readonly [Readonly<Record<string, string>>, Parameters<typeof programOf>, number]>([
  [{}, [0, 0, []], 1000],
  [{ p: "12345", q: "678" }, [0, 0, []], 1032],
  [{}, [1, 0, []], 2000],
  [{}, [3, 2, []], 6000],
  [{}, [0, 0, [grant("g")]], 1100],
  [{}, [0, 0, [grant("g"), grant("h"), grant("i", equals)]], 1300],
  [{ p: "12345" }, [2, 1, [grant("g"), grant("i", equals)]], 4220],
])("the texts %j and a program of %j weigh %i", (policies, program, weight) => {
  expect(weightOf({ policies }, programOf(...program))).toBe(weight);
});
