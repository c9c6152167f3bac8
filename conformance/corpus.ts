/**
 * `tsx conformance/corpus.ts FOLDER`: reads every policy of a folder with `key-policies` and `identity-policies`, compiles
 * the readable ones for a caller, validates them strictly, and prints how many statements are exact Cedar and which facts
 * the others rest on. Ends with status 1 when a readable policy does not compile.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { validate } from "../engine/cedar/evaluate.ts";
import { testsOf } from "../engine/expression/expression.ts";
import { authorizerFor, readEnvironment, type Request } from "../engine/index.ts";
import { readPolicyText } from "../engine/read/policy.ts";
import { resolveRequest } from "../engine/resolve.ts";
import { buildProgram } from "../engine/translate/program.ts";
import { translateSituation } from "../engine/translate/translation.ts";

const root = process.argv[2];
if (root === undefined) throw new Error("name the folder");
const account = "111122223333";
const key = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const user = `arn:aws:iam::${account}:user/reader`;
const actions = ["kms:Decrypt", "kms:CreateGrant", "kms:DescribeKey"];
const refused = new Map<string, number>();
const facts = new Map<string, number>();
const count = { read: 0, refused: 0, exact: 0, factual: 0, broken: 0 };

for (const [folder, kind] of [
  ["key-policies", "key-policy"],
  ["identity-policies", "identity-policy"],
] as const) {
  for (const name of readdirSync(join(root, folder)).toSorted()) {
    const file = join(root, folder, name);
    const text = readFileSync(file, "utf8");
    const policy = readPolicyText({ file: name, text }, kind);
    if (!policy.ok) {
      count.refused += 1;
      for (const code of new Set(policy.diagnostics.map((diagnostic) => diagnostic.code))) {
        refused.set(code, (refused.get(code) ?? 0) + 1);
      }
      continue;
    }
    count.read += 1;
    await compile(name, kind, JSON.parse(text) as unknown);
  }
}

console.log(
  `documents: ${String(count.read)} read, ${String(count.refused)} refused, ${String(count.broken)} not compiling`,
);
for (const [code, times] of refused) console.log(`  refused: ${code} in ${String(times)}`);
console.log(`statements: ${String(count.exact)} exact Cedar, ${String(count.factual)} on facts`);
for (const [fact, times] of [...facts].toSorted(([, a], [, b]) => b - a))
  console.log(`  ${String(times).padStart(5)}  ${fact}`);
if (count.broken > 0) process.exitCode = 1;

async function compile(name: string, kind: "key-policy" | "identity-policy", document: unknown): Promise<void> {
  const open = { Statement: [{ Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" }] };
  const environment = readEnvironment({
    principals: { [user]: { identityPolicies: kind === "identity-policy" ? [document] : [] } },
    keys: { [key]: { policy: kind === "key-policy" ? document : open } },
  });
  if (!environment.ok) {
    broken(name, environment.diagnostics.map(({ message }) => message).join("; "));
    return;
  }
  const authorizer = await authorizerFor(environment.value);
  for (const action of actions) {
    const request: Request = { principal: user, action, resource: key };
    const program = buildProgram(resolveRequest(request, environment.value));
    const translation = translateSituation(program, { ...request, now: 0 });
    const problems = validate(translation.policies, translation.schema);
    const decision = authorizer.authorize(request);
    if (problems.length > 0 || decision.reason === "undecidable")
      broken(name, [...problems, decision.message].join("; "));
    if (action === actions[0]) tally(program, kind);
  }
}

function tally(program: ReturnType<typeof buildProgram>, kind: string): void {
  for (const { holds } of program.layers.find(({ name }) => name === kind)?.levels.flat() ?? []) {
    const found = testsOf(holds).filter(({ fact }) => fact);
    count[found.length === 0 ? "exact" : "factual"] += 1;
    for (const name of new Set(
      found.flatMap(({ reads }) => reads.map((attribute) => attribute.name.split("(")[0] ?? "")),
    )) {
      const title = name.startsWith("resource matches") ? "resource matches a pattern Cedar lacks" : name;
      facts.set(title, (facts.get(title) ?? 0) + 1);
    }
  }
}

function broken(name: string, why: string): void {
  count.broken += 1;
  console.error(`${name}: ${why}`);
}
