/** Broken rules of grants (E27-E38). */

import { type Break, broken } from "./break.ts";

const constraint = "translate/constraint.ts";
const paths = "translate/paths.ts";
const grants = "translate/grants.ts";

export const brokenGrants: readonly Break[] = [
  broken(
    "E28",
    "an encryption context may hold more than Equals says",
    constraint,
    `parts.push(equalPairs(equals, child))`,
    `parts.push(somePairs(equals, child))`,
  ),
  broken(
    "E28",
    "constraints compare without case",
    constraint,
    `.map((key) => [key, entries.get(key)])`,
    `.map((key) => [key.toLowerCase(), entries.get(key)?.toLowerCase()])`,
  ),
  broken(
    "E28",
    "DescribeKey needs the encryption context of the grant",
    constraint,
    `if (!ignored?.includes("encryption-context"))`,
    `if (operation !== "RetireGrant")`,
  ),
  broken(
    "E29",
    "a source ARN constraint is ignored",
    constraint,
    `if (sourceArn === null || ignored?.includes("source-arn")) return parts;`,
    `if (parts.length >= 0) return parts;`,
  ),
  broken(
    "E32",
    "a grant to an account needs no IAM policy",
    paths,
    `return { identity: match === "account",`,
    `return { identity: false,`,
  ),
  broken(
    "E33",
    "a child grant may name any operation",
    grants,
    `const scope = child ? delegates(operations) : always;`,
    `const scope = always;`,
  ),
  broken(
    "E34",
    "a grant is usable before it has spread",
    "grants.ts",
    `(propagated || tokens.some((presented) => presented === token))`,
    `true`,
  ),
  broken(
    "E35",
    "a grantee may always retire its grant",
    "translate/retire.ts",
    `grant.operations.includes("RetireGrant") ? grantMatch(grant.grantee, caller) : null`,
    `grantMatch(grant.grantee, caller)`,
  ),
  broken(
    "E35",
    "a key policy may give RetireGrant",
    "translate/program.ts",
    `if (permission.name === "RetireGrant")\n    return`,
    `if (permission.name === "RetireGrant" && situation.retired === null)\n    return`,
  ),
  broken(
    "E37",
    "a direct call is made for an AWS resource",
    "context/request-keys.ts",
    `"kms:GrantIsForAWSResource": fromRequest((_situation, { viaService }) => String(viaService !== undefined))`,
    `"kms:GrantIsForAWSResource": fromRequest((_situation, { viaService }) => String(viaService === undefined))`,
  ),
];
