import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { applyFixes } from "../../engine/lint/apply-fixes.ts";
import { type Finding, lintSources, rules } from "../../engine/lint/index.ts";
import { examplesOf } from "../../engine/lint/rules/page.ts";
import type { EnvironmentDocument } from "../../engine/model/documents.ts";
import { allActions, iamDecides } from "./actions.ts";
import { changePolicies, changeStatements, listOf, type Members } from "./policies.ts";
import { decisionsIn, forEveryWorldAnd, outcomes, type World } from "./world.ts";

/** A fix that a rule calls safe makes its finding vanish, and no decision changes by it. */

const source = (document: unknown) => ({ file: "environment.json", text: JSON.stringify(document, null, 2) });

async function findingsIn(document: unknown): Promise<readonly Finding[]> {
  const { findings, diagnostics } = await lintSources([source(document)], {
    choice: { preset: "all", severities: {} },
  });
  expect(diagnostics).toEqual([]);
  return findings;
}

/** The document after one fix. */
function fixed<T>(document: T, { fix }: Finding): T {
  return JSON.parse(applyFixes(source(document).text, fix === null ? [] : [fix])) as T;
}

async function checkEveryFix({ environment, requests }: World): Promise<number> {
  const findings = await findingsIn(environment);
  // One of each rule: those that follow differ in their place alone.
  const safe = findings.filter(
    (finding, index) =>
      finding.fix?.safe === true &&
      findings.findIndex(({ rule, fix }) => rule === finding.rule && fix?.safe === true) === index,
  );
  const before = outcomes(await decisionsIn({ environment, requests }));
  for (const finding of safe) {
    const changed = fixed(environment, finding);
    const isSame = (one: Finding) => one.rule === finding.rule;
    expect(
      (await findingsIn(changed)).filter(isSame).length,
      `${finding.rule} ${finding.pointer}: ${finding.message}`,
    ).toBeLessThan(findings.filter(isSame).length);
    expect(outcomes(await decisionsIn({ environment: changed, requests })), finding.message).toEqual(before);
  }
  return safe.length;
}

const account = "111122223333";
const keyArn = `arn:aws:kms:us-east-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const reader = `arn:aws:iam::${account}:role/Reader`;
const callers = [
  reader,
  `arn:aws:iam::${account}:role/Other`,
  `arn:aws:iam::${account}:user/Alice`,
  `arn:aws:iam::${account}:root`,
  "arn:aws:iam::444455556666:role/Partner",
  "arn:aws:iam::444455556666:root",
  "sns.amazonaws.com",
];
const root = { Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" };
const all = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "kms:*", Resource: "*" }] };

/** An example of a page as the policy of a key, or of the role that uses one. */
function environmentWith(kind: string, policy: Members): EnvironmentDocument {
  const isOfKey = kind === "key-policy";
  return {
    principals: {
      [reader]: { identityPolicies: isOfKey ? [all] : [policy] },
      ...Object.fromEntries(
        callers
          .slice(1)
          .filter(isIdentity)
          .map((arn) => [arn, { identityPolicies: [all] }]),
      ),
    },
    keys: {
      [keyArn]: { policy: isOfKey ? policy : { Version: "2012-10-17", Statement: [root] }, aliases: ["alias/app"] },
    },
  };
}

function isIdentity(arn: string): boolean {
  return /:(?:role|user)\//u.test(arn);
}

const examples = rules.flatMap(({ id }) => {
  const page = readFileSync(join(import.meta.dirname, "../../engine/lint/rules", id, "rule.md"), "utf8");
  return examplesOf(page, "Avoid").flatMap(({ kind, text }) => {
    const policy: unknown = JSON.parse(text);
    if (!["key-policy", "identity-policy"].includes(kind) || typeof policy !== "object") return [];
    return [{ id, kind, policy: policy as Members }];
  });
});

const arbitraryContext = fc.record(
  {
    "aws:SourceIp": fc.constantFrom("203.0.113.7", "203.0.114.1", "198.51.100.9"),
    "aws:MultiFactorAuthPresent": fc.constantFrom("true", "false"),
    "kms:ViaService": fc.constantFrom("s3.us-east-1.amazonaws.com", "sqs.us-east-1.amazonaws.com"),
    "aws:SourceAccount": fc.constantFrom(account, "444455556666"),
    "kms:GrantOperations": fc.constantFrom(["Decrypt"], ["Decrypt", "Encrypt"]),
  },
  { requiredKeys: [] },
);

it("a safe fix of an example changes no decision", async () => {
  const seen = new Set<string>();
  for (const { id, kind, policy } of examples) {
    const environment = environmentWith(kind, policy);
    const { findings } = await lintSources([source(environment)], { choice: { preset: "all", severities: {} } });
    if (!findings.some(({ fix }) => fix?.safe === true)) continue;
    seen.add(id);
    const asked = fc.record({
      principal: fc.constantFrom(...callers),
      action: fc.constantFrom(...allActions.filter((action) => !iamDecides({ action }))),
      resource: fc.constant(keyArn),
      context: arbitraryContext,
    });
    const requests = fc.array(asked, { minLength: 20, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(requests, async (some) => {
        await checkEveryFix({ environment, requests: some });
      }),
      { numRuns: 1 },
    );
  }
  // Those whose examples AWS would store: what it refuses has no decisions to change.
  expect([...seen].sort()).toEqual(expect.arrayContaining(promising));
});

const promising = [
  "deprecated-key",
  "empty-list",
  "implied-statement",
  "ip-host-bits",
  "missing-version",
  "redundant-action",
  "redundant-principal",
];

/** Mistakes whose fixes are safe, put into the statements of a world. */
const spoilers: readonly ((statement: Members) => readonly Members[])[] = [
  (statement) => [statement, statement],
  (statement) => [{ ...statement, Condition: statement["Condition"] ?? {} }],
  (statement) => [statement, withCondition(statement, "StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com")],
  (statement) => [withCondition(statement, "IpAddress", "aws:SourceIp", "203.0.113.7/24")],
  (statement) => [withCondition(statement, "StringEquals", "kms:CustomerMasterKeySpec", "SYMMETRIC_DEFAULT")],
  (statement) =>
    statement["Action"] === undefined
      ? [statement]
      : [{ ...statement, Action: [...listOf(statement["Action"]), "kms:decrypt", "kms:De*", "KMS:Decrypt"] }],
  (statement) => {
    const principal = statement["Principal"];
    if (typeof principal !== "object" || principal === null) return [statement];
    const { AWS, ...others } = principal as Members;
    return [{ ...statement, Principal: { ...others, AWS: [...listOf(AWS), account, `arn:aws:iam::${account}:root`] } }];
  },
];

function withCondition(statement: Members, operator: string, key: string, value: string): Members {
  const condition = (statement["Condition"] ?? {}) as Members;
  const block = (condition[operator] ?? {}) as Members;
  return { ...statement, Condition: { ...condition, [operator]: { ...block, [key]: value } } };
}

it("a safe fix changes no decision, whatever the world", async () => {
  let count = 0;
  const spoiling = fc.record({
    spoil: fc.constantFrom(...spoilers),
    version: fc.constantFrom(undefined, "2008-10-17"),
  });
  await forEveryWorldAnd(
    spoiling,
    async (world, { spoil, version }) => {
      const spoilt = changePolicies(
        changeStatements(world, (statements, layer) =>
          layer === "session-policy" ? statements : statements.flatMap(spoil),
        ),
        (document, layer) => (layer === "key-policy" ? { ...document, Version: version } : document),
      );
      const environment = JSON.parse(JSON.stringify(spoilt.environment)) as EnvironmentDocument;
      count += await checkEveryFix({ environment, requests: world.requests });
    },
    20,
  );
  expect(count).toBeGreaterThan(20);
});
